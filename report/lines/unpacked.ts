import { pipeline, Readable } from 'node:stream';
import { createGunzip, type ZlibOptions } from 'node:zlib';

/**
 * The bytes of a source, a piece after the other; what is gzip is unpacked, whatever it is called, also several in a row.
 * Rejects as the source and zlib do.
 *
 * @param options  how it is unpacked, where it is
 */
export async function* unpacked(source: Readable, options?: ZlibOptions): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await pieces.next();
  if (first.done === true) return;
  const all = from(first.value, pieces);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip(options);
  // What goes wrong is thrown to whoever reads what is unpacked.
  pipeline(Readable.from(all), gunzip, () => undefined);
  for await (const piece of gunzip) yield piece as Buffer;
}

async function* from(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
