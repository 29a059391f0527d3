import { createHash } from 'node:crypto';
import type { Lang } from '../../core/words.ts';
import { chartOf } from './charts.ts';
import { htmlText } from '../pages/html.ts';
import type { Cell, Column, Report, Section } from './report.ts';
import { writtenCell } from './written.ts';

/**
 * A report as one page that needs nothing else: no script, no network, and a policy that allows neither. It is laid out for
 * A4 as well, which is how its PDF is made.
 */
export function pageOf(report: Report): string {
  const { lang, title, period, agency, made, head, sections, notes, signature } = report;
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
  return [
    `<!doctype html>`,
    `<html lang="${lang}">`,
    `<head>`,
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${htmlText(title)} – ${htmlText(period)}</title>`,
    `<style>${STYLE}</style>`,
    `</head>`,
    `<body>`,
    `<header>`,
    `<p class="agency">${agency === undefined ? '…………………………………………' : htmlText(agency)}</p>`,
    `<h1>${htmlText(title)}</h1>`,
    `<p class="period">${htmlText(period)}</p>`,
    `<p class="made">${htmlText(made)}</p>`,
    `</header>`,
    `<main>`,
    `<section><h2>${summary[lang]}</h2>`,
    `<dl>${head.map(({ label, value, kind }) => `<div><dt>${htmlText(label)}</dt><dd>${htmlText(writtenCell(value, kind, lang))}</dd></div>`).join('')}</dl>`,
    `</section>`,
    ...sections.map((section) => sectionOf(section, lang)),
    ...(notes.length === 0
      ? []
      : [
          `<section><h2>${noted[lang]}</h2><ul>${notes.map((note) => `<li>${htmlText(note)}</li>`).join('')}</ul></section>`,
        ]),
    `</main>`,
    `<footer><p><em>${htmlText(signature.place)}</em></p><p><strong>${htmlText(signature.role)}</strong></p><p><em>${htmlText(signature.hint)}</em></p></footer>`,
    `</body>`,
    `</html>`,
    ``,
  ].join('\n');
}

function sectionOf({ id, title, columns, rows, total, note, chart }: Section, lang: Lang): string {
  const left = rows.length - MOST_ROWS;
  const said = [note, left > 0 ? more(left)[lang] : undefined].filter((one) => one !== undefined);
  return [
    `<section id="${id}"><h2>${htmlText(title)}</h2>`,
    chart === undefined ? '' : chartOf(chart, lang),
    `<div class="table" role="region" aria-label="${htmlText(title)}" tabindex="0"><table>`,
    `<thead><tr>${columns.map(({ name, kind }) => `<th scope="col"${kindClass(kind)}>${htmlText(name)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows
      .slice(0, MOST_ROWS)
      .map((row) => rowOf(row, columns, lang))
      .join('\n')}</tbody>`,
    total === undefined ? '' : `<tfoot>${rowOf(total, columns, lang)}</tfoot>`,
    `</table></div>`,
    ...said.map((one) => `<p class="note">${htmlText(one)}</p>`),
    `</section>`,
  ].join('\n');
}

function rowOf(row: readonly Cell[], columns: readonly Column[], lang: Lang): string {
  const cells = row.map((cell, index) => {
    const kind = columns[index]?.kind ?? 'text';
    const isName = kind === 'date' && typeof cell === 'string' && !/^\d{4}-\d{2}-\d{2}$/.test(cell);
    return `<td${kindClass(kind)}>${htmlText(writtenCell(cell, isName ? 'text' : kind, lang))}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function kindClass(kind: Column['kind']): string {
  if (kind === 'text') return '';
  return kind === 'date' ? ' class="date"' : ' class="number"';
}

/** More nobody reads on paper; the workbook has all. */
const MOST_ROWS = 300;

const summary = { en: 'Summary', vi: 'Tổng hợp' } as const satisfies Record<Lang, string>;
const noted = { en: 'Notes', vi: 'Ghi chú' } as const satisfies Record<Lang, string>;
const more = (left: number) => ({
  en: `${left} rows more are in the Excel workbook of this report (--out report.xlsx).`,
  vi: `Còn ${left} dòng nữa, xem trong tệp Excel của báo cáo này (--out bao-cao.xlsx).`,
});

const STYLE = `
:root { color-scheme: light; --ink: #16233b; --blue: #0a2a66; --line: #b9c3d6; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 "Be Vietnam Pro", "Segoe UI", "Noto Sans", system-ui, sans-serif; }
header { text-align: center; margin-bottom: 2rem; }
.agency { text-align: left; font-weight: 600; margin: 0 0 1.5rem; }
h1 { font-size: 1.6rem; margin: 0; color: var(--blue); text-transform: uppercase; text-wrap: balance; }
.period { font-weight: 600; margin: .4rem 0 0; }
.made { margin: 0; font-style: italic; }
h2 { font-size: 1.15rem; color: var(--blue); border-bottom: 2px solid var(--blue); margin: 2rem 0 .8rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .6rem; margin: 0; }
dl div { border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; }
dt { font-size: .9rem; }
dd { margin: 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
dl div:last-child { grid-column: 1 / -1; }
dl div:last-child dd { font-size: 1rem; }
figure { margin: 0 0 1rem; }
figcaption { font-weight: 600; margin-bottom: .3rem; }
svg { display: block; width: 100%; height: auto; }
svg rect { fill: #2a5bb8; }
svg text { font-size: 13px; fill: var(--ink); }
svg .name { text-anchor: end; }
svg .middle { text-anchor: middle; }
.table { overflow-x: auto; }
.table:focus-visible { outline: 3px solid #2a5bb8; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #dde6f5; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number, td.date { white-space: nowrap; overflow-wrap: normal; }
th { overflow-wrap: normal; }
tfoot td { font-weight: 600; background: #f2f5fb; }
.note { font-size: .9rem; font-style: italic; }
footer { margin: 3rem 0 6rem auto; width: 20rem; text-align: center; }
footer p { margin: 0; }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  table { font-size: 8pt; }
  dl { grid-template-columns: repeat(3, 1fr); }
  .table { overflow: visible; }
  h2 { break-after: avoid; }
  tr, figure, footer, dl div { break-inside: avoid; }
}
`;
