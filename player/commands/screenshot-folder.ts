import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeDurably } from '../durable.ts';
import { namesIn } from '../names-in.ts';

/** The screenshots that were asked for from afar, on this machine's disk. */
export interface ScreenshotFolder {
  /** Keeps one; gives the name of its file. Rejects as the disk does. */
  keep(
    png: Uint8Array,
    taken: { readonly screenId: string; readonly id: string; readonly at: number },
  ): Promise<string>;
  /** The bytes of one, `undefined` when it is gone. */
  read(name: string): Promise<Uint8Array | undefined>;
}

/** Keeps the newest `most` screenshots in `dir`; their names begin with the screen, and sort by time. */
export function screenshotFolder(dir: string, most = 50): ScreenshotFolder {
  const prune = async () => {
    const names = (await namesIn(dir)).filter((name) => NAME.test(name));
    const inOrder = names.toSorted((one, other) => (stampOf(one) < stampOf(other) ? -1 : 1));
    for (const name of inOrder.slice(0, -most)) await rm(path.join(dir, name), { force: true });
  };
  return {
    async keep(png, { screenId, id, at }) {
      const stamp = new Date(at).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
      const name = `${safeName(screenId)}-${stamp}-${safeName(id)}.png`;
      await writeDurably(path.join(dir, name), png);
      await prune();
      return name;
    },
    async read(name) {
      if (!NAME.test(name)) return undefined;
      return readFile(path.join(dir, name)).catch(() => undefined); // pruned, or taken away by a person
    },
  };
}

/** What stands between screen and command; neither is asked to begin or end in any way. */
function stampOf(name: string): string {
  return /-(\d{8}T\d{6}Z)-/.exec(name)?.[1] ?? '';
}

/** A name that every file system takes, and that leads nowhere else. */
function safeName(text: string): string {
  return encodeURIComponent(text).replaceAll('*', '%2A').replace(/^\./, '%2E').slice(0, 80);
}

const NAME = /^[A-Za-z0-9%_~!'()-][A-Za-z0-9%._~!'()-]*-\d{8}T\d{6}Z-[A-Za-z0-9._%-]+\.png$/;
