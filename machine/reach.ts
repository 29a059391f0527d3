import { statSync } from 'node:fs';
import path from 'node:path';

/**
 * The first of these files, or of the folders above it, that a user who owns nothing cannot read or enter; `undefined` when
 * all can be reached.
 *
 * @param modeOf  the mode of a file or folder, as in stat(2); `undefined` where there is none
 */
export function unreachable(
  files: readonly string[],
  modeOf: (file: string) => number | undefined = realMode,
): string | undefined {
  for (const file of files) {
    const above: string[] = [];
    for (let dir = path.dirname(file); ; dir = path.dirname(dir)) {
      above.unshift(dir);
      if (dir === path.dirname(dir)) break;
    }
    const closed = above.find((dir) => ((modeOf(dir) ?? 0) & OTHERS_ENTER) === 0);
    if (closed !== undefined) return closed;
    if (((modeOf(file) ?? 0) & OTHERS_READ) === 0) return file;
  }
  return undefined;
}

const OTHERS_READ = 0o4;
const OTHERS_ENTER = 0o1;

function realMode(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mode;
}
