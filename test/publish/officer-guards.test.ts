import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Words } from '../../core/words.ts';
import { usualViewing } from '../../publish/check/viewing.ts';
import { initKeys } from '../../publish/keys/keys.ts';
import { rotateKeys } from '../../publish/keys/rotate.ts';
import { holdOn, publish, type PublishWorld } from '../../publish/release/publish.ts';
import { holdOff, undo } from '../../publish/release/restore.ts';
import { pdfBytes } from '../fakes/pdf.ts';
import { pngBytes } from '../fakes/png.ts';
import { serveFolder } from '../fakes/serve-folder.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-20T08:00:00+07:00');

let dir: string;
let made: string;
let now: number;
const at = (...names: readonly string[]) => path.join(dir, ...names);
const world: PublishWorld = {
  ...{ fetch, platform: process.platform, cwd: process.cwd(), progress: () => undefined },
  ...{ passphrase: () => Promise.resolve('một mật khẩu dài'), now: () => now, scryptN: 2 ** 14 },
};
const check = { at: () => now, viewing: usualViewing, media: false, mostBytes: Infinity };
const options = (more: object = {}) => ({
  ...{ out: at('public'), keys: at('keys'), live: undefined, register: undefined },
  ...more,
});
const go = (more: object = {}, inWorld = world) => publish(at('sources'), options(more), check, inWorld);
const show = (...names: readonly string[]) =>
  writeFile(
    at('sources', 'playlist.json'),
    JSON.stringify({
      formatVersion: 1,
      items: names.map((name) => ({ id: name, src: `${name}.png`, durationSeconds: 10 })),
    }),
  );
const said = (words: readonly Words[]) => words.map(({ en }) => en).join('\n');

beforeAll(async () => {
  now = START;
  made = await mkdtemp(path.join(tmpdir(), 'bluezone-kiosk-'));
  await initKeys(made, { channel: 'tinh', name: 'Sở Thông tin' }, world);
});
afterAll(() => rm(made, { recursive: true }));
beforeEach(async () => {
  dir = await tempDir();
  now = START;
  await mkdir(at('sources'));
  for (const [seed, name] of ['a', 'b', 'c'].entries())
    await writeFile(at('sources', `${name}.png`), pngBytes(seed + 1, { width: 16, height: 9 }));
  await cp(made, at('keys'), { recursive: true });
  await show('a');
});

describe('the clock of whoever publishes', () => {
  it('signs no date from before this program was made', async () => {
    now = Date.parse('2024-01-01T00:00:00Z');

    await expect(go()).rejects.toThrow('before this program was made: set the clock');
    await expect(holdOn(undefined, options(), world)).rejects.toThrow('set the clock');
    expect(await readdir(dir)).not.toContain('public');
  });

  it('signs no date from before the newest release, known by PUBLIC or by the keys', async () => {
    await go();
    now -= DAY_MS / 4;
    await expect(go()).rejects.toThrow(/before this program was made|the newest release is dated/);
    now = START + 30 * DAY_MS;
    await go();
    await rm(at('public'), { recursive: true });

    now = START + 20 * DAY_MS;
    await expect(go()).rejects.toThrow('the newest release is dated');
    await expect(holdOn(undefined, options(), world)).rejects.toThrow('--clock-is-right');
    expect(await go({ clockIsRight: true })).toMatchObject({ publishedAt: new Date(now).toISOString() });
  });

  it('is forgiven the minutes by which two machines differ', async () => {
    now = START + DAY_MS;
    await go();
    now -= 300_000;

    expect(await go()).toMatchObject({ revision: 2 });
  });

  it('begins anew with the keys that take the place of stolen ones', async () => {
    now = START + 300 * DAY_MS;
    await go({ clockIsRight: true });
    now = START + DAY_MS;
    await expect(go()).rejects.toThrow('the newest release is dated');
    await rotateKeys(at('keys'), { add: [], remove: [], newRoot: false, isStolen: true }, world);

    expect(await go()).toMatchObject({ epoch: 1, verdict: { ok: true } });
  });

  it('is compared with that of the server that is asked what is live', async () => {
    await go();
    const url = await serveFolder(at('public'), () => now);
    now = START + 100 * DAY_MS;
    expect((await go({ live: url })).notes).toEqual([]);

    const slow = await serveFolder(at('public'), () => START + 100 * DAY_MS);
    now = START + 102 * DAY_MS;
    await expect(go({ live: slow })).rejects.toThrow("but the server's says");
    await expect(undo(options({ live: slow }), world, 1)).rejects.toThrow('--clock-is-right');
    expect(await go({ live: slow, clockIsRight: true })).toMatchObject({ missing: 0 });
  });

  it('is asked about months after the release before, and doubted where nobody can be asked', async () => {
    await go();
    now = START + 59 * DAY_MS;
    expect((await go()).notes).toEqual([]);

    now += 365 * DAY_MS;
    const questions: string[] = [];
    const asking = (answer: boolean): PublishWorld => ({
      ...world,
      isClockRight({ en }) {
        questions.push(en);
        return Promise.resolve(answer);
      },
    });
    await expect(go({}, asking(false))).rejects.toThrow('nothing was signed');
    expect(questions).toEqual([expect.stringContaining('Is the clock right?')]);
    expect((await go({}, asking(true))).notes).toEqual([]);
    now += 61 * DAY_MS;
    expect(said((await go()).notes)).toContain('Is the clock right?');
  });
});

