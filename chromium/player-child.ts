import { fork } from 'node:child_process';
import type { ToHost } from '../core/messages.ts';
import type { PlayerChild } from '../player/supervise.ts';

/**
 * V8's room for what lives shortly, MiB, three times over in each thread. Its own 16 fill up before anything is cleared away,
 * which costs 40 MB that a player with 20 MB of its own things has no use for (10,000 changes, measured).
 */
const SMALL_NURSERY = '--max-semi-space-size=1';

/**
 * Starts the player process: plain Node on the built program, its log on our stderr, the token over IPC only.
 *
 * @param program  absolute path of the built `player.js`
 */
export function startPlayerChild(program: string): PlayerChild {
  const child = fork(program, [], {
    execArgv: [SMALL_NURSERY],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let ended = false;
  child.on('error', () => undefined); // what could not be started, or written to a closing channel, is told by its end
  return {
    send(message) {
      if (!ended && child.connected) child.send(message, () => undefined);
    },
    onMessage: (hear) => void child.on('message', (message) => hear(message as ToHost)), // one program on both ends
    onExit(hear) {
      const once = (code: number | null, signal: NodeJS.Signals | null) => {
        if (ended) return;
        ended = true;
        hear(code, signal);
      };
      child.on('exit', once);
      child.on('error', () => child.pid === undefined && once(null, null));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
