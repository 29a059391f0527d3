import { constants } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type BodyOutcome,
  describeUnanswered,
  fetchCapped,
  type Fetch,
  type Limits,
  validatorsOf,
} from './fetch-capped.ts';
import { reasonOf } from './log.ts';
import { resolveMediaUrl } from './network-policy.ts';
import { type Validators } from './playlist-store.ts';

export interface AssetRequest {
  readonly url: string;
  /** What its bytes must hash to, where that is known. */
  readonly sha256?: string;
  /** How many bytes are here already. */
  readonly from: number;
  /** Go on only if the file still has this strong ETag. */
  readonly ifRange?: string;
  /** Send nothing if the file is still this version. */
  readonly unlessStill?: Validators;
  /** Ask past every cache on the way. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
}

export type OpenedAsset =
  | { readonly kind: 'not-modified' }
  /** There is nothing from there on; the file has `total` bytes. */
  | { readonly kind: 'past-end'; readonly total?: number }
  /** It is not there, or not for us. */
  | { readonly kind: 'missing'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string; readonly retryAfterMs?: number }
  | {
      readonly kind: 'body';
      /** Where in the file the bytes begin. */
      readonly from: number;
      /** The size of the whole file, where it can be relied on. */
      readonly total?: number;
      /** Whether a transfer that was cut off can be told from one that came to its end. */
      readonly hasEnd: boolean;
      readonly validators: Validators;
      readonly read: (write: (chunk: Uint8Array) => Promise<void>, mostBytes: number) => Promise<BodyOutcome>;
      readonly cancel: () => Promise<void>;
    };

export type OpenAsset = (request: AssetRequest) => Promise<OpenedAsset>;

/** Opens media by address: http(s) over the network, `file:` inside `folder` alone. */
export function createAssetReader(world: {
  readonly fetch: Fetch;
  /** The folder that the playlist is read from, if it is one. */
  readonly folder?: string;
  /** The playlist's address, which decides what a redirect may lead to. */
  readonly baseUrl: () => string | undefined;
  readonly allowPlainHttp?: boolean;
  readonly limits?: Partial<Limits>;
}): OpenAsset {
  return (request) => (request.url.startsWith('file:') ? openFile(request, world.folder) : openWeb(request, world));
}

async function openWeb(
  { url, from, ifRange, unlessStill, fresh, signal }: AssetRequest,
  world: Parameters<typeof createAssetReader>[0],
): Promise<OpenedAsset> {
  const base = world.baseUrl() ?? url;
  const answer = await fetchCapped(world.fetch, {
    url,
    redirects: 'any',
    refuse: (to) => {
      const verdict = resolveMediaUrl(to, { baseUrl: base, allowPlainHttp: world.allowPlainHttp ?? false });
      return verdict.kind === 'refused' ? verdict.reason : undefined;
    },
    headers: {
      // Ranges count bytes as stored; a compressed answer has others.
      'accept-encoding': 'identity',
      ...(from > 0 ? { range: `bytes=${from}-` } : {}),
      ...(ifRange === undefined ? {} : { 'if-range': ifRange }),
      ...(unlessStill?.etag === undefined ? {} : { 'if-none-match': unlessStill.etag }),
      ...(unlessStill?.lastModified === undefined ? {} : { 'if-modified-since': unlessStill.lastModified }),
      ...(fresh === true ? { 'cache-control': 'no-cache' } : {}),
    },
    ...(signal ? { signal } : {}),
    ...(world.limits ? { limits: world.limits } : {}),
  });
  switch (answer.kind) {
    case 'not-modified':
      return { kind: 'not-modified' };
    case 'http-error': {
      if (answer.status === 416) return { kind: 'past-end', ...optional('total', answer.total) };
      const reason = describeUnanswered(answer);
      const passing = answer.status >= 500 || [408, 425, 429].includes(answer.status);
      return passing
        ? { kind: 'unreachable', reason, ...optional('retryAfterMs', answer.retryAfterMs) }
        : { kind: 'missing', reason };
    }
    case 'timeout':
    case 'unreachable':
    case 'bad-redirect':
      return { kind: 'unreachable', reason: answer.reason };
    case 'ok':
      break;
  }
  const { headers } = answer;
  const encoded = (headers.get('content-encoding') ?? 'identity') !== 'identity';
  const length = encoded ? undefined : wholeNumber(headers.get('content-length'));
  const body = {
    kind: 'body' as const,
    validators: encoded ? {} : validatorsOf(headers),
    // Fetch tells when a transfer broke off before its length or its last chunk; a bare close says nothing (N07).
    hasEnd: headers.has('content-length') || /chunked/i.test(headers.get('transfer-encoding') ?? ''),
    read: answer.read,
    cancel: answer.cancel,
  };
  if (answer.status === 200) return { ...body, from: 0, ...optional('total', length) };
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  if (start === undefined || encoded || from === 0) {
    await answer.cancel();
    // A part of a file that was not asked for, or that does not say where it belongs (reliability, N20).
    return { kind: 'past-end' };
  }
  return { ...body, from: Number(start), ...optional('total', size === '*' ? undefined : wholeNumber(size ?? null)) };
}

async function openFile({ url, from, unlessStill }: AssetRequest, folder: string | undefined): Promise<OpenedAsset> {
  const bare = new URL(url);
  bare.search = '';
  bare.hash = '';
  let handle;
  try {
    const path = await realpath(await onDisk(fileURLToPath(bare)));
    // The real path: a link on a stick must not show what lies elsewhere on this machine.
    if (folder === undefined || !path.startsWith((await realpath(folder)) + sep))
      return { kind: 'missing', reason: `outside the folder: ${bare.pathname}` };
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const gone = folder === undefined || (await realpath(folder).catch(() => undefined)) === undefined;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT' && !gone;
    return { kind: missing ? 'missing' : 'unreachable', reason: reasonOf(error) };
  }
  const file = handle;
  const stat = await file.stat();
  const etag = `"${stat.size}-${Math.round(stat.mtimeMs)}"`;
  const cancel = () => file.close();
  if (!stat.isFile()) {
    await cancel();
    return { kind: 'missing', reason: `not a file: ${bare.pathname}` };
  }
  if (unlessStill?.etag === etag) {
    await cancel();
    return { kind: 'not-modified' };
  }
  return {
    kind: 'body',
    from: Math.min(from, stat.size),
    total: stat.size,
    hasEnd: true,
    validators: { etag },
    cancel,
    async read(write, mostBytes) {
      try {
        let bytes = 0;
        const buffer = Buffer.alloc(1 << 20);
        for (let at = Math.min(from, stat.size); ;) {
          const got = await file.read(buffer, 0, buffer.length, at).catch((error: unknown) => reasonOf(error));
          if (typeof got === 'string') return { kind: 'unreachable', reason: got }; // the stick was pulled
          if (got.bytesRead === 0) {
            const after = await file.stat();
            return after.size === stat.size && after.mtimeMs === stat.mtimeMs
              ? { kind: 'whole', bytes }
              : { kind: 'unreachable', reason: 'the file was changed while it was copied' };
          }
          at += got.bytesRead;
          bytes += got.bytesRead;
          if (bytes > mostBytes) return { kind: 'too-big' };
          await write(buffer.subarray(0, got.bytesRead));
        }
      } finally {
        await file.close();
      }
    },
  };
}

/**
 * A path as the disk spells its last name. `ế` can be one character or three; a playlist typed on one system and a name
 * written by another often differ in this alone.
 */
async function onDisk(path: string): Promise<string> {
  const dir = dirname(path);
  const name = basename(path);
  const names = await readdir(dir).catch((): string[] => []); // the caller finds out that it is not there
  return names.includes(name) ? path : join(dir, names.find((one) => one.normalize() === name.normalize()) ?? name);
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
