import type { Operation } from './operations.ts';

/** Files by their path below the root; a directory has no bytes. */
export type Tree = ReadonlyMap<string, Uint8Array | undefined>;

/** What became of one change that was on its way to the disk when the power went. */
export type Fate = 'kept' | 'lost' | 'torn';

interface File {
  bytes: Uint8Array;
  pending: DataChange[];
}
interface Directory {
  entries: ReadonlyMap<string, number>;
  pending: EntryChange[];
}
type DataChange = { readonly offset: number; readonly data: Uint8Array } | { readonly length: number };
/** Names that change together, each with the number of its file or directory; none: it is removed. */
type EntryChange = readonly (readonly [name: string, inode: number | undefined])[];

/** Which promises of the file system hold in the model; each can be broken, to see that it is needed. */
export interface Promises {
  readonly fileSync: boolean;
  readonly dirSync: boolean;
}

/**
 * A disk that keeps no more than it must: what was not fsynced may be kept, lost or torn, each change by itself and in any
 * order. Data is on the disk after an fsync of its file; a name, its removal, and a new directory after an fsync of the
 * directory that holds it. A rename inside one directory is one change, one between two directories is two (the model
 * of Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014).
 */
export class DiskModel {
  readonly #promises: Promises;
  readonly #files = new Map<number, File>();
  readonly #directories = new Map<number, Directory>([[ROOT, { entries: new Map(), pending: [] }]]);
  #last = ROOT;

  constructor(promises: Promises = { fileSync: true, dirSync: true }) {
    this.#promises = promises;
  }

  apply(operation: Operation): void {
    switch (operation.kind) {
      case 'create':
        this.#files.set(++this.#last, { bytes: new Uint8Array(), pending: [] });
        return this.#enter(operation.path, this.#last);
      case 'mkdir':
        this.#directories.set(++this.#last, { entries: new Map(), pending: [] });
        return this.#enter(operation.path, this.#last);
      case 'unlink':
      case 'rmdir':
        return this.#enter(operation.path, undefined);
      case 'write':
        this.#fileAt(operation.path)?.pending.push({ offset: operation.offset, data: operation.data });
        return;
      case 'truncate':
        this.#fileAt(operation.path)?.pending.push({ length: operation.length });
        return;
      case 'rename':
        return this.#rename(operation.path, operation.to);
      case 'fsync':
        return this.#sync(operation.path);
      case 'failed': {
        // The kernel may call pages clean that it could not write: no later fsync brings them to the disk.
        const file = operation.call === 'fsync' ? this.#fileAt(operation.path) : undefined;
        if (file !== undefined) file.pending = [];
        return;
      }
      case 'utimes':
      case 'say':
        return;
    }
  }

  /** The changes on their way to the disk now: how many there are, and which of them carry data and so can be torn. */
  pending(): readonly { readonly canTear: boolean }[] {
    return [
      ...[...this.#files.values()].flatMap(({ pending }) => pending.map(() => ({ canTear: true }))),
      ...[...this.#directories.values()].flatMap(({ pending }) => pending.map(() => ({ canTear: false }))),
    ];
  }

  /** What is found after the power has gone now, with a fate for each of `pending`. */
  cut(fates: readonly Fate[]): Tree {
    let next = 0;
    const bytes = new Map<number, Uint8Array>();
    for (const [inode, file] of this.#files) {
      const changes = file.pending.flatMap((change) => changeWithFate(change, fates[next++]));
      bytes.set(inode, changes.length === 0 ? file.bytes : changed(file.bytes, changes));
    }
    const entries = new Map<number, ReadonlyMap<string, number>>();
    for (const [inode, { entries: synced, pending }] of this.#directories)
      entries.set(
        inode,
        entered(
          synced,
          pending.filter(() => fates[next++] === 'kept'),
        ),
      );
    const tree = new Map<string, Uint8Array | undefined>();
    const walk = (directory: number, above: string) => {
      for (const [name, inode] of entries.get(directory) ?? []) {
        const path = above === '' ? name : `${above}/${name}`;
        tree.set(path, bytes.get(inode));
        if (!bytes.has(inode)) walk(inode, path);
      }
    };
    walk(ROOT, '');
    return tree;
  }

  #sync(path: string): void {
    const inode = this.#inodeAt(path);
    const file = this.#files.get(inode ?? NOWHERE);
    const directory = this.#directories.get(inode ?? NOWHERE);
    if (file !== undefined && this.#promises.fileSync) {
      file.bytes = changed(file.bytes, file.pending);
      file.pending = [];
    }
    if (directory !== undefined && this.#promises.dirSync) {
      directory.entries = entered(directory.entries, directory.pending);
      directory.pending = [];
    }
  }

  #rename(from: string, to: string): void {
    const inode = this.#inodeAt(from);
    if (inode === undefined) throw new Error(`${from} was renamed, and was never made`);
    if (above(from) === above(to)) {
      this.#directoryAbove(from).pending.push([
        [nameOf(to), inode],
        [nameOf(from), undefined],
      ]);
      return;
    }
    this.#enter(to, inode);
    this.#enter(from, undefined);
  }

  #enter(path: string, inode: number | undefined): void {
    this.#directoryAbove(path).pending.push([[nameOf(path), inode]]);
  }

  #directoryAbove(path: string): Directory {
    const directory = this.#directories.get(this.#inodeAt(above(path)) ?? NOWHERE);
    if (directory === undefined) throw new Error(`the directory of ${path} was never made`);
    return directory;
  }

  #fileAt(path: string): File | undefined {
    return this.#files.get(this.#inodeAt(path) ?? NOWHERE);
  }

  /** As running programs see it: with all that is pending. */
  #inodeAt(path: string): number | undefined {
    if (path === '') return ROOT;
    return path.split('/').reduce<number | undefined>((inode, name) => {
      const directory = this.#directories.get(inode ?? NOWHERE);
      return directory === undefined ? undefined : entered(directory.entries, directory.pending).get(name);
    }, ROOT);
  }
}

const ROOT = 0;
const NOWHERE = -1;

function above(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function entered(entries: ReadonlyMap<string, number>, changes: readonly EntryChange[]): ReadonlyMap<string, number> {
  if (changes.length === 0) return entries;
  const after = new Map(entries);
  for (const [name, inode] of changes.flat()) {
    if (inode === undefined) after.delete(name);
    else after.set(name, inode);
  }
  return after;
}

function changeWithFate(change: DataChange, fate: Fate | undefined): readonly DataChange[] {
  if (fate === 'lost') return [];
  return fate === 'torn' && 'data' in change
    ? [{ offset: change.offset, data: change.data.subarray(0, change.data.length >> 1) }]
    : [change];
}

/** A write beyond the end of what was kept leaves zeros in between. */
function changed(bytes: Uint8Array, changes: readonly DataChange[]): Uint8Array {
  return changes.reduce<Uint8Array>((before, change) => {
    const length = 'length' in change ? change.length : Math.max(before.length, change.offset + change.data.length);
    const after = new Uint8Array(length);
    after.set(before.subarray(0, length));
    if ('data' in change) after.set(change.data, change.offset);
    return after;
  }, bytes);
}
