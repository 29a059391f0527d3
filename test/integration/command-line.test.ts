import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitCodes } from '../../core/exit-codes.ts';
import { eventually, runCli, startPlayer, type RunningPlayer } from '../fakes/player.ts';

let dir: string;
let players: RunningPlayer[];
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'cli-'));
  players = [];
});
afterEach(async () => {
  for (const player of players) await player.stop();
  rmSync(dir, { recursive: true });
});
const dataDir = (name = 'data') => path.join(dir, name);
const start = async (...args: readonly string[]) => {
  const player = await startPlayer(['--host', 'none', '--data-dir', dataDir(), ...args]);
  players.push(player);
  return player;
};

describe('bluezone-kiosk', () => {
  it('tells what it can do, in English and Vietnamese', () => {
    const { status, stdout } = runCli(['help']);

    expect(status).toBe(exitCodes.ok);
    expect(stdout).toMatch(/play .*play on this machine[^]*plays/);
    expect(runCli(['play', '--help']).stdout).toContain('--config-url URL|FOLDER');
  });

  it.each([
    [['help', '--lang', 'vi'], 'cách dùng: bluezone-kiosk LỆNH'],
    [['--help', '--lang', 'vi'], 'cách dùng: bluezone-kiosk LỆNH'],
    [['--lang', 'vi', '--help'], 'cách dùng: bluezone-kiosk LỆNH'],
    [['--lang=vi'], 'cách dùng: bluezone-kiosk LỆNH'],
    [['help', 'explain', '--lang', 'vi'], 'explain TỆP|THƯ_MỤC|URL [MỤC]'],
    [['explain', '--help', '--lang', 'vi'], 'explain TỆP|THƯ_MỤC|URL [MỤC]'],
    [['--lang', 'vi', 'explain', '--help'], 'explain TỆP|THƯ_MỤC|URL [MỤC]'],
  ])('answers %j in Vietnamese', (args, text) => {
    expect(runCli(args)).toMatchObject({ status: exitCodes.ok, stdout: expect.stringContaining(text) as string });
  });

  it('answers in the language of the terminal', () => {
    expect(runCli(['help'], { LANG: 'vi_VN.UTF-8' }).stdout).toContain('cách dùng');
  });

  it('has no help for a command that it does not know', () => {
    const { status, stdout, stderr } = runCli(['help', 'dance', '--lang', 'vi']);

    expect({ status, stdout }).toEqual({ status: exitCodes.usage, stdout: '' });
    expect(stderr).toMatch(/không có lệnh "dance"[^]* timeline /);
  });

  it('refuses a command that it does not know', () => {
    const { status, stderr } = runCli(['dance']);

    expect(status).toBe(exitCodes.usage);
    expect(stderr).toContain('there is no command "dance"');
  });
});

