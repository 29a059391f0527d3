import { describe, expect, it } from 'vitest';
import { importing, said, understood, writtenIn } from './importing.ts';

const list = (...rows: readonly string[]) => importing(rows.join('\r\n'));

describe('a list', () => {
  it('is one item a row, in the order of the rows', async () => {
    const imported = await list('Tệp;Thời lượng (giây)', 'huong-dan.mp4;', '', 'poster.jpg;7,5');

    expect(imported.kind).toBe('list');
    expect(writtenIn(imported)).toEqual({
      formatVersion: 1,
      items: [{ src: 'huong-dan.mp4' }, { src: 'poster.jpg', durationSeconds: 7.5 }],
    });
  });

  it.each([
    ['Tệp', 'Thời lượng (giây)', 'Từ ngày', 'Đến ngày', 'Khung giờ', 'Ngày trong tuần', 'Thẻ', 'Chiến dịch'],
    ['TEP', 'thoi luong', 'tu ngay', 'den ngay', 'khung gio', 'ngay trong tuan', 'the', 'chien dich'],
    ['File', 'Duration (seconds)', 'From', 'Until', 'Dayparts', 'Days', 'Tags', 'Campaign'],
    ['src', 'durationSeconds', 'from', 'until', 'dayparts', 'days', 'tags', 'campaign'],
    ['Tệp / File', 'Thời lượng', 'Ngày bắt đầu', 'Ngày kết thúc', 'Giờ phát', 'Thứ', 'Nhãn', 'Tên chiến dịch'],
  ])('knows its columns by the headers %s, %s, %s …', async (...headers) => {
    const row = [
      'a.jpg',
      '8',
      '20/11/2026',
      '2026-11-30',
      '07:30-11:30; 13:30-17:00',
      'T2-T6',
      'district=loc-ninh',
      'Tết',
    ];
    const ways = [
      [headers, row],
      [headers.toReversed(), row.toReversed()],
    ].map((lines) => list(...lines.map((cells) => cells.map((cell) => `"${cell}"`).join(','))));

    for (const imported of await Promise.all(ways)) {
      expect(writtenIn(imported)).toEqual({
        formatVersion: 1,
        dayparts: {
          'mon-fri 07:30-11:30, 13:30-17:00': [
            { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '11:30' },
            { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '13:30', to: '17:00' },
          ],
        },
        campaigns: [
          {
            id: 'Tết',
            flight: { from: '2026-11-20', until: '2026-11-30' },
            dayparts: ['mon-fri 07:30-11:30, 13:30-17:00'],
            screens: { tags: { all: ['district=loc-ninh'] } },
            items: [{ src: 'a.jpg', durationSeconds: 8 }],
          },
        ],
      });
    }
  });

  it('puts rows with the same campaign into one, whatever stands between them', async () => {
    const imported = await list(
      'Tệp,Chiến dịch,Ưu tiên,Tỷ trọng,Đến ngày',
      'a.mp4,Cài đặt,5,2,30/11/2026',
      'b.jpg,,,,',
      'c.mp4,cài đặt ,,,1/12/2026',
    );

    expect(writtenIn(imported)).toMatchObject({
      campaigns: [
        {
          ...{ id: 'Cài đặt', priority: 5, weight: 2 },
          items: [
            { src: 'a.mp4', flight: { until: '2026-11-30' } },
            { src: 'c.mp4', flight: { until: '2026-12-01' } },
          ],
        },
      ],
      items: [{ src: 'b.jpg' }],
    });
  });

  it('says when one campaign has two priorities', async () => {
    const imported = await list('Tệp,Chiến dịch,Ưu tiên', 'a.mp4,Tết,5', 'b.mp4,Tết,7');

    expect(said(imported, 'fault')).toEqual([
      'row 3, column C "Ưu tiên": one campaign has one value here; it is 7, and 5 in row 2, column C "Ưu tiên"',
    ]);
  });

  it('gives rows with a priority and no campaign a campaign, and says so', async () => {
    const imported = await list('Tệp,Ưu tiên', 'a.mp4,5', 'b.mp4,', 'c.mp4,5');

    expect(writtenIn(imported).campaigns).toEqual([
      { id: 'priority 5', priority: 5, items: [{ src: 'a.mp4' }, { src: 'c.mp4' }] },
    ]);
    expect(said(imported, 'told')[0]).toMatch(/^row 2; row 4: has no campaign/);
  });

  it.each([
    ['T2-T6', ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['thứ hai đến thứ tư, CN', ['mon', 'tue', 'wed', 'sun']],
    ['T7-T2', ['mon', 'sat', 'sun']],
    ['Thứ 2, 4, 6', ['mon', 'wed', 'fri']],
    ['cuối tuần', ['sat', 'sun']],
    ['mon-fri, holiday', ['mon', 'tue', 'wed', 'thu', 'fri', 'holiday']],
  ])('understands the days %s', async (days, expected) => {
    const { dayparts } = writtenIn(await list('Tệp;Ngày trong tuần', `a.mp4;${days}`));

    expect(Object.values(dayparts ?? {})).toEqual([{ days: expected }]);
  });

  it.each([
    ['07:30-11:30', [['07:30', '11:30']]],
    [
      '7h30 - 11h; 13g30–17g',
      [
        ['07:30', '11:00'],
        ['13:30', '17:00'],
      ],
    ],
    [
      '7 giờ đến 11 giờ 15 và 18h-24h',
      [
        ['07:00', '11:15'],
        ['18:00', '24:00'],
      ],
    ],
    ['22:00-06:00', [['22:00', '06:00']]],
  ])('understands the times %s', async (times, expected) => {
    const { dayparts } = writtenIn(await list('Tệp\tKhung giờ', `a.mp4\t${times}`));

    expect(Object.values(dayparts ?? {}).flat()).toEqual(expected.map(([from, to]) => ({ from, to })));
  });

  it.each([
    ['district=loc-ninh; venue=bus', { all: ['district=loc-ninh', 'venue=bus'] }],
    [
      'district=loc-ninh; district=bu-dop; venue=bus',
      { all: ['venue=bus'], any: ['district=loc-ninh', 'district=bu-dop'] },
    ],
    ['province = binh-phuoc; -venue=bus', { all: ['province=binh-phuoc'], none: ['venue=bus'] }],
  ])('understands the tags %s', async (tags, expected) => {
    const { items } = writtenIn(await list('Tệp\tThẻ', `a.mp4\t${tags}`));

    expect(items).toEqual([{ src: 'a.mp4', screens: { tags: expected } }]);
  });

  it('writes a type only where the name does not say it', async () => {
    const imported = await list('Tệp,Loại', 'a.mp4,phim', 'b,ảnh', 'https://portal.example/,trang web', 'c.mp3,audio');

    expect(writtenIn(imported).items).toEqual([
      { src: 'a.mp4' },
      { type: 'image', src: 'b' },
      { type: 'web', src: 'https://portal.example/' },
      { src: 'c.mp3' },
    ]);
  });

  it('says that web pages are not shown by this version', async () => {
    const imported = await list('Tệp,Loại', 'https://portal.example/,trang web');

    expect(said(imported, 'told')).toEqual([
      'row 2, column B "Loại": a web page is shown only by screens that allow its origin, and only with a network. You can: set webOrigins on those screens, and give it a "fallback" picture',
    ]);
  });

  it('tells every bad cell at once, with its row, its column and what is right', async () => {
    const imported = await list(
      'STT;Tệp;Thời lượng (giây);Từ ngày;Khung giờ;Ngày trong tuần;Thẻ',
      '1;a.jpg;0:15;31/02/2026;sáng;thứ 9;loc-ninh',
      '2;;8;;;;',
      '3;C:\\Phim\\b.mp4;;11/20/2026;07:30;;',
      '4;c.jpg;0;;;;',
    );

    expect(imported.playlist).toBeUndefined();
    expect(said(imported, 'fault')).toEqual([
      'row 2, column C "Thời lượng (giây)": must be a number of seconds such as 15 (format the cell as a number, not as a time); it is "0:15"',
      'row 2, column D "Từ ngày": must be a day that exists: month 2 of 2026 has 28 days; it is "31/02/2026"',
      'row 2, column E "Khung giờ": must be times such as 07:30-11:30; 13:30-17:00; it is "sáng"',
      'row 2, column F "Ngày trong tuần": must be days such as T2-T6, T7, CN or mon-fri, sat, sun; it is "thứ 9"',
      'row 2, column G "Thẻ": must be tags such as district=loc-ninh; venue=bus, of which one key at most has several; it is "loc-ninh"',
      'row 3: this row names no file; every row is one item, so give it a file, or delete the row',
      'row 4, column B "Tệp": must be a name beside the playlist, or a web address; "C:\\\\Phim\\\\b.mp4" is found on this computer only',
      'row 4, column D "Từ ngày": must be day/month/year with a month from 1 to 12 (here the month is 20); it is "11/20/2026"',
      'row 4, column E "Khung giờ": must be times such as 07:30-11:30; 13:30-17:00; it is "07:30"',
      'row 5, column C "Thời lượng (giây)": must be at least 1, got 0',
    ]);
  });

  it.each([
    ['30/02/2026', 'a day that exists: month 2 of 2026 has 28 days'],
    ['2028-02-30', 'a day that exists: month 2 of 2028 has 29 days'],
    ['11/20/2026', 'day/month/year with a month from 1 to 12 (here the month is 20)'],
    ['20/11/1026', 'a year from 1990 to 2199'],
    ['20/11/2026 25:00', 'a date with a time from 00:00 to 23:59 (here it is 25:00)'],
    ['20 tháng 11', 'a date such as 20/11/2026 (day/month/year) or 2026-11-20, if need be with a time behind it'],
  ])('says what about the date %s is wrong', async (date, right) => {
    expect(said(await list('Tệp;Từ ngày', `a.mp4;${date}`), 'fault')).toEqual([
      `row 2, column B "Từ ngày": must be ${right}; it is "${date}"`,
    ]);
  });

  it('finds the cell that a fault of the playlist comes from', async () => {
    const imported = await list(
      'Tệp,Chiến dịch,Ưu tiên,Từ ngày,Đến ngày,Màn hình',
      'a.mp4,Tết,1.5,,,',
      'b.xyz,,,,,',
      `c.mp4,,,30/11/2026,20/11/2026,`,
      `d.mp4,,,,,${'x'.repeat(201)}`,
    );

    expect(said(imported, 'fault').map((fault) => fault.slice(0, 60))).toEqual([
      expect.stringMatching(/^row 2, column C "Ưu tiên": must be a whole number/),
      expect.stringMatching(/^row 3, column A "Tệp": cannot tell a video/),
      expect.stringMatching(/^row 4: must begin before it ends/),
      expect.stringMatching(/^row 5, column F "Màn hình": must be at most 200/),
    ]);
  });

  it('lists what is not carried over', async () => {
    const imported = await list(
      'Danh sách phát tháng 11',
      'STT,Tệp,Người duyệt,Ghi chú',
      '1,a.mp4,Phòng CNTT,xem lại',
      '2,thu-muc\\b.mp4,,',
    );

    expect(said(imported, 'left-out')).toEqual([
      'column C "Người duyệt": a column that has no meaning in a playlist (filled cells: 1, such as "Phòng CNTT"). You can: give it one of the headers in docs/import.md if it should count',
    ]);
    expect(said(imported, 'changed')).toEqual(['row 4, column B "Tệp": backslashes between folders are written as /']);
    expect(said(imported, 'told')).toEqual([
      'column D "Ghi chú": is for people: it stays in this table, and is not in the playlist',
      'row 1: stands above the header, and is not part of the table',
    ]);
    expect(writtenIn(imported).items).toEqual([{ src: 'a.mp4' }, { src: 'thu-muc/b.mp4' }]);
  });

  it('refuses two columns that mean the same', async () => {
    const imported = await list('Tệp,File', 'a.mp4,b.mp4');

    expect(said(imported, 'fault')[0]).toMatch(
      /^row 1, column A "Tệp"; row 1, column B "File": another column means the same/,
    );
  });

  it('keeps the last day of an "until" without a time, as the player reads it', async () => {
    const { campaigns } = understood(await list('Tệp,Đến ngày', 'a.mp4,30/11/2026', 'b.mp4,30/11/2026 17:00'));

    expect(campaigns[0]?.items.map(({ flight }) => new Date(flight.until ?? 0).toISOString())).toEqual([
      '2026-11-30T17:00:00.000Z',
      '2026-11-30T10:00:00.000Z',
    ]);
  });
});
