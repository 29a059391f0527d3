import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRemark } from '../../publish/import/remark.ts';
import { importing, said, understood, writtenIn } from './importing.ts';

const smil = (body: string) => importing(`<smil>\n<body>\n${body}\n</body>\n</smil>`);

describe('a SMIL file that is hostile or broken', () => {
  it.each([
    [
      'entities of its own',
      '<!DOCTYPE smil [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n<smil><body>&b;</body></smil>',
      /^line 1: the document declares entities/,
    ],
    [
      'an entity that nobody declared',
      '<smil>\n<body><img src="&x;"/></body></smil>',
      /^line \d: not well-formed XML: XML does not know &x;/,
    ],
    ['a tag that is not closed', '<smil>\n<body><seq></body></smil>', /^line \d+: not well-formed XML/],
    [
      'endless nesting',
      `<smil><body>${'<seq>'.repeat(5000)}${'</seq>'.repeat(5000)}</body></smil>`,
      /nests deeper than 100/,
    ],
    ['another root', '<html><body/></html>', /must be <smil> with a <body>; it is <html>/],
    [
      'text that goes on for ever',
      `<smil><body><img src="a.jpg" begin="${'wallclock(;'.repeat(50_000)}"/></body></smil>`,
      /nothing is left/,
    ],
    [
      'brackets that go on for ever',
      `<smil><body><img src="a.jpg" expr="${'['.repeat(100_000)}"/></body></smil>`,
      /nothing is left/,
    ],
  ])('is refused for %s', async (_, text, words) => {
    const imported = await importing(text);

    expect(imported.playlist).toBeUndefined();
    expect(said(imported, 'fault')[0]).toMatch(words);
  });

  it.each([
    ['Xin chào', 'lỗi: XML sai cú pháp: trong tệp không có phần tử nào; tệp SMIL bắt đầu bằng <smil>'],
    [
      '<smil>\n<body><seq></body>',
      'lỗi: dòng 2: XML sai cú pháp: gặp </body> khi <seq> chưa đóng; hãy đóng bằng </seq> trước đó',
    ],
    [
      '<smil>\n<body>',
      'lỗi: dòng 2: XML sai cú pháp: hết tệp mà các thẻ này chưa đóng: smil, body; tệp có bị cắt cụt không?',
    ],
    ['<smil>\n<bo', /cắt cụt/],
    ['<smil>\n<img dur="1" dur="2"/></smil>', /^lỗi: dòng 2: XML sai cú pháp: thuộc tính dur ghi hai lần$/],
    ['<smil><img src="a?b=1&c=2"/></smil>', /dấu & phải viết là &amp;$/],
    ['<smil><img src="a.jpg/></smil>', /dấu ngoặc kép không được đóng$/],
    ['<smil><img src="a.jpg" <b/></smil>', /thẻ trước chưa kết thúc/],
    ['<smil><img dur=/></smil>', /thiếu giá trị/],
    ['<smil>a < b</smil>', /không phải tên thẻ/],
    ['<smil/><smil/>', /nằm sau chỗ kết thúc/],
    ['\n<?xml version="1.0"?><smil/>', /phải đứng đầu tiên/],
    ['<smil><a:b/></smil>', /xmlns/],
  ])('is told in Vietnamese what is wrong with the XML of %j', async (text, words) => {
    const { remarks } = await importing(text, { kind: 'smil' });

    expect(remarks.map((remark) => describeRemark(remark, 'vi'))).toEqual([
      typeof words === 'string' ? words : (expect.stringMatching(words) as string),
    ]);
  });

  it('reads a document type of the standard without fetching it', async () => {
    const type = '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 3.0 Language//EN" "http://127.0.0.1:9/SMIL30Language.dtd">';

    expect(
      writtenIn(
        await importing(
          `${type}<smil xmlns="http://www.w3.org/ns/SMIL"><body><img src="a.jpg" dur="5s"/></body></smil>`,
        ),
      ).items,
    ).toHaveLength(1);
  });

  it('never throws, and gives a playlist or says what is wrong', async () => {
    const name = fc.constantFrom(
      'seq',
      'par',
      'excl',
      'priorityClass',
      'switch',
      'img',
      'video',
      'ref',
      'audio',
      'prefetch',
      'brush',
      'a',
    );
    const time = fc.constantFrom(
      '0',
      '5s',
      'indefinite',
      'x.endEvent',
      'wallclock(R/2020-01-01T09:00/P1D)',
      'wallclock(2030-01-01+w3T25:00)',
      'wallclock(R/2020-01-04T22:00/P1W);wallclock(2020-01-01)',
      '__prefetchEnd.endEvent',
      'wallclock(',
      ';',
    );
    const attributes = fc.dictionary(
      fc.constantFrom('begin', 'end', 'dur', 'repeatCount', 'expr', 'src', 'region', 'fit', 'soundLevel', 'type', 'id'),
      fc.oneof(
        time,
        fc.constantFrom('3', '-1', '1e9', 'a.mp4', 'b', 'weekday()<=3', "compare(date(),'2030-01-01')<0", 'main'),
      ),
    );
    const written = (tag: string, attrs: Record<string, string>, children: readonly string[]) =>
      `<${tag} ${Object.entries(attrs)
        .map(([key, value]) => `${key}="${value.replaceAll('<', '&lt;')}"`)
        .join(' ')}>\n${children.join('')}</${tag}>`;
    const { element } = fc.letrec<{ element: string; node: string }>((tie) => ({
      element: fc.oneof(
        { maxDepth: 4 },
        fc.tuple(name, attributes).map(([tag, attrs]) => written(tag, attrs, [])),
        tie('node'),
      ),
      node: fc
        .tuple(name, attributes, fc.array(tie('element'), { maxLength: 4 }))
        .map(([tag, attrs, children]) => written(tag, attrs, children)),
    }));

    await fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 5 }), async (elements) => {
        const imported = await smil(elements.join('\n'));

        if (imported.playlist === undefined) expect(said(imported, 'fault')).not.toEqual([]);
        else expect(understood(imported).campaigns.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
