import { describe, expect, it } from 'vitest';
import { describeRemark } from '../../publish/import/remark.ts';
import { importing, said, writtenIn } from './importing.ts';
import { workbook } from './workbook.ts';

const down = (value: string | number, rowSpan: number) => ({ value, rowSpan });
const across = (value: string | number, columnSpan: number) => ({ value, columnSpan });

describe('merged cells of a list', () => {
  const header = ['STT', 'Tệp', 'Từ ngày', 'Chiến dịch', 'Đến ngày'];

  it('count for each of their rows, and are told', async () => {
    const imported = await importing(
      await workbook([
        ['Danh sách phát'],
        [],
        header,
        [1, 'a.mp4', '20/11/2026', down('Đợt 1', 2), down('30/11/2026', 3)],
        [2, 'b.mp4', '20/11/2026', null, null],
        [3, 'c.mp4', null, null, null],
        [4, 'd.mp4', null, null, null],
      ]),
    );

    expect(writtenIn(imported)).toMatchObject({
      campaigns: [
        {
          id: 'Đợt 1',
          flight: { from: '2026-11-20', until: '2026-11-30' },
          items: [{ src: 'a.mp4' }, { src: 'b.mp4' }],
        },
      ],
      items: [{ src: 'c.mp4', flight: { until: '2026-11-30' } }, { src: 'd.mp4' }],
    });
    expect(writtenIn(imported).items?.[1]).toEqual({ src: 'd.mp4' });
    expect(said(imported, 'told')).toContain(
      'sheet "Trang 1", row 4, column D "Chiến dịch"; sheet "Trang 1", row 4, column E "Đến ngày": is merged with the cells below it, so it counts for each of their rows',
    );
  });

  it('are told in Vietnamese too', async () => {
    const { remarks } = await importing(await workbook([header, [1, 'a.mp4', null, down('Đợt 1', 2)], [2, 'b.mp4']]));

    expect(remarks.map((remark) => describeRemark(remark, 'vi'))).toEqual([
      'lưu ý: trang tính "Trang 1", hàng 2, cột D "Chiến dịch": ô này gộp với các ô bên dưới nên áp dụng cho từng hàng đó',
    ]);
  });

  it('are those of their own sheet', async () => {
    const imported = await importing(
      await workbook(
        [header, [1, 'a.mp4'], [2, 'b.mp4']],
        [header, [1, down('c.mp4', 2), '20/11/2026'], [2, null, '01/12/2026']],
      ),
    );

    expect(writtenIn(imported).items).toEqual([
      { src: 'a.mp4' },
      { src: 'b.mp4' },
      { src: 'c.mp4', flight: { from: '2026-11-20' } },
      { src: 'c.mp4', flight: { from: '2026-12-01' } },
    ]);
  });

  it('make no item of a row that has nothing of its own', async () => {
    const imported = await importing(
      await workbook([header, [down(1, 2), down('a.mp4', 2)], [null, null], [2, 'b.mp4']]),
    );

    expect(writtenIn(imported).items).toEqual([{ src: 'a.mp4' }, { src: 'b.mp4' }]);
  });

  it('are refused when they lie across columns that mean different things', async () => {
    const imported = await importing(
      await workbook([
        ['Tệp', 'Từ ngày', 'Đến ngày', 'Ghi chú', 'Người duyệt'],
        ['a.mp4', across('20/11/2026', 2), null, across('gấp', 2), null],
      ]),
    );

    expect(imported.playlist).toBeUndefined();
    expect(said(imported, 'fault')).toEqual([
      'sheet "Trang 1", row 2, column B "Từ ngày": is merged across columns B to C, which mean different things; unmerge it, and fill in each column',
    ]);
  });
});

describe('merged cells of a staff table', () => {
  it('count for each of their rows too', async () => {
    const imported = await importing(
      await workbook([
        ['Họ tên', 'Chức vụ', 'Huyện'],
        [across('I. Huyện Cao Lộc', 3), null, null],
        ['Người Mẫu 1', down('Giao dịch viên', 2), null],
        ['Người Mẫu 2', null, null],
        ['Người Mẫu 3', 'Nhân viên', down('Huyện Lộc Bình', 2)],
        ['Người Mẫu 4', null, null],
      ]),
    );

    expect(writtenIn(imported).items?.map(({ slide }) => [slide?.place, slide?.people])).toEqual([
      [
        'Huyện Cao Lộc',
        [
          { name: 'Người Mẫu 1', position: 'Giao dịch viên' },
          { name: 'Người Mẫu 2', position: 'Giao dịch viên' },
        ],
      ],
      ['Huyện Lộc Bình', [{ name: 'Người Mẫu 3', position: 'Nhân viên' }, { name: 'Người Mẫu 4' }]],
    ]);
  });
});
