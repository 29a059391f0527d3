import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../faults/seeded-random.ts';
import { bundle } from '../store/bundle.ts';
import { judgeAfterwards, judgeKilled, type KilledFact, type KilledVerdict } from '../store/killed-oracle.ts';

export interface JournalKills {
  /** Processes that were killed while they wrote. */
  readonly kills: number;
  /** Records that there were in the end, and what lives were told to be written. */
  readonly records: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly false: readonly string[];
}

/**
 * Kills the process in which the journal is written with SIGKILL, at random moments, `kills` times; each kill is followed by
 * an inspection of all that is there, and by a next life on the same files. After some lives another directory is taken, for
 * every inspection reads it whole. The same seed does the same as far as the machine does.
 */
export async function runJournalKills({
  kills,
  seed,
}: {
  readonly kills: number;
  readonly seed: number;
}): Promise<JournalKills> {
  const root = mkdtempSync(path.join(fastestTemp, 'journal-kills-'));
  const room = (name: string) => path.resolve(import.meta.dirname, '../..', name);
  try {
    await bundle(
      { life: room('test/store/killed-life.ts'), 'journal-worker': room('player/journal/journal-worker.ts') },
      root,
    );
    const random = seededRandom(seed);
    const verdicts: KilledVerdict[] = [];
    let killed = 0;
    for (let life = 0; life < kills;) {
      const dir = path.join(root, `${life}`);
      for (const name of ['data', 'delivered']) mkdirSync(path.join(dir, name), { recursive: true });
      const facts: KilledFact[] = [];
      const until = Math.min(kills, life + LIVES_EACH);
      for (; life < until; life++) {
        const wasOpening = random() < 0.1;
        facts.push(...(await lifeIn({ root, dir, life, wasOpening, waitMs: random() * LONGEST_MS })));
        killed++;
        verdicts.push({ ...(await judgeKilled(dir, facts)), records: 0, acknowledged: 0 });
        if (killed % 50 === 0) console.log(`journal: killed ${killed} of ${kills}`);
      }
      verdicts.push(await judgeAfterwards(dir, facts));
      rmSync(dir, { recursive: true });
    }
    const all = (kind: 'lost' | 'doubled' | 'false') => [...new Set(verdicts.flatMap((verdict) => verdict[kind]))];
    const sum = (kind: 'records' | 'acknowledged') => verdicts.reduce((total, verdict) => total + verdict[kind], 0);
    return {
      ...{ kills: killed, records: sum('records'), acknowledged: sum('acknowledged') },
      ...{ lost: all('lost'), doubled: all('doubled'), false: all('false') },
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** One life and its end: `waitMs` after its first acknowledgement, or, while it opens what is there, after its start. */
async function lifeIn({
  root,
  dir,
  life,
  wasOpening,
  waitMs,
}: {
  readonly root: string;
  readonly dir: string;
  readonly life: number;
  readonly wasOpening: boolean;
  readonly waitMs: number;
}): Promise<readonly KilledFact[]> {
  const child = spawn(process.execPath, [path.join(root, 'life.mjs'), dir, `${life}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const over = once(child, 'close') as Promise<[number | null]>;
  let said = '';
  const isWriting = Promise.withResolvers<void>();
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
    if (said.includes('"did":true')) isWriting.resolve();
  });
  if (!wasOpening) await Promise.race([isWriting.promise, over]);
  await sleep(waitMs);
  child.kill('SIGKILL');
  const [exitCode] = await over;
  if (exitCode !== null) throw new Error(`life ${life} ended by itself, with ${exitCode}`);
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as KilledFact);
}

/** A kill loses nothing of what a process has handed over, on whatever disk: in memory there are more moments to hit. */
const fastestTemp = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const LIVES_EACH = 20;
/** Some dozens of showings. */
const LONGEST_MS = 300;
