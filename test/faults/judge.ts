import { runRow } from './run-row.ts';
import { allRows } from './rows/all.ts';
import type { startPlayer } from '../../player/player.ts';

/**
 * A program: `node judge.ts PLAYER ROW [signed]` lets another player live through a row, in a process of its own, and
 * prints what the oracle said as JSON.
 */
const [player = '', id = '', mode = ''] = process.argv.slice(2);
const row = allRows.find((one) => one.id === id);
if (row === undefined) throw new Error(`no row ${id}`);
const program = (await import(player)) as { startPlayer: typeof startPlayer };
const violations = await runRow(row, { isSigning: mode === 'signed', startPlayer: program.startPlayer });
process.stdout.write(`${JSON.stringify(violations)}\n`, () => process.exit());
