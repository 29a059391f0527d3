import { randomUUID } from 'node:crypto';
import { open, readdir, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { filesWithPlaces } from '../../core/playlist-files.ts';
import type { Playlist } from '../../core/playlist.ts';
import type { Words } from '../../core/words.ts';
import { renameDurably } from '../../player/durable.ts';
import { LARGEST_TAR_FILE_BYTES, TAR_BLOCK_BYTES, writeTarHeader } from '../../player/tar-header.ts';
import { PublishTrouble } from './channel.ts';

/**
 * Writes what is in force in a release folder into one file: the playlist, its trust files, and the media that the
 * playlist names. The file is there whole or not at all. Gives its size. Throws `PublishTrouble`; rejects as the disk does.
 *
 * @param playlist  what stands in `playlist.json`
 */
export async function writeBundle(out: string, playlist: Playlist, file: string): Promise<number> {
  const names = await namesFor(out, playlist);
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    const bundle = await open(beside, 'wx');
    let bytes = 0;
    try {
      for (const name of names) bytes += await add(bundle, name, path.join(out, ...name.split('/')));
      bytes += await write(bundle, Buffer.alloc(2 * TAR_BLOCK_BYTES));
      await bundle.sync();
    } finally {
      await bundle.close();
    }
    await renameDurably(beside, file);
    return bytes;
  } finally {
    await rm(beside, { force: true });
  }
}

/** In the order in which a player wants them: first what it judges by, then media in the order of the playlist. */
async function namesFor(out: string, playlist: Playlist): Promise<readonly string[]> {
  const trusts = (await readdir(path.join(out, 'trust')).catch(() => []))
    .filter((name) => /^[1-9]\d{0,3}\.json$/.test(name))
    .toSorted((a, b) => parseInt(a) - parseInt(b));
  const media = new Map(filesWithPlaces(playlist).map(({ file }) => [file.sha256 ?? file.url, file.url]));
  return ['playlist.json', ...trusts.map((name) => `trust/${name}`), ...media.values()];
}

async function add(bundle: FileHandle, name: string, from: string): Promise<number> {
  const source = await open(from);
  try {
    const { size } = await source.stat();
    if (size > LARGEST_TAR_FILE_BYTES) throw new PublishTrouble(tooLarge(name));
    await write(bundle, writeTarHeader(name, size));
    let left = size;
    for await (const chunk of source.createReadStream({ end: size - 1, autoClose: false, highWaterMark: 1 << 20 }))
      left -= await write(bundle, chunk as Uint8Array);
    if (left !== 0) throw new Error(`${name} changed while it was copied`);
    const padding = (TAR_BLOCK_BYTES - (size % TAR_BLOCK_BYTES)) % TAR_BLOCK_BYTES;
    return TAR_BLOCK_BYTES + size + (await write(bundle, new Uint8Array(padding)));
  } finally {
    await source.close();
  }
}

async function write(bundle: FileHandle, bytes: Uint8Array): Promise<number> {
  await bundle.writeFile(bytes); // at the end of what has been written; never less than all
  return bytes.length;
}

const tooLarge = (name: string): Words => ({
  en: `${name} is larger than the 8 GiB that a file in a bundle may have`,
  vi: `${name} lớn hơn 8 GiB, là cỡ lớn nhất của một tệp trong gói`,
});