describe('play', () => {
  it('says all that is wrong with the command line, and starts nothing', () => {
    const { status, stderr } = runCli(['play', '--port', '99999', '--prot', '1', '--data-dir', dataDir()]);

    expect(status).toBe(exitCodes.usage);
    expect(stderr).toContain('--port: must be a port from 1024 to 65535, such as 8080, got "99999"');
    expect(stderr).toContain('--prot: is not an option');
    expect(() => statSync(dataDir())).toThrow();
  });

  it('says what is wrong with a data directory that cannot be used', () => {
    writeFileSync(dataDir('file'), '');
    const { status, stderr } = runCli(['play', '--host', 'none', '--data-dir', dataDir('file')]);

    expect(status).toBe(exitCodes.dataDirUnusable);
    expect(stderr).toMatch(/data directory .*file cannot be used \(.*\): make it writable/);
  });

  it('refuses a data directory that another player works in, which plays on', async () => {
    const first = await start();
    const { status, stderr } = runCli(['play', '--host', 'none', '--data-dir', dataDir()]);

    expect(status).toBe(exitCodes.dataDirInUse);
    expect(stderr).toContain('another player is using the data directory');
    expect((await first.status()).playlist.state).toBe('bundled');
  });

  it('takes a data directory over from a player that was killed', async () => {
    const first = await start();
    await first.kill();
    players = [];

    expect((await (await start()).status()).player.host).toBe('none');
  });

  it('refuses a port that is taken, when it was asked for', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const { status, stderr } = runCli(['play', '--host', 'none', '--data-dir', dataDir(), '--port', String(port)]);
    other.close();

    expect(status).toBe(exitCodes.portInUse);
    expect(stderr).toContain(`port ${port} is used by another program`);
  });

  it('comes back on the port of the last time, with another token', async () => {
    const first = await start();
    await first.stop();
    const second = await start();

    expect(second.origin).toBe(first.origin);
    expect(second.token).not.toBe(first.token);
  });

  it('keeps its token to itself: in a file of 0600, and never on a command line or in an environment', async () => {
    const { pid, token, childPid } = await start();
    const runFile = path.join(dataDir(), 'run.json');

    expect(readFileSync(runFile, 'utf8')).toContain(token);
    expect(statSync(runFile).mode & 0o777).toBe(0o600);
    for (const one of [pid, childPid()]) {
      expect(readFileSync(`/proc/${one}/cmdline`, 'utf8') + readFileSync(`/proc/${one}/environ`, 'utf8')).not.toContain(
        token,
      );
    }
  });

  it('brings a player process that was killed back, on the same port with the same token', async () => {
    const player = await start();
    const before = player.childPid();
    process.kill(before, 'SIGKILL');

    await eventually(
      () =>
        player.status().then(
          ({ playlist }) => playlist.state,
          () => 'away',
        ),
      (state) => state === 'bundled',
    );
    expect(player.childPid()).not.toBe(before);
  });

  it('turns away who does not come through the door', async () => {
    const { origin, token } = await start();
    const statusOf = async (url: string, headers: Record<string, string> = {}) =>
      (await fetch(url, { headers, redirect: 'manual' })).status;

    expect(await statusOf(`${origin}/`)).toBe(403);
    expect(await statusOf(`${origin}/status`)).toBe(403);
    expect(await statusOf(`${origin}/status?token=${'0'.repeat(64)}`)).toBe(403);
    expect(await statusOf(`${origin}/status?token=${token}`, { origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf(`${origin}/?token=${token}`)).toBe(303);
    const port = new URL(origin).port;
    const cookie = `bzk_${port}=${token}`;
    expect(await statusOf(`${origin}/`, { cookie })).toBe(200);
    expect(await statusOf(`${origin}/../../etc/passwd`, { cookie })).toBe(404);
    expect(await statusOf(`${origin}/media/${'0'.repeat(64)}`, { cookie })).toBe(404);
  });
});

describe('plays', () => {
  it('says so when there is no journal', () => {
    const { status, stderr } = runCli(['plays', '--data-dir', dataDir()]);

    expect(status).toBe(exitCodes.dataDirUnusable);
    expect(stderr).toContain('no journal in');
  });

  it('refuses a format that it does not know', () => {
    expect(runCli(['plays', '--format', 'xml']).stderr).toContain('--format: must be jsonl, csv or xlsx, got "xml"');
  });
});

describe('settings', () => {
  it('sets, shows and unsets, and refuses what cannot be', () => {
    const settings = (...args: readonly string[]) => runCli(['settings', ...args, '--data-dir', dataDir()]);

    expect(settings('set', 'configUrl', 'https://a.vn/playlist.json').stdout).toContain(
      'configUrl: not set here → https://a.vn/playlist.json',
    );
    expect(settings('set', 'port', '80').stderr).toContain(
      'port: must be a port from 1024 to 65535, such as 8080, got "80"',
    );
    expect(settings('set', 'colour', 'red').stderr).toContain('"colour" is no setting');
    expect(settings().stdout).toMatch(/configUrl +https:\/\/a\.vn\/playlist\.json +\/.*settings\.json\n/);
    expect(settings('unset', 'configUrl').stdout).toContain('configUrl: https://a.vn/playlist.json → not set here');
  });

  it.each([
    ['is cut short', '{"screenId": "sa'],
    ['holds what cannot be', '{"screenId": "sanh-2", "proxy": "abc"}'],
  ])('plays on with the last good settings when their file %s, and keeps that one', async (_what, text) => {
    runCli(['settings', 'set', 'screenId', 'sanh-1', '--data-dir', dataDir()]);
    await (await start()).stop();
    writeFileSync(path.join(dataDir(), 'settings.json'), text);
    players = [];
    const { screens } = await (await start()).status();

    expect(screens.map(({ id }) => id)).toEqual(['sanh-1']);
    const aside = readdirSync(dataDir()).find((name) => name.startsWith('settings.corrupt-')) ?? '';
    expect(readFileSync(path.join(dataDir(), aside), 'utf8')).toBe(text);
  });

  it('plays on without a file of certificates that has gone, and says so', async () => {
    await (await start()).stop();
    writeFileSync(path.join(dataDir(), 'settings.json'), JSON.stringify({ caFile: dataDir('gone.pem') }));
    players = [];
    const { faults } = await (await start()).status();

    expect(faults).toMatchObject([{ code: 'CA_FILE_UNREADABLE' }]);
  });
});
