import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { top } from '../../cli/top.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { writeRunFile } from '../../player/run-file.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { someStatus } from '../player/metrics/some-status.ts';
import { hasTerminal, onTerminal } from './on-terminal.ts';
import { said } from './said.ts';

const TOKEN = 'a-secret';

/** A player that lets in whoever has its token. */
async function player() {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    if (searchParams.get('token') !== TOKEN) response.writeHead(403).end();
    else if (pathname === '/status') response.end(JSON.stringify(someStatus));
    else response.end('bluezone_kiosk_journal_entries_total 12\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const dataDir = await tempDir();
  await writeRunFile(dataDir, { pid: process.pid, port, token: TOKEN, origin, startedAt: '2026-11-22T00:00:00Z' });
  return { dataDir, port, url: `${origin}/?token=${TOKEN}` };
}

describe('top', () => {
  it('tells once of the player of a data directory', async () => {
    const { dataDir } = await player();
    const { exitCode, stdout } = await said(top, ['--once', '--data-dir', dataDir]);

    expect(exitCode).toBe(exitCodes.ok);
    expect(stdout).toContain(dataDir);
    expect(stdout).toMatch(/sảnh-1 +clip-1/);
    expect(stdout).toContain('journal  #12');
    expect(stdout).not.toContain('\u001b');
  });

  it('tells of several, by addresses and folders, and never their tokens', async () => {
    const [one, other] = [await player(), await player()];
    const gone = await tempDir();
    const { exitCode, stdout } = await said(top, [one.url, other.dataDir, gone, '--lang', 'vi']);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(stdout).toContain('3 máy');
    expect(stdout).toContain(`127.0.0.1:${one.port} `);
    expect(stdout).toContain('không có trình phát nào đang chạy');
    expect(stdout).not.toContain(TOKEN);
  });

  it('answers scripts', async () => {
    const { url, port } = await player();
    const { exitCode, stdout } = await said(top, ['--json', url.replace('/?', '/status?')]);

    expect(exitCode).toBe(exitCodes.ok);
    expect(JSON.parse(stdout)).toEqual({
      ok: true,
      machines: [{ name: `127.0.0.1:${port}`, ok: true, status: someStatus, numbers: { journalEntries: 12 } }],
    });
  });

  it('refuses what is no address', async () => {
    const { exitCode, stderr } = await said(top, ['http://']);

    expect([exitCode, stderr]).toEqual([exitCodes.usage, expect.stringContaining('is no address')]);
  });

  it.skipIf(!hasTerminal).each([
    ['q', 'q'],
    ['Ctrl+C', '\u0003'],
  ])('watches on a terminal until %s, and gives it back as it was', async (_key, key) => {
    const { dataDir } = await player();
    const shown = await onTerminal('top', ['--data-dir', dataDir], [['journal', key]]);

    const [before = '', after = ''] = shown.split('\u001b[?1049l');
    expect(before).toContain('\u001b[?1049h\u001b[?25l');
    expect(before).toMatch(/clip-1/);
    expect(before).toContain('q: quit');
    expect(before.endsWith('\u001b[?25h')).toBe(true);
    expect(after).toContain('exit code 0');
    expect(after).toMatch(/ icanon /);
    expect(after).toMatch(/ echo /);
  });
});
