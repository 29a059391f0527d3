import { createHash } from 'node:crypto';
import { truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openBundle } from '../../player/bundle-file.ts';
import { writeTarHeader } from '../../player/tar-header.ts';
import { tempDir } from '../fakes/temp-dir.ts';

let file: string;
beforeEach(async () => void (file = path.join(await tempDir(), 'a.bundle')));

const clip = Buffer.from('the bytes of a clip');
const hash = createHash('sha256').update(clip).digest('hex');
const END = Buffer.alloc(1024);
const entry = (name: string, data: Buffer | string, header = writeTarHeader(name, Buffer.byteLength(data))) => {
  const bytes = Buffer.from(data);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
};
const playlist = entry('playlist.json', '{}');
const opened = async (...parts: readonly Uint8Array[]) => {
  await writeFile(file, Buffer.concat(parts));
  return openBundle(file);
};
/** The header of a file, changed at will, its sum put right again. */
const forged = (name: string, bytes: number, change: (header: Buffer) => void) => {
  const header = Buffer.from(writeTarHeader(name, bytes));
  change(header);
  header.write('        ', 148);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
};

describe('openBundle', () => {
  it('gives the playlist, the trust files and media by their hash', async () => {
    const trust = entry('trust/1.json', '{"trust":1}');
    const read = await opened(playlist, trust, entry(`media/${hash}.mp4`, clip), END);
    if (read.kind === 'refused') throw new Error(read.why);
    const { bundle } = read;

    expect(Buffer.from(bundle.playlist).toString()).toBe('{}');
    expect(await bundle.beside('trust/1.json', 100)).toBe('{"trust":1}');
    expect(await bundle.beside('trust/1.json', 5)).toBeUndefined();
    expect(await bundle.beside('trust/2.json', 100)).toBeUndefined();
    const media = bundle.media.get(hash);
    const chunks: Uint8Array[] = [];
    if (media !== undefined) for await (const chunk of bundle.read(media)) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(clip);
    await bundle.close();
  });

  it('reads what another program has packed, filled up to its records', async () => {
    const read = await opened(playlist, Buffer.alloc(10_240 - playlist.length));
    expect(read.kind).toBe('bundle');
    if (read.kind === 'bundle') await read.bundle.close();
  });

  const name = `media/${hash}.mp4`;
  it.each<[string, readonly Uint8Array[], string]>([
    ['an empty file', [], 'it is no bundle'],
    ['text', [Buffer.from('{"formatVersion":1}'.padEnd(600))], 'it is no bundle'],
    ['nothing', [END], 'it holds no playlist.json'],
    ['media alone', [entry(name, clip), END], 'it holds no playlist.json'],
    ['a way out of the folder', [playlist, entry('../../etc/passwd', 'x'), END], 'it holds a file that no bundle has'],
    ['an absolute path', [playlist, entry('/etc/passwd', 'x'), END], 'it holds a file that no bundle has'],
    ['a name from Windows', [playlist, entry('media\\x.mp4', 'x'), END], 'it holds a file that no bundle has'],
    ['a key', [playlist, entry('publish-a.key.json', 'x'), END], 'it holds a file that no bundle has'],
    ['a hash in capitals', [playlist, entry(name.toUpperCase(), 'x'), END], 'it holds a file that no bundle has'],
    [
      'trust files beyond counting',
      [playlist, entry('trust/012.json', 'x'), END],
      'it holds a file that no bundle has',
    ],
    ['two playlists', [playlist, playlist, END], 'it holds playlist.json twice'],
    [
      'one content under two names',
      [playlist, entry(name, clip), entry(`media/${hash}.webm`, clip), END],
      `it holds media/${hash}.webm twice`,
    ],
    [
      'a trust file without end',
      [playlist, entry('trust/1.json', Buffer.alloc(2 ** 20 + 1)), END],
      'trust/1.json in it is larger than 1048576 bytes',
    ],
    [
      'a playlist that says it is huge',
      [writeTarHeader('playlist.json', 8 ** 11 - 1), END],
      `playlist.json in it is larger than ${44 * 2 ** 20} bytes`,
    ],
    [
      'media that says it is huge',
      [playlist, writeTarHeader(name, 8 ** 11 - 1), END],
      `it is cut short: ${name} is not whole`,
    ],
    ['half of its media', [playlist, entry(name, clip).subarray(0, 520)], `it is cut short: ${name} is not whole`],
    ['no end', [playlist], 'it is cut short'],
    ['half an end', [playlist, Buffer.alloc(512)], 'it is cut short'],
    ['half a header', [playlist, writeTarHeader(name, 1).subarray(0, 300)], 'it is cut short'],
    ['something after its end', [playlist, END, Buffer.from('PK')], 'something stands after its end'],
    ['much after its end', [playlist, END, Buffer.alloc(70_000)], 'something stands after its end'],
    [
      'a symbolic link',
      [playlist, forged(name, 0, (header) => header.write('2/etc/passwd', 156)), END],
      'it holds what is no plain file',
    ],
    [
      'a folder',
      [playlist, forged(name, 0, (header) => header.write('5', 156)), END],
      'it holds what is no plain file',
    ],
    [
      'a path in two parts',
      [playlist, forged(name, 0, (header) => header.write('..', 345)), END],
      'it holds what is no plain file',
    ],
    [
      'a size below nothing',
      [playlist, forged(name, 0, (header) => header.write('-0000000001', 124)), END],
      'it holds what is no plain file',
    ],
    [
      'a size in other digits',
      [playlist, forged(name, 0, (header) => header.writeUInt8(0x80, 124)), END],
      'it holds what is no plain file',
    ],
    [
      'a flipped bit in its table',
      [playlist, Buffer.from(writeTarHeader(name, 0)).fill('4', 127, 128), END],
      'its table is damaged',
    ],
  ])('refuses %s', async (_what, parts, why) => {
    expect(await opened(...parts)).toEqual({ kind: 'refused', why });
  });

  it('refuses more files than any playlist names', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) =>
      writeTarHeader(`media/${n.toString(16).padStart(64, '0')}.mp4`, 0),
    );
    expect(await opened(playlist, ...many, END)).toEqual({ kind: 'refused', why: 'it holds more than 20000 files' });
  });

  it('gives only what is still there of a file that is cut short while it is read', async () => {
    const read = await opened(playlist, entry(`media/${hash}.mp4`, clip), END);
    const media = read.kind === 'bundle' ? read.bundle.media.get(hash) : undefined;
    if (read.kind === 'refused' || media === undefined) throw new Error('it was not opened');
    await truncate(file, media.offset + 4);

    const chunks: Uint8Array[] = [];
    for await (const chunk of read.bundle.read(media)) chunks.push(chunk);

    expect(Buffer.concat(chunks).toString()).toBe('the ');
    await read.bundle.close();
  });

  it('tells a disk that cannot be read from a bundle that is wrong', async () => {
    await expect(openBundle(path.dirname(file))).rejects.toMatchObject({ code: 'EISDIR' });
  });
});

describe('writeTarHeader', () => {
  it.each<[string, string, number]>([
    ['a name that is too long for it', 'a'.repeat(100), 1],
    ['more bytes than it has digits for', 'playlist.json', 8 ** 11],
  ])('writes no header for %s', (_what, name, bytes) => {
    expect(() => writeTarHeader(name, bytes)).toThrow('no tar header holds');
  });
});
