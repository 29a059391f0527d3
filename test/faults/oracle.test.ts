import { execFile } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../fakes/temp-dir.ts';
import type { Violation } from './oracle.ts';

interface Sabotage {
  readonly what: string;
  readonly rule: Violation['rule'];
  /** The row that brings it to light. */
  readonly row: string;
  readonly isSigning?: boolean;
  readonly file: string;
  readonly right: string;
  readonly wrong: string;
}

const sabotages: readonly Sabotage[] = [
  {
    ...{ what: 'a store that does not look at the hash', rule: 'I2', row: 'M01', file: 'player/media-store.ts' },
    ...{ right: 'const sha256 = part.sha256();', wrong: 'const sha256 = expected.sha256 ?? part.sha256();' },
  },
  {
    ...{ what: 'a library that does not wait for the media', rule: 'I1', row: 'P25', file: 'player/library.ts' },
    ...{ right: "if (decision.kind === 'wait') return decision;", wrong: '' },
  },
  {
    ...{ what: 'a reader that takes what strangers signed', rule: 'I2', row: 'P20', isSigning: true },
    ...{ file: 'player/trust/envelope.ts', right: '.size >= role.threshold', wrong: '.size >= 0' },
  },
  {
    ...{ what: 'rounds that do not ask again', rule: 'I3', row: 'N01', file: 'player/playlist-rounds.ts' },
    ...{ right: 'delayMs = source.nextAskDelayMs();', wrong: 'delayMs = 3_600_000;' },
  },
  {
    ...{ what: 'a journal that loses a showing', rule: 'I4', row: 'N01', file: 'player/journal/proof.ts' },
    ...{
      right: 'switch (fact.type) {',
      wrong: "if ('showing' in fact && fact.showing?.n === 7) return [];\n switch (fact.type) {",
    },
  },
  {
    ...{ what: 'a watchdog that leaves its timer behind', rule: 'I5', row: 'N01', file: 'player/watchdog.ts' },
    ...{ right: 'stop: () => clearInterval(timer),', wrong: 'stop: () => undefined,' },
  },
  {
    ...{ what: 'a fault that is never taken down', rule: 'I6', row: 'N01', file: 'player/playlist-rounds.ts' },
    ...{ right: 'for (const code of refusalCodes) faults.clear(code);', wrong: '' },
  },
];

const root = path.resolve(import.meta.dirname, '../..');

/** The player with one line of its own program put wrong. */
async function sabotaged({ file, right, wrong }: Sabotage): Promise<string> {
  const dir = await tempDir();
  for (const part of ['core', 'player', 'package.json'])
    await cp(path.join(root, part), path.join(dir, part), { recursive: true });
  await symlink(path.join(root, 'node_modules'), path.join(dir, 'node_modules'));
  const program = await readFile(path.join(dir, file), 'utf8');
  if (!program.includes(right)) throw new Error(`${file} has no line such as ${right}: sabotage another one`);
  await writeFile(path.join(dir, file), program.replace(right, wrong));
  return path.join(dir, 'player', 'player.ts');
}

describe.concurrent('the oracle', () => {
  for (const sabotage of sabotages) {
    const { what, rule, row, isSigning = false } = sabotage;
    it(`sees ${what} (${rule}, ${row})`, { timeout: 60_000 }, async () => {
      const judge = path.join(import.meta.dirname, 'judge.ts');
      const told = await promisify(execFile)(process.execPath, [
        ...[judge, await sabotaged(sabotage), row],
        ...(isSigning ? ['signed'] : []),
      ]);
      const violations = JSON.parse(told.stdout) as readonly Violation[];

      expect(violations.map((violation) => violation.rule)).toContain(rule);
    });
  }
});
