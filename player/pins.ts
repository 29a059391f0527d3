import { keepFile, readKeptFile } from './kept-file.ts';
import { reasonOf, type Log } from './log.ts';

/** What an address without a hash in the playlist turned out to hold (DECISIONS 19). */
export interface Pin {
  readonly sha256: string;
  readonly bytes: number;
  readonly etag?: string;
  readonly lastModified?: string;
  /** When the server last said so, epoch milliseconds. */
  readonly at: number;
}

/** Pins by absolute address, kept durably so that unhashed media is ready after a restart without a network. */
export interface Pins {
  get(url: string): Pin | undefined;
  /** Resolves once it is on the disk. Calls that come while one is being written share the next write. */
  set(url: string, pin: Pin): Promise<void>;
  /** Forgets the pins of other addresses. */
  keepOnly(urls: ReadonlySet<string>): Promise<void>;
}

/** Opens `path` (such as `<data>/pins.json`). Damage costs a download, so it is told and survived. */
export async function openPins({ path, log }: { readonly path: string; readonly log: Log }): Promise<Pins> {
  const file = await readKeptFile(path);
  for (const damaged of file.damaged) log.warn('kept pins were damaged', { path: damaged });
  const pins = new Map<string, Pin>(file.kind === 'read' ? entriesOf(file.value) : []);

  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const write = (): Promise<void> => {
    next ??= writing
      .catch(() => undefined) // whoever asked for that write was told
      .then(() => {
        next = undefined;
        return (writing = keepFile(path, Object.fromEntries(pins)));
      });
    return next;
  };

  return {
    get: (url) => pins.get(url),
    async set(url, pin) {
      pins.set(url, pin);
      await write();
    },
    async keepOnly(urls) {
      const before = pins.size;
      for (const url of pins.keys()) if (!urls.has(url)) pins.delete(url);
      if (pins.size === before) return;
      // Old pins do no harm; they are tried again with the next write.
      await write().catch((error: unknown) => log.warn('pins could not be written', { reason: reasonOf(error) }));
    },
  };
}

function entriesOf(value: unknown): readonly (readonly [string, Pin])[] {
  return Object.entries(value as Record<string, Pin>).filter(
    ([, pin]) => /^[0-9a-f]{64}$/.test(pin.sha256) && typeof pin.bytes === 'number',
  );
}
