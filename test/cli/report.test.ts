import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { report, type ReportMachine } from '../../cli/report.ts';
import { loadBundledCampaign } from '../../player/campaign.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { machine } from '../report/daily/handed-out.ts';
import { said } from './said.ts';

const media = path.resolve(import.meta.dirname, '../../media');
const office: ReportMachine = {
  now: () => Date.parse('2026-11-20T08:30:00.000Z'),
  bundled: async () => (await loadBundledCampaign(media)).playlist,
  print: (html) => Promise.resolve(Buffer.from(`%PDF of ${html.length}`)),
};

const run = (...args: readonly string[]) => said((given) => report(given, office), args);

/** A folder with what one machine has delivered. */
async function delivered(): Promise<string> {
  const dir = await tempDir();
  const one = machine();
  one.add({});
  one.add({ kind: 'helped', date: '2026-11-20', people: 3 });
  await one.deliver(dir);
  return dir;
}

describe('bluezone-kiosk report', () => {
  it('writes what the end of the name says, and tells the figures', async () => {
    const dir = await delivered();
    const out = (name: string) => path.join(dir, name);

    const made = await run(dir, '--out', out('report.xlsx'));
    expect(made).toMatchObject({ exitCode: 0 });
    expect(made.stdout).toContain('Day: 20/11/2026 (day/month/year)\n');
    expect(made.stdout).toContain('Showings, whole: 1\n');
    expect(made.stdout).toContain('People helped to install: 3\n');
    expect((await readFile(out('report.xlsx'))).subarray(0, 2).toString()).toBe('PK');

    expect(await run(dir, '--out', out('report.html'), '--lang', 'vi')).toMatchObject({ exitCode: 0 });
    expect(await readFile(out('report.html'), 'utf8')).toContain('<html lang="vi">');
    expect(await run(dir, '--out', out('report.pdf'))).toMatchObject({ exitCode: 0 });
    expect((await readFile(out('report.pdf'))).toString()).toMatch(/^%PDF of \d{4}/);
  });

  it('takes dates as an office writes them', async () => {
    const dir = await delivered();
    const { stdout } = await run(dir, '--from', '01/11/2026', '--to', '2026-11-19', '--out', path.join(dir, 'a.html'));

    expect(stdout).toContain('From 01/11/2026 to 19/11/2026');
    expect(stdout).toContain('Showings, whole: 0\n');
  });

  it('finds the register beside the playlist', async () => {
    const dir = await delivered();
    await writeFile(path.join(dir, 'playlist.json'), '{"formatVersion":1,"items":[{"src":"huong-dan.mp4"}]}');
    await writeFile(path.join(dir, 'screens.csv'), 'id,name\nlobby,Một cửa\ndark,Chợ\n');

    const { stdout } = await run(dir, '--playlist', path.join(dir, 'playlist.json'), '--out', path.join(dir, 'a.html'));
    expect(stdout).toContain('Screens in the register: 2\n');
    expect(stdout).toContain('Showings of the code: 1\n');
  });

  it.each([
    [['--out', 'a.html'], /name what machines have delivered/],
    [['.'], /say where the report goes/],
    [['.', '--out', 'a.docx'], /--out: must be a file that ends in \.xlsx, \.html or \.pdf/],
    [['.', '--out', '/nowhere/a.html'], /there is no folder \/nowhere/],
    [['.', '--out', 'a.html', '--from', '31/02/2026'], /--from: must be a date/],
    [['.', '--out', 'a.html', '--from', '2026-11-21', '--to', '2026-11-20'], /must not be after --to/],
    [['.', '--out', 'a.html', '--from', '2020-01-01'], /400 days at most/],
    [['.', '--out', 'a.html', '--time-zone', 'Hanoi'], /--time-zone: must be a time zone/],
  ])('says what is wrong with %j, and writes nothing', async (args, words) => {
    const made = await run(...args);

    expect(made.exitCode).toBe(2);
    expect(made.stderr).toMatch(words);
    expect(existsSync('a.html')).toBe(false);
  });

  it('writes over nothing, unless told to', async () => {
    const dir = await delivered();
    const out = path.join(dir, 'a.html');
    await writeFile(out, 'mine');

    expect(await run(dir, '--out', out)).toMatchObject({ exitCode: 2 });
    expect(await readFile(out, 'utf8')).toBe('mine');
    expect(await run(dir, '--out', out, '--force')).toMatchObject({ exitCode: 0 });
    expect(await readFile(out, 'utf8')).toContain('<!doctype html>');
  });

  it('makes no report of nothing, and tells why', async () => {
    const dir = await tempDir();
    await writeFile(path.join(dir, 'a.jsonl'), 'no line of ours\n');
    const made = await run(path.join(dir, 'a.jsonl'), '--out', path.join(dir, 'a.html'));

    expect(made.exitCode).toBe(1);
    expect(made.stderr).toContain(`there is no record of anything in ${path.join(dir, 'a.jsonl')}`);
    expect(made.stderr).toContain('a.jsonl:1: it is no JSON');
    expect(existsSync(path.join(dir, 'a.html'))).toBe(false);
  });

  it('makes no report where something that was named is not there, as a share that is not mounted', async () => {
    const dir = await tempDir();
    await writeFile(path.join(dir, 'a.jsonl'), 'no line of ours\n');
    const made = await run(path.join(dir, 'a.jsonl'), path.join(dir, 'b'), '--out', path.join(dir, 'a.html'));

    expect(made.exitCode).toBe(1);
    expect(made.stderr).toContain(`${path.join(dir, 'b')}: there is no such file or folder`);
    expect(made.stderr).not.toContain('a.jsonl');
  });
});
