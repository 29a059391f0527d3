import readExcelFile from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { parsePlaylist } from '../../../core/parse-playlist.ts';
import type { Playlist } from '../../../core/playlist.ts';
import { readRegister, type RegisteredScreen } from '../../../publish/register/register.ts';
import { makeReport, type ReportRequest } from '../../../report/daily/make-report.ts';
import { pageOf } from '../../../report/daily/page.ts';
import type { Report } from '../../../report/daily/report.ts';
import { workbookOf } from '../../../report/daily/workbook.ts';
import { readLines } from '../../../report/lines/read-lines.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { machine } from './handed-out.ts';

const register = registered(
  [
    'id,name,district,commune,venue',
    'lobby,Bộ phận một cửa,Huyện Cao Lộc,Thị trấn Cao Lộc,one-stop',
    'hall,Bến xe,Huyện Cao Lộc,Thị trấn Đồng Đăng,bus-station',
    'dark,Chợ,Thành phố Lạng Sơn,Phường Chi Lăng,market',
  ].join('\n'),
);

const playlist = parsed({
  formatVersion: 1,
  overlays: { qr: { url: 'https://www.bluezone.gov.vn/' }, agency: { name: 'Sở Thông tin và Truyền thông' } },
  campaigns: [
    {
      id: 'main',
      title: 'Cài đặt',
      contract: { plays: 1000, from: '2026-11-20', until: '2026-11-29' },
      items: [{ src: 'huong-dan.mp4' }, { src: 'nam-buoc.jpg', durationSeconds: 8, overlays: false }],
    },
  ],
});

function registered(text: string): readonly RegisteredScreen[] {
  const read = readRegister(Buffer.from(text));
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.words));
  return read.screens;
}

function parsed(document: object): Playlist {
  const read = parsePlaylist(JSON.stringify(document));
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.faults));
  return read.playlist;
}

/** The report of two days on which one machine said this. */
async function reportOf(say: (add: ReturnType<typeof machine>['add']) => void, more: Partial<ReportRequest> = {}) {
  const dir = await tempDir();
  const one = machine();
  say(one.add);
  await one.deliver(dir);
  const request: ReportRequest = {
    ...{ paths: [dir], from: '2026-11-20', to: '2026-11-21', timeZone: 'Asia/Ho_Chi_Minh', register },
    ...{ playlists: [playlist], lang: 'en', agency: undefined, scope: 'screens', ...more },
  };
  const now = () => Date.parse('2026-11-21T08:30:40.000Z');
  return (await makeReport(request, { readLines, now })).report;
}

/** The sheets of a workbook, as another library reads them. */
const opened = async (report: Report) => readExcelFile(new Uint8Array(await workbookOf(report)).buffer);
const rowsOf = (report: Report, id: string) => report.sections.find((section) => section.id === id)?.rows;
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
    expect(rowsOf(report, 'screens')?.map(([id, name, ...rest]) => [id, name, rest[3]])).toEqual([
      ['lobby', 'Bộ phận một cửa', 5],
      ['hall', 'Bến xe', 2],
      ['dark', 'Chợ', 0],
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

  it('names a screen that nobody has registered as that', async () => {
    const report = await reportOf((add) => add({ screenId: 'stray' }));

    expect(rowsOf(report, 'screens')?.at(-1)?.slice(0, 2)).toEqual(['stray', 'not in the register']);
  });
});

describe('the workbook', () => {
  it('opens in another program, with numbers, dates, and names that are no formulas', async () => {
    const formula = '=HYPERLINK("http://evil.example","x")';
    const report = await reportOf((add) => {
      add({ screenId: formula, itemId: '+1+1', campaignId: '@SUM(A1)' });
      add({ itemId: '<b>&amp;\u0007' });
    });
    const sheets = await opened(report);
    const rows = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data;

    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      ...['Summary', 'Days', 'Items', 'Contracts', 'District', 'Commune', 'Venue', 'Screens', 'Evidence', 'Details'],
    ]);
    expect(rows('Screens')?.map(([id]) => id)).toContain(formula);
    expect(rows('Items')?.map(([item]) => item)).toEqual(['Item', '+1+1', '<b>&amp;·', 'Total']);
    expect(rows('Days')?.[1]?.slice(0, 3)).toEqual([new Date('2026-11-20T00:00:00Z'), 2, 2]);
  });

  it('is written in Vietnamese as well', async () => {
    const [summary] = await opened(await reportOf((add) => add({}), { lang: 'vi' }));

    const cells = summary?.data.flat();

    expect(summary?.sheet).toBe('Tổng hợp');
    expect(cells).toContain('BÁO CÁO KẾT QUẢ PHÁT TRÊN MÀN HÌNH CÔNG CỘNG');
    expect(cells).toContain('Từ ngày 20/11/2026 đến ngày 21/11/2026');
    expect(cells).toContain('(Ký, ghi rõ họ tên)');
  });
});

describe('the page', () => {
  it('needs nothing, runs nothing, and takes no name for HTML', async () => {
    const name = '"><script>alert(1)</script>';
    const page = pageOf(
      await reportOf((add) => {
        add({ itemId: name, campaignId: name, screenId: name });
        add({ status: 'failed', reason: '<img src=x onerror=alert(1)>', shownMs: 0 });
      }),
    );

    expect(page).toContain("default-src 'none'; style-src 'sha256-");
    expect(page).not.toMatch(/<(script|img|link|iframe)|https?:/);
    expect(page).toContain('&#60;script&#62;');
  });

  it('leaves to the workbook what each item did on each screen on each day, and says so', async () => {
    const report = await reportOf((add) => add({ itemId: 'nam-buoc.jpg' }));
    const page = pageOf(report);

    expect(report.sections.map(({ id }) => id)).toContain('details');
    expect(page).not.toContain('id="details"');
    expect(page).toContain('told in the Excel workbook');
  });

  it('has the head of Vietnamese papers where it is in Vietnamese', async () => {
    const report = await reportOf((add) => add({}));

    expect(pageOf({ ...report, lang: 'vi' })).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(pageOf(report)).not.toContain('CỘNG HÒA');
  });

  it('parts the names of files anywhere, and never a word', async () => {
    const long = 'media/lich-tiem-chung-thi-tran-dong-dang-thang-11.jpg';
    const page = pageOf(await reportOf((add) => add({ itemId: long })));

    expect(page).toContain(`<td class="long">${long}</td>`);
    expect(page).toContain('<td>lobby</td>');
  });

  it('draws its charts with a name for those who do not see them', async () => {
    const page = pageOf(
      await reportOf((add) => {
        add({});
        add({ itemId: 'nam-buoc.jpg', startedAt: '2026-11-21T01:00:00.000Z' });
      }),
    );

    expect([...page.matchAll(/<svg [^>]*role="img" aria-label="([^"]+)"/g)].map(([, label]) => label)).toEqual([
      'Whole showings a day',
      'Whole showings of each item',
      'By district: whole showings',
      'By commune: whole showings',
      'By kind of place: whole showings',
    ]);
  });
});
