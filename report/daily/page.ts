import { createHash } from 'node:crypto';
import type { Lang } from '../../core/words.ts';
import { chartOf } from './charts.ts';
import { htmlText } from '../pages/html.ts';
import { reportStyle } from './page-style.ts';
import type { Cell, Column, Report, Section } from './report.ts';
import { writtenCell } from './written.ts';

/**
 * A report as one page that needs nothing else: no script, no network, and a policy that allows neither. It is laid out for
 * A4 as well, which is how its PDF is made.
 */
export function pageOf(report: Report): string {
  const { lang, title, period, agency, made, head, sections, notes, signature } = report;
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`;
  return [
    `<!doctype html>`,
    `<html lang="${lang}">`,
    `<head>`,
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${htmlText(title)} – ${htmlText(period)}</title>`,
    `<style>${reportStyle}</style>`,
    `</head>`,
    `<body>`,
    `<header>`,
    `<div class="letterhead">`,
    `<p class="agency">${agency === undefined ? '…………………………………………' : htmlText(agency)}</p>`,
    ...(lang === 'vi' ? [MOTTO] : []),
    `</div>`,
    `<h1>${htmlText(title)}</h1>`,
    `<p class="period">${htmlText(period)}</p>`,
    `<p class="made">${htmlText(made)}</p>`,
    `</header>`,
    `<main>`,
    `<section><h2>${summary[lang]}</h2>`,
    `<dl>${head.map(({ label, value, kind }) => `<div><dt>${htmlText(label)}</dt><dd>${htmlText(writtenCell(value, kind, lang))}</dd></div>`).join('')}</dl>`,
    `</section>`,
    ...sections.filter(({ id }) => id !== 'details').map((section) => sectionOf(section, lang)),
    `<section><h2>${noted[lang]}</h2><ul>${[...notes, inWorkbook[lang]].map((note) => `<li>${htmlText(note)}</li>`).join('')}</ul></section>`,
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
    `<section id="${id}"${columns.length > MOST_UPRIGHT ? ' class="wide"' : ''}><h2>${htmlText(title)}</h2>`,
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
    const text = writtenCell(cell, isName ? 'text' : kind, lang);
    return `<td${LONG_WORD.test(text) ? ' class="long"' : kindClass(kind)}>${htmlText(text)}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function kindClass(kind: Column['kind']): string {
  if (kind === 'text') return '';
  return kind === 'date' ? ' class="date"' : ' class="number"';
}

/** More nobody reads on paper; the workbook has all. */
const MOST_ROWS = 300;
/** A table of more columns is printed across the sheet. */
const MOST_UPRIGHT = 10;
/** The name of a file, which may be parted anywhere; words of people never are. */
const LONG_WORD = /\S{20}/;

/** What stands at the head of papers of offices in Vietnam (Decree 30/2020/NĐ-CP). */
const MOTTO =
  '<p class="motto"><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong><br><strong class="words">Độc lập - Tự do - Hạnh phúc</strong></p>';

const summary = { en: 'Summary', vi: 'Tổng hợp' } as const satisfies Record<Lang, string>;
const noted = { en: 'Notes', vi: 'Ghi chú' } as const satisfies Record<Lang, string>;
const inWorkbook = {
  en: 'Each item on each screen on each day is told in the Excel workbook of this report (--out report.xlsx).',
  vi: 'Số liệu từng nội dung trên từng màn hình mỗi ngày có trong tệp Excel của báo cáo này (--out bao-cao.xlsx).',
} as const satisfies Record<Lang, string>;
const more = (left: number) => ({
  en: `${writtenCell(left, 'count', 'en')} rows more are in the Excel workbook of this report (--out report.xlsx).`,
  vi: `Còn ${writtenCell(left, 'count', 'vi')} dòng nữa, xem trong tệp Excel của báo cáo này (--out bao-cao.xlsx).`,
});
