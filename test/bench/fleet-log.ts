import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { pollAgent } from '../../player/poll-agent.ts';

/** A day as the web server of a province writes it. */
export interface FleetDay {
  /** The log, packed with gzip. */
  readonly log: string;
  readonly lines: number;
  /** The register of its screens. */
  readonly register: string;
  /** The end of the day, RFC 3339. */
  readonly until: string;
}

/**
 * Writes the log of a day in the form `combined`: every screen asks once a minute, one in a hundred is dark for some hours,
 * at ten o'clock a new revision begins to reach them, and every fiftieth line is somebody else's.
 */
export async function writeFleetDay(dir: string, screens: number): Promise<FleetDay> {
  const log = path.join(dir, `access-${screens}.log.gz`);
  const register = path.join(dir, `screens-${screens}.csv`);
  const ids = Array.from({ length: screens }, (_, index) => `h${index % 11}-xa-${index % 200}-${index}`);
  writeFileSync(
    register,
    [
      'id,name,district,commune',
      ...ids.map((id, at) => `${id},Màn hình ${at},Huyện ${at % 11},Xã ${at % 200}`),
      '',
    ].join('\n'),
  );
  const agents = [12, 13].map((revision) =>
    ids.map((id, at) =>
      pollAgent({
        ...{ version: '0.4.0', screens: [id], revision, state: 'current' },
        faults: at % 97 === 0 ? ['STALE', 'DISK_FULL'] : [],
      }),
    ),
  );
  let lines = 0;
  function* minutes(): Generator<string> {
    for (let minute = 0; minute < 1440; minute++) {
      const all: string[] = [];
      const hour = String(Math.floor(minute / 60)).padStart(2, '0');
      const clock = `${hour}:${String(minute % 60).padStart(2, '0')}`;
      for (let at = 0; at < screens; at++) {
        if (at % 100 === 7 && minute > 300 && minute < 600 + (at % 400)) continue;
        const agent = agents[minute > 600 + (at % 45) ? 1 : 0]?.[at] ?? '';
        const second = String((at * 7) % 60).padStart(2, '0');
        const [request, by] =
          at % 50 === 49
            ? (['GET / HTTP/1.1', STRANGER] as const)
            : (['GET /kiosk/playlist.json HTTP/1.1', `${agent.slice(0, -1)}; c=${chainAt(at, minute)})`] as const);
        all.push(
          `10.${at % 64}.${(at >> 6) % 256}.${(at * 13) % 256} - - [22/Nov/2026:${clock}:${second} +0700] "${request}" 304 0 "-" "${by}"\n`,
        );
      }
      lines += all.length;
      yield all.join('');
    }
  }
  const gzip = spawn('gzip', ['-6'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(gzip, 'close');
  await Promise.all([pipeline(Readable.from(minutes()), gzip.stdin), pipeline(gzip.stdout, createWriteStream(log))]);
  await ended;
  return { log, lines, register, until: '2026-11-22T23:59:59+07:00' };
}

/** How far the record of plays of a screen has come, six entries a minute, with something like 8 digits of a hash. */
function chainAt(screen: number, minute: number): string {
  const seq = 1000 * screen + 6 * minute + 1;
  return `${seq}.${(Math.imul(seq, 2_654_435_761) >>> 0).toString(16).padStart(8, '0')}`;
}

const STRANGER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
