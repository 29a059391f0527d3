import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { createPreviewMedia, filesNamedBy, type NamedFile } from '../../publish/preview/media.ts';
import { embeddedFiles, servedFiles } from '../../publish/preview/page-data.ts';
import { startFaultServer } from '../fakes/fault-server.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const image = (url: string): NamedFile => ({ url, kind: 'image', type: 'image/png' });
async function folderWith(names: readonly string[]) {
  const root = await tempDir();
  const folder = path.join(root, 'list');
  mkdirSync(folder);
  for (const name of names) writeFileSync(path.join(folder, name), `bytes of ${name}`);
  const media = createPreviewMedia(pathToFileURL(path.join(folder, 'playlist.json')).href, fetch);
  return { root, folder, media };
}

describe('media of the preview', () => {
  it('are found beside the playlist, however their names are spelled', async () => {
    const { folder, media } = await folderWith(['a.png', 'tiếng việt 100%.png'.normalize('NFD')]);

    expect(await media.fileOf('a.png')).toBe(path.join(folder, 'a.png'));
    expect(await media.fileOf('tiếng việt 100%.png'.normalize('NFC'))).toContain('.png');
    expect(await media.fileOf('none.png')).toBeUndefined();
  });

  it('never lead out of the folder, not by name and not by link', async () => {
    const { root, folder, media } = await folderWith([]);
    writeFileSync(path.join(root, 'secret.png'), 'secret');
    symlinkSync(path.join(root, 'secret.png'), path.join(folder, 'link.png'));

    for (const url of ['../secret.png', 'link.png', '..%2fsecret.png', '/etc/passwd'])
      expect(await media.fileOf(url)).toBeUndefined();
  });

  it('are fetched once from a web server, and removed at the end', async () => {
    const server = await startFaultServer();
    onTestFinished(() => server.close());
    server.on('/a.png', (_request, response) => void response.end('remote'));
    const media = createPreviewMedia(server.url('/playlist.json'), fetch);

    const [one, two] = await Promise.all([media.fileOf('a.png'), media.fileOf('a.png')]);
    expect(one).toBe(two);
    expect(readFileSync(one ?? '', 'utf8')).toBe('remote');
    expect(server.requests).toHaveLength(1);
    await media.close();
    expect(() => readFileSync(one ?? '')).toThrow();
  });
});

describe('filesNamedBy', () => {
  it('names who signs and what is read beside the clip', () => {
    const besides = { captions: [{ url: 'vi.vtt' }], signLanguage: [{ url: 'signer.webm' }] };
    const items = [{ src: 'clip.mp4', ...besides }];
    const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, items }));
    if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));

    expect(filesNamedBy(parsed.playlist)).toEqual([
      { url: 'clip.mp4', kind: 'video', type: 'video/mp4' },
      { url: 'signer.webm', kind: 'video', type: 'video/webm' },
      { url: 'vi.vtt', kind: 'captions', type: 'text/vtt' },
    ]);
  });
});

describe('servedFiles', () => {
  it('gives a file that was replaced another address', async () => {
    const { folder, media } = await folderWith(['a.png']);
    const before = await servedFiles([image('a.png')], media);
    writeFileSync(path.join(folder, 'a.png'), 'other bytes, and more of them');

    expect(await servedFiles([image('a.png')], media)).not.toEqual(before);
    expect(await servedFiles([image('gone.png')], media)).toEqual({ 'gone.png': { kind: 'absent', why: 'missing' } });
  });
});

describe('embeddedFiles', () => {
  it('takes pictures as long as there is room, and says what it left out', async () => {
    const { folder, media } = await folderWith(['a.png', 'c.png', 'clip.mp4', 'c.vtt']);
    writeFileSync(path.join(folder, 'b.png'), Buffer.alloc(100));
    const named = [image('a.png'), image('b.png'), image('c.png'), image('gone.png')];
    const clip: NamedFile = { url: 'clip.mp4', kind: 'video', type: 'video/mp4' };
    const captions: NamedFile = { url: 'c.vtt', kind: 'captions', type: 'text/vtt' };

    expect(await embeddedFiles([...named, clip, captions], media, 60)).toEqual({
      'a.png': { kind: 'here', url: `data:image/png;base64,${Buffer.from('bytes of a.png').toString('base64')}` },
      'b.png': { kind: 'absent', why: 'room' },
      'c.png': { kind: 'here', url: expect.stringContaining('data:image/png') as string },
      'gone.png': { kind: 'absent', why: 'missing' },
      'clip.mp4': { kind: 'absent', why: 'clip' },
      'c.vtt': { kind: 'absent', why: 'clip' },
    });
  });
});
