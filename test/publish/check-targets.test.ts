import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../publish/check/check.ts';
import { ffmpegCommand, quotedForShell } from '../../publish/check/ffmpeg.ts';
import { makeChannel } from '../fakes/channel.ts';
import { file, loginPage, startFaultServer, status, type FaultServer } from '../fakes/fault-server.ts';
import { ffmpeg, openBench, told, usualOptions, usualWorld } from './check-world.ts';

const bench = openBench();
let server: FaultServer;
let clip: Uint8Array;
let film: Uint8Array;

beforeAll(async () => {
  server = await startFaultServer();
  const dir = bench.folder({});
  ffmpeg(path.join(dir, 'clip.mp4'), '-c:v', 'libx264', '-pix_fmt', 'yuv420p');
  ffmpeg(path.join(dir, 'film.avi'), '-c:v', 'mpeg4');
  [clip, film] = [readFileSync(path.join(dir, 'clip.mp4')), readFileSync(path.join(dir, 'film.avi'))];
});
afterAll(async () => {
  await server.close();
  bench.clear();
});

const look = (target: string, options = {}) => check(target, { ...usualOptions, ...options }, usualWorld);
const only = (src: string) => JSON.stringify({ formatVersion: 1, overlays: false, items: [{ src }] });
const mediaOf = (report: Awaited<ReturnType<typeof look>>) => told(report).filter((line) => !line.startsWith('QR_'));

describe('check of a playlist that the player refuses', () => {
  it('tells in the same go what is wrong with the rest, by the places of the file', async () => {
    const playlist = {
      formatVersion: 1,
      items: [
        { source: 'a.mp4' },
        { src: 'film.avi.mp4', durationSeconds: 0 },
        { src: 'never.mp4' },
        { slide: { kind: 'slogan', lines: ['Cài đặt'], qr: { url: 'https://b.vn/' } }, durationSeconds: true },
      ],
    };
    const dir = bench.folder({ 'playlist.json': JSON.stringify(playlist, null, 1), 'film.avi.mp4': film });
    const report = await look(dir);

    expect(mediaOf(report)).toEqual([
      'INVALID items[0]',
      'INVALID items[1].durationSeconds',
      'INVALID items[3].durationSeconds',
      'MEDIA_CONTAINER items[1].src',
      'MEDIA_MISSING items[2].src',
      'UNKNOWN_FIELD items[0].source',
    ]);
    expect(report.findings.find(({ code }) => code === 'MEDIA_MISSING')?.line).toBe(12);
    expect(report.notChecked.map(({ what }) => what.en)).toContain('the schedule, and what the errors are about');
  });
});

describe('check of a folder', () => {
  it('takes a plain one as the player plays it, and tells what it passes over', async () => {
    const dir = bench.folder({ '1.mp4': clip, '2 phim.avi': film, 'đọc.txt': 'xin chào', '3.mp4': '' });
    const report = await look(dir);

    expect(told(report)).toEqual(['FILE_PASSED_OVER 2 phim.avi', 'FILE_PASSED_OVER 3.mp4', 'FILE_PASSED_OVER đọc.txt']);
    expect(report.findings[0]?.fix?.vi).toContain(`ffmpeg -i '${dir}/2 phim.avi'`);
    expect(report.findings[0]?.fix?.vi).toContain('; sau đó bỏ tệp cũ khỏi thư mục');
    expect(report.ok).toBe(true);
  });

  it('warns of an empty file: a copy that failed', async () => {
    for (const media of [true, false]) {
      const { findings } = await look(bench.folder({ '1.mp4': clip, '3.mp4': '' }), { media });

      expect(findings).toMatchObject([{ severity: 'warning', place: '3.mp4' }]);
      expect(findings[0]?.words.en).toContain('is empty (0 bytes)');
      expect(findings[0]?.fix?.en).toBe('copy the file into the folder again');
    }
  });

  it('names the file itself where nobody wrote a place', async () => {
    const report = await look(bench.folder({ '1.mp4': clip, '2.mp4': film }));

    expect(told(report)).toEqual(['MEDIA_CONTAINER 2.mp4']);
  });

  it('refuses what leads out of it, by name or by link', async () => {
    const outside = bench.folder({ 'a.mp4': clip });
    const inside = bench.folder({ 'playlist.json': only('../1/a.mp4') });
    expect(mediaOf(await look(inside))).toEqual(['ADDRESS_OUTSIDE items[0].src']);

    const linked = bench.folder({ 'playlist.json': only('b.mp4') });
    symlinkSync(path.join(outside, 'a.mp4'), path.join(linked, 'b.mp4'));
    expect(mediaOf(await look(linked))).toEqual(['MEDIA_MISSING items[0].src']);
  });

  it('tells that there is nothing to play', async () => {
    expect(told(await look(bench.folder({ 'a.txt': 'x' })))).toEqual(['EMPTY']);
    expect(told(await look(bench.folder({ 'a.mp4': '' })))).toEqual(['PLAYLIST_UNREACHABLE']);
  });

  it('finds a file whose name is spelled with other characters for the same letters', async () => {
    const report = await look(
      bench.folder({ 'playlist.json': only('áo.mp4'.normalize('NFC')), ['áo.mp4'.normalize('NFD')]: clip }),
    );

    expect(mediaOf(report)).toEqual([]);
  });
});

