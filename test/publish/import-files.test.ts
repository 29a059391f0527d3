import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { workbook } from './workbook.ts';
import { importing, said, writtenIn } from './importing.ts';

const table = 'Tệp;Tiêu đề\r\nhướng-dẫn.mp4;"Cài đặt; bật Bluetooth"\r\n';
const items = [{ src: 'hướng-dẫn.mp4', alt: 'Cài đặt; bật Bluetooth' }];

describe('text files', () => {
  it.each([
    ['UTF-8 with a byte order mark, as Excel saves "CSV UTF-8"', Buffer.from(`\ufeff${table}`)],
    ['UTF-8 without one', Buffer.from(table)],
    [
      'UTF-16LE, as Excel saves "Unicode text"',
      Buffer.from(`\ufeff${table.replaceAll(';', '\t').replace('đặt\t', 'đặt;')}`, 'utf16le'),
    ],
    ['UTF-16LE without a mark', Buffer.from(table, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
    [
      'commas, and decomposed letters',
      Buffer.from('Tệp,Tiêu đề\nhướng-dẫn.mp4,Cài đặt; bật Bluetooth'.normalize('NFD')),
    ],
    ['the separator in the first line', Buffer.from(`sep=;\n${table}`)],
    ['another separator in the first line', Buffer.from('sep=|\nTệp|Tiêu đề\nhướng-dẫn.mp4|Cài đặt; bật Bluetooth')],
  ])('are read in %s', async (_, bytes) => {
    const imported = await importing(bytes);

    expect(said(imported, 'fault')).toEqual([]);
    expect(writtenIn(imported).items).toEqual(items);
  });

  it('are refused in Windows-1258, with what to do', async () => {
    const bytes = Buffer.from([...Buffer.from('T'), 0xea, 0xf2, ...Buffer.from('p;Giay\r\na.mp4;8\r\n')]);

    expect(said(await importing(bytes), 'fault')[0]).toMatch(/not Unicode; it may be Windows-1258.*"CSV UTF-8/);
  });

  it('are refused when their letters are lost, with what to do', async () => {
    expect(said(await importing('T?p;Th?i l??ng\na.mp4;8\n'), 'fault')[0]).toMatch(
      /T\?p \| Th\?i l\?\?ng\. Letters were lost/,
    );
  });

  it('tell the line of a quotation mark that is never closed', async () => {
    expect(said(await importing('Tệp\na.mp4\n"b.mp4\n'), 'fault')[0]).toMatch(
      /^line \d+: a quotation mark opens a cell/,
    );
  });

  it('tell what headers are missing', async () => {
    expect(said(await importing('x,y\n1,2\n'), 'fault')).toEqual([
      'no header row was found: a list has a column "Tệp" or "File"; a staff table has "Họ tên" with "Chức vụ", "Điện thoại liên hệ" or "Huyện/thành phố". The first row reads: x | y. In a text file, commas, semicolons or tabs separate the cells; a first line such as sep=| names another separator',
    ]);
    expect(said(await importing(''), 'fault')).toEqual(['the file is empty']);
  });

  it('tell what separates cells when something else does', async () => {
    expect(said(await importing('Tệp|Thời lượng (giây)\na.jpg|8\n'), 'fault')[0]).toMatch(
      /The first row reads: Tệp\|Thời lượng \(giây\)\. In a text file, commas, semicolons or tabs separate the cells/,
    );
  });
});

describe('Excel workbooks', () => {
  const date = (value: string, format = 'dd/mm/yyyy') => ({ value: new Date(`${value}Z`), type: Date, format });

  it('are read with their own dates, times and numbers', async () => {
    const imported = await importing(
      await workbook([
        ['Tệp', 'Thời lượng (phút)', 'Từ ngày', 'Đến ngày', 'Lúc', 'Chiến dịch'],
        [
          'a.mp4',
          1.5,
          date('2026-11-20T00:00'),
          date('2026-11-30T17:00', 'dd/mm/yyyy hh:mm'),
          date('1899-12-30T07:30', 'hh:mm'),
          'Nhắc',
        ],
      ]),
    );

    expect(writtenIn(imported).campaigns).toEqual([
      {
        ...{ id: 'Nhắc', at: ['07:30'], flight: { from: '2026-11-20', until: '2026-11-30T17:00' } },
        items: [{ src: 'a.mp4', durationSeconds: 90 }],
      },
    ]);
  });

  it('are read sheet by sheet, and tell which is no list', async () => {
    const imported = await importing(
      await workbook([['Tệp'], ['a.mp4']], [['Tổng', 5]], [[], [null, 'File'], [null, 'b.mp4']]),
    );

    expect(writtenIn(imported).items).toEqual([{ src: 'a.mp4' }, { src: 'b.mp4' }]);
    expect(said(imported, 'left-out')[0]).toMatch(/^sheet "Trang 2": has no column for files/);
  });

  it('tell sheet, row and column of a bad cell', async () => {
    const imported = await importing(
      await workbook([
        ['Tệp', 'Thời lượng'],
        ['a.jpg', date('1899-12-30T00:15', 'hh:mm')],
      ]),
    );

    expect(said(imported, 'fault')[0]).toMatch(
      /^sheet "Trang 1", row 2, column B "Thời lượng": must be a number of seconds such as 15.*it is "00:15:00"$/,
    );
  });

  it('are read beside a sheet that is a chart, from a writer that is no Excel', async () => {
    const relation = (id: string, kind: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const imported = await importing(
      zip({
        'xl/workbook.xml':
          '<workbook xmlns:o="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Biểu đồ" sheetId="1" o:id="a"/><sheet name=" Phim " sheetId="2" o:id="b"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': `<Relationships>${relation('a', 'chartsheet', 'chartsheets/sheet1.xml')}${relation('b', 'worksheet', '/xl/worksheets/sheet1.xml')}</Relationships>`,
        'xl/chartsheets/sheet1.xml': '<chartsheet/>',
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cell('A1', 'Tệp')}${cell('B1', 'Tiêu đề')}</row><row r="2">${cell('A2', 'a.mp4')}${cell('B2', 'Phim')}</row><row r="3">${cell('A3', 'b.mp4')}</row></sheetData><mergeCells count='1'><mergeCell ref='B2:B3'/></mergeCells></worksheet>`,
      }),
    );

    expect(writtenIn(imported).items).toEqual([
      { src: 'a.mp4', alt: 'Phim' },
      { src: 'b.mp4', alt: 'Phim' },
    ]);
  });

  it.each([
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old Excel workbook/],
    ['a Word document', zip({ 'word/document.xml': '<a/>' }), /no Excel workbook.*Word/],
    ['a cut-off download', zip({ 'xl/workbook.xml': '<a/>' }).subarray(0, 60), /no Excel workbook/],
    [
      'one with a cell far out',
      zip({ 'xl/workbook.xml': '<a/>', 'xl/worksheets/sheet1.xml': '<c r="XFD1048576"/>' }),
      /reaches to row 1048576 and 16384 columns/,
    ],
    [
      'one that unpacks to more than it says',
      zip({ 'xl/workbook.xml': '<a/>', 'xl/worksheets/sheet1.xml': 'x'.repeat(2 ** 28) }),
      /unpacks to more than 256 MiB|damaged/,
    ],
  ])('are refused when they are %s', async (_, bytes, words) => {
    expect(said(await importing(bytes), 'fault')[0]).toMatch(words);
  });

  /** A ZIP archive, as APPNOTE.TXT lays it out. */
  function zip(files: Readonly<Record<string, string>>): Buffer {
    const locals: Buffer[] = [];
    const central: Buffer[] = [];
    let at = 0;
    for (const [name, text] of Object.entries(files)) {
      const packed = deflateRawSync(text);
      const fields = Buffer.alloc(26);
      fields.writeUInt16LE(20, 0);
      fields.writeUInt16LE(8, 4);
      fields.writeUInt32LE(packed.length, 14);
      fields.writeUInt32LE(Buffer.byteLength(text) + (text.length > 2 ** 20 ? 1 : 0), 18);
      fields.writeUInt16LE(name.length, 22);
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
      const entry = Buffer.alloc(14);
      entry.writeUInt32LE(at, 10);
      locals.push(local);
      central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, entry, Buffer.from(name));
      at += local.length;
    }
    const directory = Buffer.concat(central);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(Object.keys(files).length, 4);
    end.writeUInt16LE(Object.keys(files).length, 6);
    end.writeUInt32LE(directory.length, 8);
    end.writeUInt32LE(at, 12);
    return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
  }
});
