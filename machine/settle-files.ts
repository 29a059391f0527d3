import { sha256Of, type Manifest } from './manifest.ts';
import type { PlannedFile } from './plan.ts';

/**
 * What is to be done about one file. `foreign`: somebody else wrote it; `changed`: we did, and it was changed by hand. Both
 * are left alone unless they are to be replaced.
 */
export type FileState = 'new' | 'unchanged' | 'update' | 'foreign' | 'changed';

export interface SettledFile {
  readonly file: PlannedFile;
  readonly state: FileState;
}

/**
 * Compares what is to be written with what is there.
 *
 * @param found  the text of a file, `undefined` where there is none
 */
export function settleFiles(
  files: readonly PlannedFile[],
  found: (path: string) => string | undefined,
  before: Manifest | undefined,
): readonly SettledFile[] {
  return files.map((file) => ({ file, state: stateOf(file, found(file.path), before) }));
}

function stateOf({ path, text }: PlannedFile, there: string | undefined, before: Manifest | undefined): FileState {
  if (there === undefined) return 'new';
  if (there === text) return 'unchanged';
  const written = before?.files.find((file) => file.path === path);
  if (written === undefined) return 'foreign';
  return written.sha256 === sha256Of(there) ? 'update' : 'changed';
}

/** What of an earlier installation is wanted no more, such as the files of the other display server. */
export function leftOver(files: readonly PlannedFile[], before: Manifest | undefined): readonly string[] {
  return (before?.files ?? []).map(({ path }) => path).filter((path) => files.every((file) => file.path !== path));
}
