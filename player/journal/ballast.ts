import { existsSync, rmSync, statfsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file that is nothing but room, to be given up when a disk is full (DECISIONS 27). */
export interface Ballast {
  /** Lays it while there is room for it; a disk that is full already has none to spare. */
  lay(): Promise<void>;
  /** Whether there was any that could be given up. */
  giveUp(): boolean;
  /** Whether the disk has so little left that no ballast would be laid. Throws as the disk does. */
  isTight(): boolean;
}

export function ballastIn(dir: string): Ballast {
  const file = path.join(dir, 'ballast');
  const isTight = () => {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize < TIGHT_BYTES;
  };
  return {
    async lay() {
      try {
        if (!existsSync(file) && !isTight()) await writeFile(file, Buffer.alloc(BALLAST_BYTES, 1));
      } catch {
        // Going on without one is right: the ballast only matters on a disk that will be full one day.
      }
    },
    giveUp() {
      const isThere = existsSync(file);
      try {
        rmSync(file, { force: true });
        return isThere;
      } catch {
        return false; // a disk that can only be read
      }
    },
    isTight,
  };
}

/** Room for about 40,000 plays, two days of ten-second items on four screens. */
const BALLAST_BYTES = 8 * 2 ** 20;
const TIGHT_BYTES = 8 * BALLAST_BYTES;
