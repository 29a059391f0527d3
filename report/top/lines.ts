import { fitted, plainText, shortened, widthOf } from './plain-text.ts';

/** How a part of a line looks, where there are colours. */
export type Tone = 'plain' | 'faint' | 'bold' | 'good' | 'bad' | 'warn';

export interface Part {
  readonly text: string;
  readonly tone: Tone;
}

/** A line of the terminal; its parts are no wider together than the terminal. */
export type Line = readonly Part[];

/** A part of a line, without anything that a terminal would obey. */
export function part(text: string, tone: Tone = 'plain'): Part {
  return { text: plainText(text), tone };
}

/** A line as the terminal gets it. */
export function painted(line: Line, colours: boolean): string {
  const text = line.map((one) =>
    colours && one.tone !== 'plain' ? `${codes[one.tone]}${one.text}\u001b[0m` : one.text,
  );
  return text.join('').trimEnd();
}

const codes: Readonly<Record<Exclude<Tone, 'plain'>, string>> = {
  faint: '\u001b[2m',
  bold: '\u001b[1m',
  good: '\u001b[32m',
  warn: '\u001b[33m',
  bad: '\u001b[31m',
};

/** Words on as many lines as they need, each line beginning where the first one does; one that is wider is shortened. */
export function flowed(
  words: readonly Part[],
  { columns, between, head }: { readonly columns: number; readonly between: string; readonly head: Part },
): readonly Line[] {
  const indent = widthOf(head.text);
  const room = columns - indent;
  const rows: Part[][] = [];
  let left = 0;
  for (const { text, tone } of words) {
    const word = { text: shortened(text, room), tone };
    const width = widthOf(word.text);
    const last = rows.at(-1);
    if (last !== undefined && width + widthOf(between) <= left) {
      last.push({ text: between, tone: 'faint' }, word);
      left -= width + widthOf(between);
    } else {
      rows.push([word]);
      left = room - width;
    }
  }
  return rows.map((row, index) => [index === 0 ? head : { text: ' '.repeat(indent), tone: 'plain' as const }, ...row]);
}

/** A line with something at its right end, which gives way to what is on the left. */
export function between(left: Part, right: Part, columns: number): Line {
  const room = columns - widthOf(left.text);
  return room > widthOf(right.text)
    ? [left, { text: fitted(right.text, room, 'end'), tone: right.tone }]
    : [{ text: shortened(left.text, columns), tone: left.tone }];
}