describe('check of a file', () => {
  it('tells that it is not there, or no file', async () => {
    const dir = bench.folder({});
    mkdirSync(path.join(dir, 'sub'));
    expect(told(await look(path.join(dir, 'none.json')))).toEqual(['PLAYLIST_UNREACHABLE']);
    expect(told(await look('/dev/null'))).toEqual(['PLAYLIST_UNREACHABLE']);
  });

  it('only warns of a private address, for nobody knows yet where the playlist will be', async () => {
    const dir = bench.folder({ 'playlist.json': only('http://127.0.0.1:1/a.mp4') });

    expect((await look(path.join(dir, 'playlist.json'), { media: false })).ok).toBe(true);
    expect((await look(dir, { media: false })).ok).toBe(false);
  });

  it('does not guess what lies at the root of a server', async () => {
    const dir = bench.folder({ 'playlist.json': only('/media/a.mp4') });
    const report = await look(path.join(dir, 'playlist.json'));

    expect(mediaOf(report)).toEqual([]);
    expect(report.notChecked.map(({ what }) => what.en)).toContain('items[0].src (/media/a.mp4)');
  });

  it('says what it did not open', async () => {
    const dir = bench.folder({ 'playlist.json': only('a.mp4') });
    const report = await look(path.join(dir, 'playlist.json'), { media: false });

    expect(report.notChecked.map(({ why }) => why.en)).toContain('--no-media was given');
  });
});

describe('check of an address', () => {
  it('tells that commands nobody has signed are not heeded, and not so of sources, which publish signs', async () => {
    const commands = [{ id: 'c', do: 'screenshot', until: '2026-11-21' }];
    server.on('/c/a.mp4', file(clip));
    const unsigned = JSON.stringify({ formatVersion: 1, items: [{ src: 'a.mp4' }], commands });
    server.on('/c/playlist.json', file(unsigned));
    server.on('/c/signed.json', file(makeChannel().sign({ commands })));

    const codes = async (target: string) => told(await look(target, { media: false }));
    expect(await codes(server.url('/c/playlist.json'))).toContain('NOT_USED commands');
    for (const target of [server.url('/c/signed.json'), bench.folder({ 'playlist.json': unsigned, 'a.mp4': clip })]) {
      expect(await codes(target)).toContain('COMMAND commands[0]');
      expect(await codes(target)).not.toContain('NOT_USED commands');
    }
  });

  it('fetches playlist and media as the player does', async () => {
    server.on('/p/playlist.json', file(only('a.mp4')));
    server.on('/p/a.mp4', file(clip));

    expect(mediaOf(await look(server.url('/p/playlist.json')))).toEqual([]);
  });

  it('tells a missing file from a server in trouble', async () => {
    server.on('/q/playlist.json', file(only('a.mp4')));
    server.on('/q/a.mp4', status(404));
    expect(mediaOf(await look(server.url('/q/playlist.json')))).toEqual(['MEDIA_MISSING items[0].src']);

    server.on('/q/a.mp4', status(503));
    const report = await look(server.url('/q/playlist.json'));
    expect(mediaOf(report)).toEqual(['MEDIA_UNREACHABLE items[0].src']);
    expect(report.findings[0]?.words.vi).toContain('máy chủ trả lời 503');
    expect(report.notChecked.map(({ why }) => why.en)).toContain('the server answered 503');
  });

  it('downloads no more than it may', async () => {
    server.on('/r/playlist.json', file(only('a.mp4')));
    server.on('/r/a.mp4', file(clip));
    const report = await look(server.url('/r/playlist.json'), { mostBytes: 100 });

    expect(mediaOf(report)).toEqual([]);
    expect(report.notChecked.map(({ why }) => why.en)).toContainEqual(expect.stringContaining('--max-download'));
  });

  it('warns of a password in the address, and never shows it', async () => {
    server.on('/s/playlist.json', file(only('a.mp4')));
    server.on('/s/a.mp4', file(clip));
    const report = await look(server.url('/s/playlist.json').replace('http://', 'http://me:secret@'));

    expect(mediaOf(report)).toEqual(['ADDRESS_LOGIN']);
    expect(report.ok).toBe(true);
    expect(JSON.stringify(report.findings)).not.toContain('secret');
  });

  it('tells that a playlist is not to be had', async () => {
    server.on('/login', loginPage());
    expect(told(await look(server.url('/none.json')))).toEqual(['PLAYLIST_UNREACHABLE']);
    expect(told(await look(server.url('/login')))).toEqual(['NOT_JSON']);
    expect(told(await look('http://example.org/playlist.json'))).toEqual(['PLAYLIST_UNREACHABLE']);
    expect(told(await look('http://[/'))).toEqual(['PLAYLIST_UNREACHABLE']);
  });
});

