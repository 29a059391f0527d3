import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A word that was sent to the socket, such as `WATCHDOG=1`. */
export interface Notified {
  readonly word: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A socket such as systemd listens on, of real datagrams: Perl receives them, for Node cannot. */
export interface NotifySocket {
  /** For `NOTIFY_SOCKET`. */
  readonly path: string;
  readonly heard: readonly Notified[];
  /** Waits for a word that comes after an instant, and gives it. */
  until(word: RegExp, limitMs: number, after?: number): Promise<Notified>;
  stop(): Promise<void>;
}

/** Writes each datagram to stdout, in a line. A descriptor that came with it is dropped, which tells its sender that it was heard. */
const RECEIVE = `$| = 1; socket(S, PF_UNIX, SOCK_DGRAM, 0) || die $!; bind(S, sockaddr_un($ARGV[0])) || die $!;
while (defined recv(S, $m, 65536, 0)) { print "$m\\n" }`;

/** @param onWord  called with each word as it comes */
export async function openNotifySocket(onWord: (one: Notified) => void = () => undefined): Promise<NotifySocket> {
  const dir = await mkdtemp(path.join(tmpdir(), 'bluezone-kiosk-notify-'));
  const file = path.join(dir, 'notify');
  const receiver = spawn('perl', ['-MSocket', '-e', RECEIVE, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const heard: Notified[] = [];
  createInterface({ input: receiver.stdout }).on('line', (word) => {
    const one = { word, at: Date.now() };
    heard.push(one);
    onWord(one);
  });
  for (const end = Date.now() + 5_000; !existsSync(file); await sleep(10))
    if (Date.now() > end) throw new Error('nobody listened within 5 s');
  return {
    path: file,
    heard,
    async until(word, limitMs, after = 0) {
      for (const end = Date.now() + limitMs; ; await sleep(20)) {
        const found = heard.find((one) => one.at > after && word.test(one.word));
        if (found !== undefined) return found;
        if (Date.now() > end) throw new Error(`no ${word} within ${limitMs} ms, only ${JSON.stringify(heard)}`);
      }
    },
    async stop() {
      receiver.kill();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
