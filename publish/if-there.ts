import { readdir, readFile } from 'node:fs/promises';

/** The names in a folder; none when it is not there. Rejects as the disk does otherwise, for a file in its place too. */
export async function namesIfThere(dir: string): Promise<readonly string[]> {
  return (await ifThere(readdir(dir))) ?? [];
}

/** A file's bytes, if it is there. Rejects as the disk does otherwise. */
export async function readIfThere(file: string): Promise<Buffer | undefined> {
  return ifThere(readFile(file));
}

async function ifThere<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