describe('the command that mends a file', () => {
  it('does, whatever the file is called', async () => {
    for (const name of ['it\'s $(touch pwned) `x` "clip";.avi', '-rf phim.avi', 'a:b.avi', '%d.avi']) {
      const dir = bench.folder({ [name]: film });
      const facts = {
        container: 'AVI',
        video: { codec: 'MPEG-4 Visual', interlaced: true, rotation: 0, width: 159, height: 119 },
        cutShort: false,
      };
      execFileSync('sh', ['-c', `${ffmpegCommand(name, facts, 'linux')} </dev/null`], { cwd: dir, stdio: 'pipe' });
      const report = await look(dir);

      expect(told(report).filter((line) => !line.startsWith('FILE_PASSED_OVER'))).toEqual([]);
      expect(report.playlist?.campaigns[0]?.items.map(({ id }) => id)).toEqual([name.replace('.avi', '-kiosk.mp4')]);
    }
  }, 30_000);

  it('finds the file from where it is run, and says what to write then', async () => {
    const dir = bench.folder({
      'playlist.json': only('phim%20cu.avi?v=1').replace('"src"', '"type":"video/mp4","src"'),
      'phim cu.avi': film,
    });
    const at = async (cwd: string) =>
      (await check(dir, usualOptions, { ...usualWorld, cwd })).findings.find(({ code }) => code === 'MEDIA_CONTAINER')
        ?.fix?.en ?? '';

    expect(await at(dir)).toMatch(
      /ffmpeg -i 'phim cu\.avi' .* 'phim cu-kiosk\.mp4'; then write "src": "phim%20cu-kiosk\.mp4"$/,
    );
    expect(await at(path.dirname(dir))).toContain(`-i '${path.basename(dir)}/phim cu.avi' `);
    expect(await at(path.join(dir, 'sub'))).toContain(`-i '${dir}/phim cu.avi' `);
  });

  it('is quoted for the shell of whoever runs it', () => {
    expect(quotedForShell('phim/a.mp4', 'linux')).toBe('phim/a.mp4');
    expect(quotedForShell("a'b.mp4", 'linux')).toBe(`'a'\\''b.mp4'`);
    expect(quotedForShell('a b.mp4', 'win32')).toBe('"a b.mp4"');
    expect(quotedForShell('a $b.mp4', 'win32')).toBe("'a $b.mp4'");
    expect(ffmpegCommand('C:\\phim\\a b.wma', { container: 'ASF', cutShort: false }, 'win32')).toContain(
      '-i "C:\\phim\\a b.wma" ',
    );
  });
});
