import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncDir, writeDurably } from '../player/durable.ts';
import { reasonOf } from '../player/log.ts';
import type { Done } from './packages.ts';

/** This program, kept apart from its package while that is replaced. */
export interface KeptProgram {
  /** Has it there; nothing is done where it is. */
  keep(): Promise<Done>;
  letGo(): Promise<void>;
}

/**
 * A power cut in the middle of dpkg leaves some files of the old version and some of the new one, and a new version may
 * come with a Node that does not start here: either way nothing of the package could take it back. So Node and this program
 * (one file, which loads no other) lie beside it meanwhile, and what starts it (`machine/update-units.ts`) takes those
 * while the mark `whole` is there. Node is linked where it can be, which takes no room: dpkg replaces files, and never
 * writes into them.
 */
export function createKeptProgram(
  dir: string,
  { node, script }: { readonly node: string; readonly script: string },
): KeptProgram {
  const mark = path.join(dir, 'whole');
  async function letGo(): Promise<void> {
    await rm(mark, { force: true });
    await rm(dir, { recursive: true, force: true });
  }
  return {
    letGo,
    async keep() {
      // It is the one that runs, then.
      if (existsSync(mark)) return { kind: 'done' };
      try {
        await letGo(); // of what was cut off
        await mkdir(dir, { recursive: true, mode: 0o755 });
        const files = [path.join(dir, 'node'), path.join(dir, 'updater.js')] as const;
        await link(node, files[0]).catch(() => copyFile(node, files[0])); // another file system
        await copyFile(script, files[1]);
        for (const file of files) await synced(file);
        await syncDir(dir);
        await writeDurably(mark, '');
        await syncDir(path.dirname(dir));
        return { kind: 'done' };
      } catch (error) {
        return { kind: 'failed', why: reasonOf(error) }; // the disk is full, or cannot be written
      }
    },
  };
}

async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
