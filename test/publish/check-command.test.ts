import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from '../../cli/check.ts';
import { said } from '../cli/said.ts';
import { openBench } from './check-world.ts';

const bench = openBench();
afterAll(() => bench.clear());

const cli = path.resolve(import.meta.dirname, '../../cli/check.ts');
// The build puts the version in.
const program = `globalThis.__VERSION__ = '0.0.0-test'; const { check } = await import(${JSON.stringify(cli)}); process.exitCode = await check(process.argv.slice(1));`;

/** In a process of its own, whose output goes into pipes. */
function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, '--', ...args],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8' },
    },
  );
  return { status, stdout, stderr };
}
const checked = (...args: readonly string[]) => said(check, args);
const codesOf = async (...runs: readonly (readonly string[])[]) => {
  const codes: number[] = [];
  for (const args of runs) codes.push((await checked(...args)).exitCode);
  return codes;
};

const slogan = {
  slide: { kind: 'slogan', lines: ['CÀI ĐẶT'], qr: { url: 'https://www.example.org/' } },
  overlays: false,
};
const file = (playlist: object) => path.join(bench.folder({ 'playlist.json': playlist }), 'playlist.json');
const good = file({ formatVersion: 1, overlays: false, items: [slogan] });
const bad = file({ formatVersion: 1, overlays: false, items: [{ ...slogan, durationSeconds: -5 }] });
const warned = file({ formatVersion: 1, overlays: false, items: [slogan], staleAfter: '2020-01-01' });

describe('bluezone-kiosk check', () => {
  it('ends with 0 when nothing is wrong, with 1 on any error, with 2 when it is used wrongly', async () => {
    expect(run(good)).toMatchObject({ status: 0, stderr: '' });
    expect(run(bad).status).toBe(1);
    expect(await codesOf([], [good, bad], [good, '--lang', 'fr'])).toEqual([2, 2, 2]);
  });

  it('holds commands against the register of screens that is named', async () => {
    const command = { id: 'c', do: 'screenshot', until: '2026-11-21', screens: { ids: ['sanh-1'] } };
    const told = file({ formatVersion: 1, overlays: false, items: [slogan], commands: [command] });
    const register = (id: string) => path.join(bench.folder({ 'so.csv': `id\n${id}\n` }), 'so.csv');
    const at = ['--at', '2026-11-20', '--lang', 'vi'];

    expect((await checked(told, ...at, '--screens', register('sanh-1'))).stdout).toContain('sanh-1 (1 trong 1)');
    expect((await checked(told, ...at, '--screens', register('sanh-2'))).stdout).toContain(
      'c: không có màn hình tên "sanh-1"; có phải "sanh-2" không?',
    );
    const without = await checked(told, ...at, '--screens', `${told}.csv`);
    expect(without).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--screens: không có tệp sổ màn hình') as string,
    });
  });

  it('ends with 1 on warnings only when it is strict', async () => {
    expect(await codesOf([warned], [warned, '--strict'])).toEqual([0, 1]);
    expect((await checked(warned)).stdout).toContain('Can be published.');
    const strict = await checked(warned, '--strict');
    expect(strict.stdout).toContain('Must be mended first (with --strict warnings count).');
    expect((await checked(warned, '--strict', '--lang', 'vi')).stdout).not.toContain('Có thể phát hành');
    expect(JSON.parse((await checked(warned, '--strict', '--json')).stdout)).toMatchObject({ ok: false });
  });

  it('prints JSON for scripts', async () => {
    const { ok, faults, notChecked } = JSON.parse((await checked(bad, '--json')).stdout) as Record<string, unknown>;

    expect(ok).toBe(false);
    expect(faults).toEqual([
      {
        path: 'items[0].durationSeconds',
        code: 'INVALID',
        message: 'must be at least 1, got -5',
        severity: 'error',
        line: 16,
      },
    ]);
    expect(notChecked).toEqual([{ what: expect.any(String) as string, why: expect.any(String) as string }]);
  });

  it('speaks the language asked for, else that of the terminal, and without colours into a pipe', async () => {
    expect((await checked(bad, '--lang', 'vi')).stdout).toContain('phải từ 1 trở lên, nhưng ở đây ghi -5');
    expect((await said(check, [bad], { LANG: 'vi_VN.UTF-8' })).stdout).toContain('phải từ 1 trở lên');
    const { stdout } = run(bad);
    expect(stdout).toContain('must be at least 1');
    expect(stdout).not.toContain('\u001b');
  });

  it('names the playlist that it sums up, but not one that nobody wrote', async () => {
    const folder = bench.folder({ 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
    const summedUp = async (target: string) => (await checked(target, '--lang', 'vi')).stdout;

    expect(await summedUp(good)).toContain('Có thể phát hành. playlist, bản 0: 0 lỗi');
    expect(await summedUp(folder)).toContain('Có thể phát hành. 0 lỗi');
  });

  it.each([
    ['--at', 'hôm nay'],
    ['--screen', 'a b'],
    ['--tags', 'province'],
    ['--pixels', 'HD'],
    ['--distance', '0'],
    ['--diagonal', '0'],
    ['--max-download', 'x'],
  ])('refuses %s %s', async (option, value) => {
    const { exitCode, stderr } = await checked(good, option, value);

    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${option}: `);
  });
});
