import { strFromU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../report/daily/page.ts';
import type { Report } from '../../../report/daily/report.ts';
import { workbookOf } from '../../../report/daily/workbook.ts';
import { reportOf } from './report-of.ts';

/** The sheets of a workbook, as another library reads them. */
const opened = async (report: Report) => readExcelFile(new Uint8Array(await workbookOf(report)).buffer);

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

  it('is printed as wide as the paper, with the heads on every page, and can be sifted without its total', async () => {
    const files = unzipSync(new Uint8Array(await workbookOf(await reportOf((add) => add({})))));
    const part = (name: string) => strFromU8(files[`xl/${name}.xml`] ?? new Uint8Array());

    expect(part('worksheets/sheet1')).toMatch(
      /^<\?xml[^>]*><worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/,
    );
    expect(part('worksheets/sheet1')).toMatch(/<pageSetup[^>]* orientation="portrait" fitToWidth="1" fitToHeight="0"/);
    // The names of the columns and two days.
    expect(part('worksheets/sheet2')).toContain('</sheetData><autoFilter ref="A1:I3"/>');
    expect(part('worksheets/sheet2')).toMatch(/<pageSetup[^>]* orientation="landscape" fitToWidth="1" fitToHeight="0"/);
    expect(part('workbook')).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="1">'Days'!$1:$1</definedName>`,
    );
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

    expect([...page.matchAll(/<(?:svg|div) [^>]*role="img" aria-label="([^"]+)"/g)].map(([, label]) => label)).toEqual([
      'Whole showings a day',
      'Whole showings of each item',
      'By district: whole showings',
      'By commune: whole showings',
      'By kind of place: whole showings',
    ]);
  });
});
