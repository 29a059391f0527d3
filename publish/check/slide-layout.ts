import type { Slide, SupportPointSlide } from '../../core/slides.ts';
import { MOST_PORTRAITS, STAFF_LINES } from '../../core/staff-pages.ts';

/** A text in a cell: its size at full scale, in hundredths of the slide's short side. */
export interface TextBlock {
  readonly text: string;
  readonly size: number;
  /** What the slide is about; small print may be smaller. */
  readonly main: boolean;
}

/** A box that holds its texts, one under the other; in hundredths of the short side. */
export interface Cell {
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly TextBlock[];
}

/** Cells that are drawn in one scale. */
export type TextArea = readonly Cell[];

/**
 * Where the words of a slide stand on a screen that lies: the twin of the slides' styles in numbers, for an estimate
 * without a browser. Margins count in full, and icons take their room.
 *
 * @param width  of the slide, in hundredths of its height
 */
export function textAreas(slide: Slide, width: number): readonly TextArea[] {
  const height = 100;
  const main = (text: string, size: number): TextBlock => ({ text, size, main: true });
  const small = (text: string | undefined, size: number): readonly TextBlock[] =>
    text === undefined ? [] : [{ text, size, main: false }];
  const dock = slide.qr === undefined ? 0 : 1;
  switch (slide.kind) {
    case 'slogan': {
      const [first = '', ...rest] = slide.lines;
      const blocks = [main(first, 12.5), ...rest.map((line) => main(line, 8)), ...small(slide.note, 4.2)];
      return [[{ width: width - 91 - 12, height: height - 12, blocks }]];
    }
    case 'steps': {
      const row = (height - 21 - 4) / slide.steps.length;
      const wide = width - (dock === 1 ? 53 : 6.5) - 6.5;
      return [
        [{ width: wide, height: 19, blocks: [main(slide.title, 8.2)] }],
        slide.steps.map(({ title, detail, icon }) => ({
          width: wide - 12 - (icon === undefined ? 0 : 11.7),
          height: row - 1,
          blocks: [main(title, 6.4), ...small(detail, 4)],
        })),
      ];
    }
    case 'notice': {
      const { points } = slide;
      const beside = points.length > 0;
      const title: Cell = {
        width: (beside ? 0.44 * width : width) - 11.5,
        height: height - 13 - 40.5 * dock,
        blocks: [main(slide.title, 10.5), ...(slide.text === undefined ? [] : [main(slide.text, 5)])],
      };
      const row = (height - 8) / Math.max(1, points.length);
      return [
        [title],
        points.map(({ text, icon }) => ({
          width: 0.56 * width - 11 - (icon === undefined ? 0 : 14),
          height: row - 1.6,
          blocks: [main(text, 7)],
        })),
      ];
    }
    case 'comparison': {
      const foot = slide.note === undefined ? 0 : 17;
      const sides = height - 25 - foot - 9.5 - 12;
      const [first = '', ...rest] = slide.right.items;
      return [
        [{ width: width - 13, height: 16, blocks: [main(slide.title, 9)] }],
        [{ width: 0.58 * width - 22, height: 18, blocks: [main(slide.right.label, 5.2)] }],
        [
          {
            width: 0.58 * width - 11.5 - 39 * dock,
            height: sides,
            blocks: [main(first, 17), ...rest.map((text) => main(text, 9.5))],
          },
        ],
        [{ width: 0.42 * width - 22, height: 18, blocks: [main(slide.wrong.label, 5.2)] }],
        [{ width: 0.42 * width - 12, height: sides, blocks: slide.wrong.items.map((text) => main(text, 7.6)) }],
        [{ width: width - 13, height: 13, blocks: small(slide.note, 4.8) }],
      ];
    }
    case 'support-point': {
      const where = [...small(slide.place, 5), ...small(slide.hours, 5)];
      const { people } = slide;
      if (people.length === 0) {
        const wide = dock === 1 ? 0.54 * width - 11.5 : width - 84.5;
        return [[{ width: wide, height: height - 26, blocks: [main(slide.title, 13), ...where] }]];
      }
      if (people.length > MOST_PORTRAITS) return staffTable(slide, width);
      const row = (height - 8) / people.length;
      return [
        [{ width: 0.5 * width - 11.5, height: height - 26 - 40.5 * dock, blocks: [main(slide.title, 10), ...where] }],
        people.map(({ name, position, phone }) => ({
          width: 0.5 * width - 12 - 14,
          height: row - 1.2,
          blocks: [main(name, 7.4), ...small(position, 4.6), ...(slide.showPhone ? small(phone, 5.8) : [])],
        })),
      ];
    }
    case 'install-rate':
      return [
        [
          {
            width: width - 48 * dock - 11.5,
            height: 21.5,
            blocks: [main(slide.title, 8.2), ...small(slide.place, 5)],
          },
        ],
      ];
  }
}

/** A table, its columns as wide as the words in them mostly are. */
function staffTable({ title, people, showPhone, qr }: SupportPointSlide, width: number): readonly TextArea[] {
  const dock = Math.min(56, 0.42 * width);
  const line = (100 - 13.5) / STAFF_LINES.lying - 0.8;
  const body = width - dock - 11 - (showPhone ? 6 : 3);
  const shares = showPhone ? { name: 0.39, post: 0.34, phone: 0.27 } : { name: 0.53, post: 0.47, phone: 0 };
  const cell = (text: string | undefined, size: number, share: number, main: boolean): readonly Cell[] =>
    text === undefined ? [] : [{ width: share * body, height: line, blocks: [{ text, size, main }] }];
  return [
    [
      {
        width: dock - 11.5,
        height: 100 - 24.5 - (qr === undefined ? 0 : 50),
        blocks: [{ text: title, size: 8.4, main: true }],
      },
    ],
    people.flatMap(({ name, position, phone }) => [
      ...cell(name, 5.4, shares.name, true),
      ...cell(position, 4.2, shares.post, false),
      ...(showPhone ? cell(phone, 4.2, shares.phone, false) : []),
    ]),
  ];
}
