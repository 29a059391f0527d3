import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source.ts';

/** What is not for a player without Electron: its program, and what the campaign is drawn from. */
const LEFT_OUT = /^(out\/main\/electron\.js|out\/preload|media\/(source|render)|media\/[^/]*\.(ts|md))(\/|$)/;

/**
 * Copies what runs without Electron out of a built clone into a folder, laid out as in the clone, which is how the
 * programs find one another: `out/`, `media/`, licences, and of `package.json` that these are modules. Throws when the clone has not been built.
 */
export function copyProgram(into: string): void {
  mkdirSync(into, { recursive: true });
  for (const name of [
    'out/main',
    'out/page',
    'out/preview',
    'out/digest',
    'out/updater',
    'out/licences.txt',
    'media',
    'LICENSE',
  ])
    cpSync(path.join(root, name), path.join(into, name), {
      recursive: true,
      dereference: true,
      filter: (from) => !LEFT_OUT.test(path.relative(root, from).split(path.sep).join('/')),
    });
  writeFileSync(path.join(into, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
}
