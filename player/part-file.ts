import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, rm, stat, writeFile } from 'node:fs/promises';

/** Where the bytes of a part came from, so that a later run can go on with them. */
export interface PartOrigin {
  readonly url: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/**
 * A file on its way into the store: the bytes so far, and the SHA-256 of them, counted as they are written. It outlives
 * the process; opened again it reads what it has and goes on. Not durable: what a power cut leaves is decided by the
 * hash at the end.
 */
export class PartFile {
  readonly path: string;
  #file: FileHandle;
  #hash: Hash;
  #bytes: number;
  #head: Buffer;
  #origin: PartOrigin | undefined;
  readonly #boot: string;

  private constructor(
    path: string,
    boot: string,
    state: { file: FileHandle; hash: Hash; bytes: number; head: Buffer; origin: PartOrigin | undefined },
  ) {
    this.path = path;
    this.#boot = boot;
    this.#file = state.file;
    this.#hash = state.hash;
    this.#bytes = state.bytes;
    this.#head = state.head;
    this.#origin = state.origin;
  }

  /**
   * Opens the part at `path` (`….part`), or begins it. Its origin is known only while the system has not been started
   * again: a power cut leaves holes that no ETag tells of. Rejects as the disk does.
   *
   * @param boot  the name of the time since the system was started
   */
  static async open(path: string, boot: string): Promise<PartFile> {
    const hash = createHash('sha256');
    let bytes = 0;
    let head = Buffer.alloc(0);
    const there = await stat(path).catch(() => undefined);
    if (there?.isFile() && there.size > 0) {
      for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
        if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      }
    }
    const origin = bytes > 0 ? await readOrigin(originPath(path), boot) : undefined;
    return new PartFile(path, boot, { file: await open(path, 'a'), hash, bytes, head, origin });
  }

  /** How many bytes are there. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The first bytes, up to 64, by which a kind of file is known. */
  get head(): Uint8Array {
    return this.#head;
  }

  get origin(): PartOrigin | undefined {
    return this.#origin;
  }

  /** SHA-256 of the bytes so far, in hexadecimal. */
  sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  /** Throws away what is there, to begin again. */
  async restart(): Promise<void> {
    await this.#file.truncate(0);
    this.#hash = createHash('sha256');
    this.#bytes = 0;
    this.#head = Buffer.alloc(0);
    this.#origin = undefined;
  }

  /** Says where the bytes that follow come from; written before them. */
  async setOrigin(origin: PartOrigin): Promise<void> {
    await writeFile(originPath(this.path), JSON.stringify({ ...origin, boot: this.#boot }));
    this.#origin = origin;
  }

  async append(chunk: Uint8Array): Promise<void> {
    for (let done = 0; done < chunk.length;) {
      const { bytesWritten } = await this.#file.write(chunk, done);
      // What was written before a full disk is counted too: the file, the hash and the count never differ.
      this.#hash.update(chunk.subarray(done, done + bytesWritten));
      done += bytesWritten;
      this.#bytes += bytesWritten;
    }
    if (this.#head.length < HEAD_BYTES)
      this.#head = Buffer.concat([this.#head, chunk.subarray(0, HEAD_BYTES - this.#head.length)]);
  }

  /** Puts the bytes on the disk. One try: after a failed fsync the file counts as not written (reliability, D06). */
  async sync(): Promise<void> {
    await this.#file.sync();
  }

  /** Closes it and leaves it for another day. May be called twice. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Closes and removes it. */
  async discard(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true });
    await this.forgetOrigin();
  }

  /** Removes the note on its origin, once the part itself has been moved. */
  async forgetOrigin(): Promise<void> {
    await rm(originPath(this.path), { force: true });
  }
}

const HEAD_BYTES = 64;

function originPath(path: string): string {
  return path.replace(/\.part$/, '.json');
}

async function readOrigin(path: string, now: string): Promise<PartOrigin | undefined> {
  try {
    const { url, etag, lastModified, boot } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    if (typeof url !== 'string' || boot !== now) return undefined;
    return {
      url,
      ...(typeof etag === 'string' ? { etag } : {}),
      ...(typeof lastModified === 'string' ? { lastModified } : {}),
    };
  } catch {
    return undefined; // absent or torn: the part is used only where a hash will judge it
  }
}
