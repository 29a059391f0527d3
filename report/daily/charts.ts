import type { Lang } from '../../core/words.ts';
import { htmlText } from '../pages/html.ts';
import type { Chart } from './report.ts';
import { writtenCell } from './written.ts';

/** A chart as SVG inside a page, with its figures written beside the bars; it needs no script. */
export function chartOf(chart: Chart, lang: Lang): string {
  const most = Math.max(1, ...chart.points.map(({ value }) => value));
  const drawn = chart.kind === 'bars' ? bars(chart, most, lang) : columns(chart, most, lang);
  return `<figure><figcaption>${htmlText(chart.title)}</figcaption>${drawn}</figure>`;
}

/** One below the other, each with its name before it: names are long. */
function bars({ title, points }: Chart, most: number, lang: Lang): string {
  const rows = points.map(({ label, value }, index) => {
    const y = index * BAR_PITCH;
    const width = (value / most) * BAR_ROOM;
    return [
      `<text x="${NAME_ROOM - 8}" y="${y + 15}" class="name">${htmlText(shortened(label, 38))}</text>`,
      `<rect x="${NAME_ROOM}" y="${y + 3}" width="${rounded(width)}" height="16"/>`,
      `<text x="${rounded(NAME_ROOM + width + 6)}" y="${y + 15}">${htmlText(writtenCell(value, 'count', lang))}</text>`,
    ].join('');
  });
  return svg(title, points.length * BAR_PITCH + 4, rows);
}

/** Side by side, as time goes. */
function columns({ title, points }: Chart, most: number, lang: Lang): string {
  const pitch = WIDTH / points.length;
  // As many names as there is room for.
  const everyName = Math.ceil(44 / pitch);
  const everyValue = Math.ceil(60 / pitch);
  const parts = points.map(({ label, value }, index) => {
    const height = (value / most) * COLUMN_ROOM;
    const middle = rounded((index + 0.5) * pitch);
    const written = htmlText(writtenCell(value, 'count', lang));
    return [
      `<rect x="${rounded(index * pitch + pitch * 0.12)}" y="${rounded(20 + COLUMN_ROOM - height)}" width="${rounded(pitch * 0.76)}" height="${rounded(height)}"/>`,
      index % everyName === 0
        ? `<text x="${middle}" y="${COLUMN_ROOM + 36}" class="middle">${htmlText(label)}</text>`
        : '',
      index % everyValue === 0
        ? `<text x="${middle}" y="${rounded(15 + COLUMN_ROOM - height)}" class="middle">${written}</text>`
        : '',
    ].join('');
  });
  return svg(title, COLUMN_ROOM + 42, parts);
}

function svg(title: string, height: number, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${htmlText(title)}">${parts.join('')}</svg>`;
}

function shortened(text: string, longest: number): string {
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

const WIDTH = 960;
const NAME_ROOM = 300;
/** What is left of the width goes to the figures behind the bars. */
const BAR_ROOM = WIDTH - NAME_ROOM - 110;
const BAR_PITCH = 24;
const COLUMN_ROOM = 180;
