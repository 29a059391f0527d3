import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes } from '../core/exit-codes.ts';
import { RELEASED_AT } from '../core/released-at.ts';
import type { PlayerOptions } from '../core/messages.ts';
import { readCaFile } from './ca-file.ts';
import { hostChannel } from './host-channel.ts';
import { createFetch } from './http.ts';
import { createLog, reasonOf } from './log.ts';
import { startPlayer } from './player.ts';
import type { Player, PlayerWorld } from './player-world.ts';
import { powerSwitches } from './power/find-switches.ts';
import { openConf } from './settings-store.ts';
import { readUpdateFaults } from './update-faults.ts';

/** The player process: a child of its host, told everything over their channel. Here the real clock, disk and network come in. */
const log = createLog('player', (line) => process.stderr.write(line), Date.now);
const host = hostChannel();
let player: Promise<Player | undefined> | undefined;

host.onMessage((message) => {
  switch (message.type) {
    case 'start':
      player ??= startPlayer(message.options, {
        ...networkFor(message.options),
        lanFetch: createFetch({ env: {}, userAgent: `bluezone-kiosk/${message.options.version}` }),
        now: Date.now,
        uptimeMs: () => performance.now(),
        random: Math.random,
        sleep: (ms, signal) => sleep(ms, undefined, { signal }),
        log,
        clockFloor: RELEASED_AT,
        updateFaults: readUpdateFaults,
        powerSwitches: powerSwitches(process.env, process.platform),
        openSettings: openConf,
        journalWorker: path.join(import.meta.dirname, 'journal-worker.js'),
        reportWorker: path.join(import.meta.dirname, 'report-worker.js'),
        tellHost: (word) => host.send(word),
        onBug: end,
      });
      player.catch(end);
      return;
    case 'set-screens':
      void player?.then((running) => running?.setScreens(message.screens));
      return;
    case 'host-fault':
      void player?.then((running) => running?.hostFault(message.code, message.message));
      return;
    case 'picture':
      void player?.then((running) => running?.pictured(message));
      return;
    case 'sight':
      void player?.then((running) => running?.sighted(message.screenId, message.sight));
      return;
    case 'stop':
      void stop();
  }
});
host.onLost(() => void stop());
// What nobody expected ends the process; the host starts it again, and the picture stays meanwhile.
process.on('uncaughtException', end);
// A terminal and a service manager signal the whole group; the host decides what it means, and tells us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

/** The network as the settings say; without its certificates a machine plays on, and tells why no server is believed. */
function networkFor({ proxy, caFile, version }: PlayerOptions): Required<Pick<PlayerWorld, 'fetch' | 'faults'>> {
  const { ca, faults } = certificatesIn(caFile);
  const settings = { ...(proxy === undefined ? {} : { proxy }), ...(ca === undefined ? {} : { ca }) };
  return { fetch: createFetch({ ...settings, env: process.env, userAgent: `bluezone-kiosk/${version}` }), faults };
}

function certificatesIn(caFile: string | undefined): { readonly ca?: string } & Required<Pick<PlayerWorld, 'faults'>> {
  if (caFile === undefined) return { faults: [] };
  try {
    return { ca: readCaFile(caFile), faults: [] };
  } catch (error) {
    const reason = reasonOf(error);
    log.error('certificates not read', { caFile, reason });
    return {
      faults: [{ code: 'CA_FILE_UNREADABLE', message: `the certificates in ${caFile} cannot be read: ${reason}` }],
    };
  }
}

async function stop(): Promise<void> {
  await (await player)?.stop();
  process.exit(exitCodes.ok);
}

function end(error: unknown): void {
  log.error('player ended by a bug', {
    reason: reasonOf(error),
    stack: error instanceof Error ? error.stack : undefined,
  });
  process.exit(exitCodes.bug);
}
