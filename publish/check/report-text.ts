import type { Lang, Words } from '../../core/words.ts';
import type { Report } from './check.ts';
import type { Severity } from './definition.ts';
import type { Finding } from './finding.ts';

/**
 * The report for people: errors first, each finding with its place, what is wrong and what to do, then what was not
 * looked at, and a line that sums it up. Of findings that are alike only the first few are told in full.
 */
export function reportText(report: Report, lang: Lang, colours: boolean): string {
  const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const group = report.findings.filter((one) => one.severity === severity);
    if (group.length === 0) return [];
    const { heading, colour } = severities[severity];
    return [paint(colour, `${heading[lang]} (${group.length})`), ...told(group, lang, paint), ''];
  });
  if (report.notChecked.length > 0) {
    parts.push(paint(1, words.notChecked[lang]));
    for (const { what, why } of report.notChecked) parts.push(`  • ${plain(what[lang])}: ${plain(why[lang])}`);
    parts.push('');
  }
  parts.push(paint(report.ok ? 32 : 31, summary(report, lang)));
  return `${parts.join('\n')}\n`;
}

function told(group: readonly Finding[], lang: Lang, paint: (code: number, text: string) => string): readonly string[] {
  const counts = new Map<string, number>();
  const lines: string[] = [];
  for (const { code, place, words: is, fix, line } of group) {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count > MOST_ALIKE) continue;
    const at = line === undefined ? '' : ` (${words.line[lang]} ${line})`;
    const where = `${place === '' ? words.whole[lang] : plain(place)}${at}`;
    lines.push(`  ${paint(1, where)}  ${paint(2, code)}`, `    ${plain(is[lang])}`);
    if (fix !== undefined) lines.push(`    → ${plain(fix[lang])}`);
  }
  for (const [code, count] of counts)
    if (count > MOST_ALIKE) lines.push(`  … ${words.more(count - MOST_ALIKE, code)[lang]}`);
  return lines;
}

function summary({ ok, findings, playlist, written }: Report, lang: Lang): string {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const { id, revision } = written === true && playlist !== undefined ? playlist : {};
  const of: Words =
    id === undefined ? { en: '', vi: '' } : { en: ` ${id}, revision ${revision}:`, vi: ` ${id}, bản ${revision}:` };
  const counted: Words = {
    en: `${several(errors, 'error')}, ${several(warnings, 'warning')}, ${several(notes, 'note')}`,
    vi: `${errors} lỗi, ${warnings} cảnh báo, ${notes} lưu ý`,
  };
  const verdict = ok ? words.good : errors > 0 ? words.bad : words.warned;
  return `${verdict[lang]}${of[lang]} ${counted[lang]}`;
}

const severities = {
  error: { heading: { en: 'ERRORS', vi: 'LỖI' }, colour: 31 },
  warning: { heading: { en: 'WARNINGS', vi: 'CẢNH BÁO' }, colour: 33 },
  info: { heading: { en: 'WORTH KNOWING', vi: 'LƯU Ý' }, colour: 36 },
} as const satisfies Record<Severity, { heading: Words; colour: number }>;

const words = {
  notChecked: { en: 'NOT CHECKED', vi: 'CHƯA KIỂM TRA' },
  line: { en: 'line', vi: 'dòng' },
  whole: { en: 'the playlist', vi: 'cả danh sách phát' },
  good: { en: 'Can be published.', vi: 'Có thể phát hành.' },
  bad: { en: 'Must be mended first.', vi: 'Phải sửa trước khi phát hành.' },
  warned: {
    en: 'Must be mended first (with --strict warnings count).',
    vi: 'Phải sửa trước khi phát hành (với --strict, cảnh báo cũng tính).',
  },
  more: (count: number, code: string): Words => ({
    en: `and ${count} more ${code}; --json tells all`,
    vi: `và ${count} ${code} nữa; dùng --json để xem hết`,
  }),
} as const;

function several(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Names in playlists and folders must not steer the terminal of who reads the report. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '·');
}

const MOST_ALIKE = 20;