describe('a hold', () => {
  beforeEach(async () => {
    await go();
    await show('b');
    await go();
    await holdOn('Bảo trì', options(), world);
  });

  it('ends neither by publishing nor by undoing, unless that is said', async () => {
    await expect(go()).rejects.toThrow('a hold is in force in');
    await expect(undo(options(), world)).rejects.toThrow('--end-hold');
    expect(JSON.parse(await readFile(at('public', 'playlist.json'), 'utf8'))).toMatchObject({
      payloadType: expect.stringContaining('hold') as string,
    });

    expect(await go({ endHold: true })).toMatchObject({ revision: 4, endsHold: true, changes: [{ added: ['b'] }] });
    expect(await go()).toMatchObject({ endsHold: false, changes: [] });
  });

  it('brings the content back on all screens when it ends', async () => {
    expect(await holdOff(options(), world)).toMatchObject({ endsHold: true, changes: [{ added: ['b'], removed: [] }] });
    await expect(holdOff(options(), world)).rejects.toThrow('nothing is held');
  });

  it('is known by what is live, where PUBLIC does not know of it, and is no item', async () => {
    const url = await serveFolder(at('public'), () => now);
    const elsewhere = options({ out: at('other'), live: url });

    await expect(publish(at('sources'), elsewhere, check, world)).rejects.toThrow(`in force in ${url}`);
    const published = await publish(at('sources'), { ...elsewhere, endHold: true }, check, world);
    expect(published).toMatchObject({ endsHold: true, changes: [{ added: ['b'], removed: [], changed: [] }] });
  });
});

describe('progress', () => {
  it('names posters and pages as people do, in every pass', async () => {
    await rm(at('sources', 'playlist.json'));
    await writeFile(at('sources', '04 thông báo.pdf'), pdfBytes([160, 90]));
    const names = new Set<string>();
    const progress = (_done: number, _of: number, name: string) => void names.add(name);

    await publish(at('sources'), options(), { ...check, media: true }, { ...world, progress });
    expect([...names].toSorted()).toEqual(['04 thông báo trang 1', 'a.png', 'b.png', 'c.png']);
  });
});

describe('the folder that is uploaded', () => {
  it.each([
    ['in a folder that is not there', () => at('gone', 'public')],
    ['in a folder that is a file', () => at('sources', 'a.png', 'public')],
    ['where the system lets nobody make one', () => '/proc/bluezone-kiosk'],
  ])('is not made %s', async (_where, out) => {
    await expect(go({ out: out(), keys: undefined })).rejects.toThrow('--out: ');
    expect(await readdir(dir)).toEqual(['keys', 'sources']);
  });

  it('is said to be another one than the last time', async () => {
    expect((await go()).notes).toEqual([]);
    expect(said((await go({ out: at('pubilc') })).notes)).toBe(
      `the last time to ${at('public')}; this is another folder: ${at('pubilc')}`,
    );
  });

  it('is said to be for small shops when it begins without keys', async () => {
    expect(said((await go({ keys: undefined })).notes)).toContain(
      'screens that have been given a trust file refuse it',
    );
    expect((await go({ keys: undefined })).notes).toEqual([]);
  });
});

describe('undoing', () => {
  beforeEach(async () => {
    for (const name of ['a', 'b', 'c']) {
      await show(name);
      await go();
      now += 3_600_000;
    }
  });

  it('goes further back each time, and says to what', async () => {
    expect(await undo(options(), world)).toMatchObject({ revision: 4, restored: { revision: 2 } });
    expect(await undo(options(), world)).toMatchObject({
      ...{ revision: 5, restored: { revision: 1, publishedAt: new Date(START).toISOString() } },
      changes: [{ added: ['a'], removed: ['b'] }],
    });
    await expect(undo(options(), world)).rejects.toThrow(/content of revision 1 is on.*--revision N \(kept: 2, 3\)/);

    expect(await undo(options(), world, 3)).toMatchObject({ revision: 6, restored: { revision: 3 } });
    await expect(undo(options(), world, 99)).rejects.toThrow('no content of revision 99; kept: 1, 2');
  });

  it('goes on from there over a hold', async () => {
    await undo(options(), world);
    await holdOn(undefined, options(), world);
    await holdOff(options(), world);

    expect(await undo(options(), world)).toMatchObject({ restored: { revision: 1 } });
  });

  it('goes back to the present content of before when something new was published since', async () => {
    await undo(options(), world);
    await show('c', 'a');
    await go();

    expect(await undo(options(), world)).toMatchObject({ restored: { revision: 2 } });
  });

  it('tells of the screens of the register that was used last', async () => {
    await writeFile(at('sources', 'screens.csv'), 'id\nbx-1\ncho-1\n');
    await show('a', 'c');
    await go();

    const undone = await undo(options(), world);
    expect(undone.registered).toBe(2);
    expect(undone.changes.map(({ screen }) => screen.id)).toEqual(['bx-1', 'cho-1']);
  });
});
