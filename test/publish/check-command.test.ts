import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openBench } from './check-world.ts';

const bench = openBench();
afterAll(() => bench.clear());

const cli = path.resolve(import.meta.dirname, '../../cli/check.ts');
// The build puts the version in.
const program = `globalThis.__VERSION__ = '0.0.0-test'; const { check } = await import(${JSON.stringify(cli)}); process.exitCode = await check(process.argv.slice(1));`;

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, '--', ...args],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env },
    },
  );
  return { status, stdout, stderr };
}

const slogan = {
  slide: { kind: 'slogan', lines: ['CÀI ĐẶT'], qr: { url: 'https://www.example.org/' } },
  overlays: false,
};
const file = (playlist: object) => path.join(bench.folder({ 'playlist.json': playlist }), 'playlist.json');
const good = file({ formatVersion: 1, overlays: false, items: [slogan] });
const bad = file({ formatVersion: 1, overlays: false, items: [{ ...slogan, durationSeconds: -5 }] });
const warned = file({ formatVersion: 1, overlays: false, items: [slogan], staleAfter: '2020-01-01' });

describe('bluezone-kiosk check', () => {
  it('ends with 0 when nothing is wrong, with 1 on any error, with 2 when it is used wrongly', () => {
    expect(run([good])).toMatchObject({ status: 0, stderr: '' });
    expect(run([bad]).status).toBe(1);
    expect([run([]).status, run([good, bad]).status, run([good, '--lang', 'fr']).status]).toEqual([2, 2, 2]);
  }, 20_000);

  it('ends with 1 on warnings only when it is strict', () => {
    expect([run([warned]).status, run([warned, '--strict']).status]).toEqual([0, 1]);
    expect(run([warned]).stdout).toContain('Can be published.');
    expect(run([warned, '--strict']).stdout).toContain('Must be mended first (with --strict warnings count).');
    expect(run([warned, '--strict', '--lang', 'vi']).stdout).not.toContain('Có thể phát hành');
    expect(JSON.parse(run([warned, '--strict', '--json']).stdout)).toMatchObject({ ok: false });
  }, 20_000);

  it('prints JSON for scripts', () => {
    const { ok, faults, notChecked } = JSON.parse(run([bad, '--json']).stdout) as Record<string, unknown>;

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

  it('speaks the language asked for, else that of the terminal, and without colours into a pipe', () => {
    expect(run([bad, '--lang', 'vi']).stdout).toContain('phải từ 1 trở lên, nhưng ở đây ghi -5');
    expect(run([bad], { LANG: 'vi_VN.UTF-8' }).stdout).toContain('phải từ 1 trở lên');
    expect(run([bad]).stdout).toContain('must be at least 1');
    expect(run([bad]).stdout).not.toContain('\u001b');
  }, 20_000);

  it('names the playlist that it sums up, but not one that nobody wrote', () => {
    const folder = bench.folder({ 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });

    expect(run([good, '--lang', 'vi']).stdout).toContain('Có thể phát hành. playlist, bản 0: 0 lỗi');
    expect(run([folder, '--lang', 'vi']).stdout).toContain('Có thể phát hành. 0 lỗi');
  }, 20_000);

  it.each([
    ['--at', 'hôm nay'],
    ['--screen', 'a b'],
    ['--tags', 'province'],
    ['--pixels', 'HD'],
    ['--distance', '0'],
    ['--diagonal', '0'],
    ['--max-download', 'x'],
  ])('refuses %s %s', (option, value) => {
    const { status, stderr } = run([good, option, value]);

    expect(status).toBe(2);
    expect(stderr).toContain(`${option}: `);
  });
});
