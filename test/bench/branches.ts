import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { table, type Report } from './report.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** How many of the ways through each file of trust and store the unit tests have gone. */
export interface Branches {
  /** Whether every test passed. */
  readonly passed: boolean;
  readonly files: readonly { readonly file: string; readonly total: number; readonly taken: number }[];
}

/** Runs the unit tests with V8 counting branches; `vitest.config.ts` names the files. */
export function runBranches(): Branches {
  const { status } = spawnSync('npm', ['run', '--silent', 'coverage'], { cwd: root, stdio: 'inherit' });
  const summary = JSON.parse(readFileSync(path.join(root, 'coverage', 'coverage-summary.json'), 'utf8')) as Readonly<
    Record<string, { readonly branches: { readonly total: number; readonly covered: number } }>
  >;
  const files = Object.entries(summary)
    .filter(([file]) => file !== 'total')
    .map(([file, { branches }]) => ({
      file: path.relative(root, file),
      total: branches.total,
      taken: branches.covered,
    }));
  return { passed: status === 0, files };
}

/** The figure: 100 % of the branches of the trust and store files. */
export function reportBranches({ passed, files }: Branches): Report {
  const rows = files.map(({ file, total, taken }) => [`\`${file}\``, String(taken), String(total)]);
  const sum = (of: 'total' | 'taken') => files.reduce((all, one) => all + one[of], 0);
  return {
    met: passed && files.length > 0 && sum('taken') === sum('total'),
    body: `${sum('taken')} of ${sum('total')} branches of the files that decide whom to believe and that keep bytes are gone through by the
unit tests, as V8 counts them (\`npm run coverage\`).

${table(['file', 'branches gone through', 'of'], rows)}`,
  };
}
