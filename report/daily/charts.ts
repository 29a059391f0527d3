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

/** One below the other, each with its name before it: names are long. Letters keep their size however narrow the page. */
function bars({ title, points }: Chart, most: number, lang: Lang): string {
  const rows = points.map(({ label, value }) =>
    [
      `<span>${htmlText(label)}</span>`,
      `<svg viewBox="0 0 100 1" preserveAspectRatio="none"><rect width="${rounded((value / most) * 100)}" height="1"/></svg>`,
      `<span class="number">${htmlText(writtenCell(value, 'count', lang))}</span>`,
    ].join(''),
  );
  return `<div class="bars" role="img" aria-label="${htmlText(title)}">${rows.join('')}</div>`;
}

/** Side by side, as time goes; where there are many, a phone has to move them sideways. */
function columns({ title, points }: Chart, most: number, lang: Lang): string {
  const isMany = points.length > FEW;
  const width = isMany ? 960 : 480;
  const pitch = width / points.length;
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
  const label = htmlText(title);
  const drawn = `<svg class="${isMany ? 'many' : 'few'}" viewBox="${-EDGE} 0 ${width + 2 * EDGE} ${COLUMN_ROOM + 42}" role="img" aria-label="${label}">${parts.join('')}</svg>`;
  return isMany ? `<div class="sideways" role="region" aria-label="${label}" tabindex="0">${drawn}</div>` : drawn;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** As many columns as fit a phone. */
const FEW = 10;
const COLUMN_ROOM = 180;
/** For names that are wider than their columns. */
const EDGE = 6;
