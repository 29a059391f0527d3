import { createFaultBoard } from '../../player/fault-board.ts';
import { startPlaylistRounds } from '../../player/playlist-rounds.ts';
import type { FaultServer } from './fault-server.ts';
import type { startLibrary } from './library.ts';

/** The rounds over a library that was started on this server; `wake` has them ask at once. */
export function startRounds(server: FaultServer, library: Awaited<ReturnType<typeof startLibrary>>) {
  const { all, source, log, progress, now, end } = library;
  const board = createFaultBoard(now);
  let wake = () => undefined as void;
  const rounds = startPlaylistRounds({
    source: {
      ...source,
      watch(onChange) {
        wake = onChange;
        return () => undefined;
      },
    },
    configUrl: server.url('/p.json'),
    ...{ library: all, faults: board, log, now, random: () => 0.5, goodAt: now() },
    onAdopted: () => undefined,
    onTaken: () => undefined,
  });
  progress.told = () => void rounds.consider();
  return {
    ...{ rounds, board },
    wake: () => wake(),
    async end() {
      await rounds.stop();
      await end();
    },
  };
}
