import { chmod, mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { writeDurably } from '../player/durable.ts';
import type { Command, PlannedFile } from './plan.ts';

/** What installing does to the world. */
export interface MachineWorld {
  /** The text of a file, `undefined` where there is none. Rejects for one that cannot be read. */
  read(file: string): Promise<string | undefined>;
  /** Writes a file, readable by all whatever the umask; gives the folders that had to be made, the deepest first. */
  write(file: PlannedFile): Promise<readonly string[]>;
  /** Gives a file that is in the way another name. */
  putAside(file: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
  /** Removes a folder if nothing is in it. */
  removeFolder(folder: string): Promise<void>;
  run(command: Command): Promise<{ readonly code: number | null; readonly words: string }>;
}

/**
 * The files of a machine.
 *
 * @param root  `/`, on Windows nothing, where paths begin with a drive; a test has another
 */
export function filesUnder(root: string): Omit<MachineWorld, 'run'> {
  const at = (file: string) => path.join(root, file);
  return {
    async read(file) {
      try {
        return await readFile(at(file), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write({ path: file, text, mode }) {
      const made = await makeFolder(root, path.dirname(file));
      await writeDurably(at(file), text, mode);
      await chmod(at(file), mode);
      return made;
    },
    putAside: (file, to) => rename(at(file), at(to)),
    remove: (file) => rm(at(file), { force: true }),
    removeFolder: (folder) => rmdir(at(folder)).catch(() => undefined), // not empty, or gone: either is well
  };
}

/** Makes a folder that all may enter, and those above it. */
async function makeFolder(root: string, folder: string): Promise<readonly string[]> {
  const first = await mkdir(path.join(root, folder), { recursive: true, mode: 0o755 });
  if (first === undefined) return [];
  const made: string[] = [];
  for (let dir = folder; ; dir = path.dirname(dir)) {
    made.push(dir);
    await chmod(path.join(root, dir), 0o755);
    if (path.join(root, dir) === first || dir === path.dirname(dir)) return made;
  }
}
