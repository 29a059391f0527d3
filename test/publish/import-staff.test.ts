import { describe, expect, it } from 'vitest';
import { importing, said, understood, writtenIn } from './importing.ts';
import { workbook } from './workbook.ts';

const header = ['TT', 'Họ tên', 'Chức vụ', 'Điện thoại liên hệ', 'Huyện/thành phố'];
const title = 'Điểm hỗ trợ cài đặt ứng dụng';

/** People who do not exist. */
const people = (count: number, district: string | null, from = 1) =>
  Array.from({ length: count }, (_, index) => {
    const n = from + index;
    return [n, `Người Mẫu ${n}`, 'Nhân viên', `0900 000 ${String(n).padStart(3, '0')}`, district];
  });

describe('a staff table', () => {
  it('is support-point slides, a district after the other, ten people on each', async () => {
    const imported = await importing(
      await workbook([
        header,
        ...people(12, 'Huyện Cao Lộc'),
        ...people(2, 'Thành phố Lạng Sơn', 13),
        ...people(1, 'huyện cao lộc', 15),
      ]),
    );
    const { items = [] } = writtenIn(imported);

    expect(imported.kind).toBe('staff');
    expect(items.map(({ slide }) => [slide?.title, slide?.place, slide?.people.length])).toEqual([
      [`${title} (1/2)`, 'Huyện Cao Lộc', 10],
      [`${title} (2/2)`, 'Huyện Cao Lộc', 3],
      [title, 'Thành phố Lạng Sơn', 2],
    ]);
    expect(items[2]?.slide?.people).toEqual([
      { name: 'Người Mẫu 13', position: 'Nhân viên' },
      { name: 'Người Mẫu 14', position: 'Nhân viên' },
    ]);
    expect(understood(imported).campaigns[0]?.items.map(({ kind }) => kind)).toEqual(['slide', 'slide', 'slide']);
  });

  it('keeps phones out of the file unless they are asked for, and says so', async () => {
    const table = await workbook([header, ...people(2, 'Huyện Cao Lộc'), [3, 'Người Mẫu 3', null, 912345678, null]]);
    const without = await importing(table);
    const shown = await importing(table, { showPhone: true });

    expect(without.playlist).not.toMatch(/0900|912345678|[pP]hone/);
    expect(said(without, 'left-out')[0]).toMatch(/^3 phone numbers are not in the playlist at all.*--show-phone/);
    expect(writtenIn(shown).items?.[0]?.slide).toMatchObject({
      showPhone: true,
      people: [{ phone: '0900 000 001' }, { phone: '0900 000 002' }, { phone: '0912345678' }],
    });
  });

  it('heads every slide with the title and the place that are given', async () => {
    const imported = await importing(await workbook([header, ...people(1, 'Huyện Cao Lộc')]), {
      title: 'Hỗ trợ tại chỗ',
      place: 'Bưu cục trung tâm',
    });

    expect(writtenIn(imported).items?.[0]?.slide).toEqual({
      kind: 'support-point',
      title: 'Hỗ trợ tại chỗ',
      place: 'Bưu cục trung tâm',
      people: [{ name: 'Người Mẫu 1', position: 'Nhân viên', district: 'Huyện Cao Lộc' }],
    });
  });

  it("shows each district's people on that district's screens when asked", async () => {
    const rows = [
      ...people(1, 'Huyện Cao Lãnh'),
      ...people(1, 'Thành phố Cao Lãnh', 2),
      ...people(1, 'TP. Sa Đéc', 3),
      ...people(1, 'Quận 1', 4),
    ];
    const imported = await importing(await workbook([header, ...rows]), { byDistrict: true });

    expect(writtenIn(imported).items?.map(({ screens }) => screens)).toEqual(
      ['huyen-cao-lanh', 'thanh-pho-cao-lanh', 'sa-dec', 'quan-1'].map((slug) => ({
        tags: { any: [`district=${slug}`] },
      })),
    );
    expect(said(imported, 'told').join()).toContain('district=sa-dec (TP. Sa Đéc)');
  });

  it('takes the district of merged cells and of heading rows, on one sheet or many', async () => {
    const imported = await importing(
      await workbook(
        [
          [null, 'DANH SÁCH NHÂN SỰ HỖ TRỢ'],
          [],
          header,
          ...people(1, 'Huyện Cao Lộc'),
          ...people(1, null, 2),
          [null, 'Tổng cộng: 2 người'],
        ],
        [
          ['STT', 'Họ và tên', 'Chức danh'],
          ['II. Huyện Lộc Bình'],
          [1, 'Người Mẫu 3', 'Bí thư Đoàn'],
          ['III', 'Huyện Đình Lập'],
          [2, 'Người Mẫu 4', 'Nhân viên'],
        ],
      ),
    );

    expect(
      writtenIn(imported).items?.map(({ slide }) => [slide?.place, slide?.people.map(({ name }) => name)]),
    ).toEqual([
      ['Huyện Cao Lộc', ['Người Mẫu 1', 'Người Mẫu 2']],
      ['Huyện Lộc Bình', ['Người Mẫu 3']],
      ['Huyện Đình Lập', ['Người Mẫu 4']],
    ]);
    expect(said(imported, 'left-out')[1]).toMatch(/^sheet "Trang 1", row 6: "Tổng cộng: 2 người" is no person/);
    expect(said(imported, 'told')).toContainEqual(expect.stringMatching(/^sheet "Trang 1", row 1: stands above/));
  });

  it('takes headers with slips, and a slip in a district for the district, which it tells', async () => {
    const imported = await importing(
      'tt;Họ Tên ;Chưc vụ;Điên thoại;Huyên / Thành phố\n1;Người Mẫu 1;;;Huyện Cao Lộc\n2;Người Mẫu 2;;;Huyên Cao Lộc\n',
    );

    expect(writtenIn(imported).items).toHaveLength(1);
    expect(said(imported, 'changed')).toEqual([
      'row 3, column E "Huyên / Thành phố": "Huyên Cao Lộc" is taken for "Huyện Cao Lộc", which is written so above',
    ]);
  });

  it('tells the cell of what a slide cannot hold, and a row without a name', async () => {
    const imported = await importing(
      `Họ tên,Chức vụ\n${'N'.repeat(49)},Nhân viên\n,Nhân viên\nNgười Mẫu,${'C'.repeat(91)}\n`,
    );

    expect(said(imported, 'fault')).toEqual([
      expect.stringMatching(/^row 2, column A "Họ tên": must be at most 48 characters/),
      expect.stringMatching(/^row 3: has no name/),
      expect.stringMatching(/^row 4, column B "Chức vụ": must be at most 90 characters/),
    ]);
    const long = await importing('Họ tên,Huyện\nNgười Mẫu,Huyện Cao Lộc\n', { title: 'T'.repeat(81) });
    expect(said(long, 'fault')[0]).toMatch(/^--title: must be at most 80 characters/);
  });

  it('is not taken for a list, nor a list for it', async () => {
    expect((await importing('Họ tên,Chức vụ\nNgười Mẫu,Nhân viên\n')).kind).toBe('staff');
    expect((await importing('Tệp,Tên\na.mp4,Phim\n')).kind).toBe('list');
    expect(said(await importing('Tệp,Tên\na.mp4,Phim\n', { kind: 'staff' }), 'fault')[0]).toMatch(
      /^no header row was found: a staff table has/,
    );
  });
});
