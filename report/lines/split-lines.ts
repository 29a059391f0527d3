/** A line without its line break, or that there was one which nobody need look at. */
export type SplitLine = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'too-long' };

/**
 * The lines in pieces of UTF-8, also of Windows, also the last one without a line break. Only a line feed ends a line, for
 * what else may look like one can stand in a name. Rejects as what gives the pieces does, once what came before was given.
 */
export async function* splitLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<SplitLine> {
  let begun: Buffer[] = [];
  let length = 0;
  let isFirst = true;
  const ended = (): SplitLine => {
    const bytes = Buffer.concat(begun);
    const isTooLong = length > LONGEST_LINE;
    const marked = isFirst && bytes.subarray(0, 3).equals(MARK) ? bytes.subarray(3) : bytes;
    const whole = marked.at(-1) === CARRIAGE_RETURN ? marked.subarray(0, -1) : marked;
    begun = [];
    length = 0;
    isFirst = false;
    return isTooLong ? { kind: 'too-long' } : { kind: 'line', text: whole.toString('utf8') };
  };
  const take = (piece: Buffer) => {
    length += piece.length;
    // What is thrown away in the end need not be kept until then.
    if (length <= LONGEST_LINE) begun.push(piece);
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, from)) {
      take(piece.subarray(from, at));
      yield ended();
      from = at + 1;
    }
    if (from < piece.length) take(piece.subarray(from));
  }
  if (length > 0) yield ended();
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** UTF-8's byte order mark, which some editors put in front. */
const MARK = Buffer.from('\ufeff');
/** Ten texts of the longest that a page may tell, in UTF-8 (core/messages.ts). */
const LONGEST_LINE = 128 * 1024;
