import { describe, expect, it } from 'vitest';
import type { Report } from '../../../report/daily/report.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { machine } from './handed-out.ts';
import { parsed, registered, reportOf } from './report-of.ts';

const rowsOf = (report: Report, id: string) => report.sections.find((section) => section.id === id)?.rows;
const totalOf = (report: Report, id: string) => report.sections.find((section) => section.id === id)?.total;
const headOf = (report: Report) => Object.fromEntries(report.head.map(({ label, value }) => [label, value]));

describe('the report', () => {
  const busy = () =>
    reportOf((add) => {
      for (let n = 0; n < 4; n++) add({});
      add({ itemId: 'nam-buoc.jpg', shownMs: 8_000 });
      add({ screenId: 'hall', startedAt: '2026-11-21T02:00:00.000Z', shownMs: 3_600_000 });
      add({ screenId: 'hall', zone: 'side', itemId: 'unknown', shownMs: 3_600_000 });
      add({ status: 'interrupted', shownMs: 2_000 });
      add({ kind: 'helped', date: '2026-11-20', people: 7 });
    });

  it('says first what is asked for first', async () => {
    const report = await busy();

    expect(report).toMatchObject({
      period: 'From 20/11/2026 to 21/11/2026 (day/month/year)',
      agency: 'Sở Thông tin và Truyền thông',
      made: 'Made on 21 Nov 2026, 15:30 (time of Vietnam)',
    });
    expect(headOf(report)).toMatchObject({
      'Screens that showed something': 2,
      'Screens in the register': 3,
      'Showings, whole': 7,
      'Showings, interrupted': 1,
      'Showings of the code': 5,
      'People helped to install': 7,
      Evidence: '9 records of 1 machine: complete',
    });
    expect(report.notes[0]).toContain('21/11/2026 are those up to 15:30');
    expect(report.notes.join()).toContain('not known of 1 items');
  });

  it('groups by the places of the register, and shows the screens that sent nothing', async () => {
    const report = await busy();

    expect(rowsOf(report, 'district')).toEqual([
      ['Huyện Cao Lộc', 2, 2, 7, 0, 1, 0, expect.closeTo(1.019, 2), 5, 7],
      ['Thành phố Lạng Sơn', 1, 0, 0, 0, 0, 0, 0, 0, 0],
    ]);
    expect(totalOf(report, 'district')).toEqual(['Total', 3, 2, 7, 0, 1, 0, expect.closeTo(1.019, 2), 5, 7]);
    expect(rowsOf(report, 'screens')?.map(([id, name, ...rest]) => [id, name, rest[3]])).toEqual([
      ['lobby', 'Bộ phận một cửa', 5],
      ['hall', 'Bến xe', 2],
      ['dark', 'Chợ', 0],
    ]);
  });

  it('calls an item what its playlist says that it shows, before its name', async () => {
    const report = await busy();

    expect(rowsOf(report, 'items')?.map(([item]) => item)).toEqual([
      ...['huong-dan.mp4', 'Năm bước (nam-buoc.jpg)', 'unknown'],
    ]);
  });

  it('goes by day, then by screen as people count them, in what each item did on each screen', async () => {
    const report = await reportOf((add) => {
      for (const screenId of ['tv-10', 'tv-2']) add({ screenId });
      add({ screenId: 'tv-1', startedAt: '2026-11-21T02:00:00.000Z' });
    });

    expect(rowsOf(report, 'details')?.map(([date, screen]) => `${date} ${screen}`)).toEqual([
      ...['2026-11-20 tv-2', '2026-11-20 tv-10', '2026-11-21 tv-1'],
    ]);
  });

  it('keeps communes of one name apart, and says in which district each is', async () => {
    const report = await reportOf(
      (add) => {
        add({});
        add({});
        add({ screenId: 'hall' });
        add({ screenId: 'dark' });
      },
      {
        register: registered(
          [
            'id,district,commune',
            'lobby,Huyện Cao Lộc,Xã Tân An',
            'hall,Huyện Bình Gia,Xã Tân An',
            'dark,Huyện Bình Gia,Xã Mông Ân',
          ].join('\n'),
        ),
      },
    );

    expect(rowsOf(report, 'commune')?.map((row) => [row[0], row[1], row[3]])).toEqual([
      ['Xã Mông Ân', 1, 1],
      ['Xã Tân An (Huyện Bình Gia)', 1, 1],
      ['Xã Tân An (Huyện Cao Lộc)', 1, 2],
    ]);
  });

  it('holds what was delivered against what was promised for these days', async () => {
    const report = await busy();

    // 1,000 plays in ten days, of which one is reported on, and the next up to 15:30:40.
    expect(rowsOf(report, 'contracts')).toEqual([['Cài đặt', '2026-11-20', '2026-11-29', 1000, 165, 7, 7 / 165]]);
  });

  it('counts the code over the picture once, whatever zones are beside it, and one that a slide draws wherever it is', async () => {
    const report = await reportOf(
      (add) => {
        add({});
        add({ zone: 'side' });
        add({ zone: 'strip' });
        add({ zone: 'strip', itemId: 'ma-cai-dat' });
      },
      {
        playlists: [
          parsed({
            formatVersion: 1,
            overlays: { qr: { url: 'https://www.bluezone.gov.vn/' } },
            items: [
              { src: 'huong-dan.mp4' },
              {
                id: 'ma-cai-dat',
                slide: { kind: 'slogan', lines: ['Quét mã'], qr: { url: 'https://www.bluezone.gov.vn/' } },
                durationSeconds: 10,
              },
            ],
          }),
        ],
      },
    );

    expect(headOf(report)).toMatchObject({ 'Showings of the code': 2 });
    expect(rowsOf(report, 'items')?.map((row) => [row[0], row[2], row[9], row[10]])).toEqual([
      ['huong-dan.mp4', 'main', 'yes', 1],
      ['huong-dan.mp4', 'side', 'no', 0],
      ['huong-dan.mp4', 'strip', 'no', 0],
      ['ma-cai-dat', 'strip', 'yes', 1],
    ]);
  });

  it('takes hours a day for those that have passed', async () => {
    const report = await reportOf((add) => add({ shownMs: 3_600_000 }));

    expect(rowsOf(report, 'screens')?.[0]?.[10]).toBeCloseTo(1 / (1 + 15.511 / 24), 3);
  });

  it('holds nothing against a machine that was promised of all screens together, nor asks it for a register', async () => {
    const say = (add: ReturnType<typeof machine>['add']) => add({});
    const report = await reportOf(say, { scope: 'machine', register: undefined });

    expect(report.sections.map(({ id }) => id)).not.toContain('contracts');
    expect(report.notes.join()).not.toContain('register');
    expect((await reportOf(say, { register: undefined })).notes.join()).toContain('No register of screens');
  });

  it('counts what both machines of a screen have shown where the register has both keys, and else says whose does not', async () => {
    const dir = await tempDir();
    const [before, now] = [machine(), machine()];
    before.add({});
    before.add({ startedAt: '2026-10-01T01:00:00.000Z' });
    now.add({ startedAt: '2026-11-21T01:00:00.000Z' });
    await before.deliver(dir);
    await now.deliver(dir);
    const by = (keys: string) =>
      reportOf(() => undefined, { paths: [dir], register: registered(`id,public key\nlobby,"${keys}"\n`) });

    expect(headOf(await by(`${now.publicKey}, ${before.publicKey}`))).toMatchObject({ 'Showings, whole': 2 });
    const replaced = await by(now.publicKey);
    expect(headOf(replaced)).toMatchObject({ 'Showings, whole': 1 });
    expect(replaced.notes.join('\n')).toContain('Not counted: 1 records of lobby that came from another machine');
  });

  it('says which screens of the register showed nothing, and which are not in it', async () => {
    const { notes } = await reportOf((add) => {
      add({});
      add({ screenId: 'stray' });
    });

    expect(notes).toContain('Of the screens in the register 2 showed nothing that counts: hall, dark.');
    expect(notes).toContain('Not in the register, and counted: 1 screen: stray.');
  });

  it('says that nothing was counted where all records are of other days', async () => {
    const { notes } = await reportOf((add) => add({ startedAt: '2026-10-01T01:00:00.000Z' }));

    expect(notes.join()).toContain('No showing was counted');
    expect((await reportOf((add) => add({}))).notes.join()).not.toContain('No showing was counted');
  });

  it('names a screen that nobody has registered as that', async () => {
    const report = await reportOf((add) => add({ screenId: 'stray' }));

    expect(rowsOf(report, 'screens')?.at(-1)?.slice(0, 2)).toEqual(['stray', 'not in the register']);
  });
});
