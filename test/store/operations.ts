import { relative } from 'node:path';

/** A change to a directory tree, with paths below its root (the root itself is empty), or something that was promised. */
export type Operation =
  | { readonly kind: 'create' | 'mkdir' | 'unlink' | 'rmdir' | 'utimes'; readonly path: string }
  | { readonly kind: 'fsync'; readonly path: string }
  /** A call that failed. */
  | { readonly kind: 'failed'; readonly call: string; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly data: Uint8Array }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'say'; readonly fact: string };

/** Reads what the shim wrote down about the tree at `root`.  */
export function readOperations(bytes: Buffer, root: string): readonly Operation[] {
  const operations: Operation[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0x0a, at);
    const [kind = '', path = '', to = '', offset = '', length = ''] = bytes.toString('utf8', at, end).split('\t');
    const data = bytes.subarray(end + 1, end + 1 + Number(length));
    at = end + 2 + data.length;
    operations.push(...operationOf(kind, relative(root, path), relative(root, to), Number(offset), data));
  }
  return operations;
}

function operationOf(kind: string, path: string, to: string, offset: number, data: Uint8Array): readonly Operation[] {
  switch (kind) {
    case 'create':
    case 'mkdir':
    case 'unlink':
    case 'rmdir':
    case 'utimes':
    case 'fsync':
      return [{ kind, path }];
    case 'write':
      return [{ kind, path, offset, data }];
    case 'truncate':
      return [{ kind, path, length: offset }];
    case 'rename':
      return [{ kind, path, to }];
    case 'say':
      return Buffer.from(data)
        .toString()
        .trimEnd()
        .split('\n')
        .map((fact) => ({ kind, fact }));
    default:
      if (kind.startsWith('failed ')) return [{ kind: 'failed', call: kind.slice('failed '.length), path }];
      throw new Error(`the shim wrote down what nobody knows: ${kind}`);
  }
}
