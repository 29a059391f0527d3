import { onOneLine } from '../../core/faults.ts';
import type { Lang, Words } from '../../core/words.ts';
import { isKeyId } from './chain-of-file.ts';
import type { ChainFacts } from './chains.ts';
import { columns, count, cutNote, MOST_ROWS, titled } from './columns.ts';
import type { Counted } from './count-plays.ts';
import type { Section } from './report.ts';
import { writtenCell } from './written.ts';

/** How complete the records of each machine are; what has to be looked at comes first. */
export function evidence({ chains }: Counted, lang: Lang): Section {
  const trouble = ({ missing, broken, notAsSealed, badSeals, uncounted, sealedTo, entries }: ChainFacts) =>
    missing + broken + notAsSealed + badSeals + uncounted.length + (sealedTo === 0 ? entries : 0);
  const rows = chains.toSorted((a, b) => trouble(b) - trouble(a));
  return {
    ...{ id: 'evidence' },
    ...titled('Evidence', 'Chứng cứ', 'How complete the records are', 'Mức đầy đủ của bản ghi', lang),
    columns: columns(
      ...([lang, { kind: 'text', en: 'Machine (its key)', vi: 'Máy (mã khóa)' }] as const),
      { kind: 'text', en: 'Screens', vi: 'Màn hình' },
      ...[count('Records', 'Bản ghi'), count('First number', 'Số đầu'), count('Last number', 'Số cuối')],
      ...[count('Missing', 'Thiếu'), count('Came twice', 'Gửi lặp'), count('Not fitting', 'Không khớp')],
      ...[count('Sealed up to', 'Đã niêm phong đến'), count('Not as sealed', 'Khác lúc niêm phong')],
      count('Bad seals', 'Niêm phong sai'),
    ),
    rows: rows
      .slice(0, MOST_ROWS)
      .map((chain) => [
        ...[
          chainName(chain, lang),
          namesOf(chain.screens)[lang],
          chain.entries,
          chain.firstSeq,
          chain.lastSeq,
          chain.missing,
          chain.doubled,
        ],
        ...[chain.broken, chain.sealedTo, chain.notAsSealed, chain.badSeals],
      ]),
    note: cutNote(rows.length, lang),
  };
}

/** By its key; of one that nothing seals nobody knows the machine. */
function chainName({ id }: ChainFacts, lang: Lang): string {
  if (isKeyId(id)) return id;
  return { en: `no seal, begins with ${id.slice(0, 8)}`, vi: `không niêm phong, bắt đầu bằng ${id.slice(0, 8)}` }[lang];
}

/** How complete the records are, in one line. */
export function evidenceWords({ chains, badLines, digests }: Counted): Words {
  const add = (countOf: (chain: ChainFacts) => number) => sumOf(chains, countOf);
  const entries = add((chain) => chain.entries);
  const byDigest = digestWords(digests.length);
  if (entries === 0)
    return digests.length > 0
      ? { en: `no records; ${byDigest.en}`, vi: `không có bản ghi nào; ${byDigest.vi}` }
      : { en: 'no records', vi: 'không có bản ghi nào' };
  const faults: readonly (readonly [number, Words])[] = [
    [add(({ missing }) => missing), { en: 'missing', vi: 'bị thiếu' }],
    [
      add(({ broken }) => broken),
      {
        en: 'not fitting the one before or another of the same number',
        vi: 'không khớp bản ghi trước hoặc bản ghi cùng số',
      },
    ],
    [add(({ notAsSealed }) => notAsSealed), { en: 'not as they were sealed', vi: 'khác với lúc niêm phong' }],
    [add(({ badSeals }) => badSeals), { en: 'seals that are not true', vi: 'niêm phong sai' }],
    [
      add(({ uncounted }) => uncounted.length),
      { en: 'screens of which no record counts', vi: 'màn hình không được tính bản ghi nào' },
    ],
    [badLines, { en: 'lines that cannot be read', vi: 'dòng không đọc được' }],
    [add((chain) => (chain.sealedTo === 0 ? chain.entries : 0)), { en: 'with no seal', vi: 'không có niêm phong' }],
  ];
  const found = faults.filter(([times]) => times > 0);
  const unsealed = add(({ sealedTo, lastSeq }) => (sealedTo === 0 ? 0 : lastSeq - sealedTo));
  const is = {
    en: found.length === 0 ? 'complete' : found.map(([times, { en }]) => `${inEn(times)} ${en}`).join(', '),
    vi: found.length === 0 ? 'đầy đủ' : found.map(([times, { vi }]) => `${inVi(times)} ${vi}`).join(', '),
  };
  const machines = `${inEn(chains.length)} machine${chains.length === 1 ? '' : 's'}`;
  return {
    en: `${inEn(entries)} records of ${machines}: ${is.en}${unsealed > 0 ? `; the last ${inEn(unsealed)} are not sealed` : ''}${digests.length > 0 ? `; ${byDigest.en}` : ''}`,
    vi: `${inVi(entries)} bản ghi của ${inVi(chains.length)} máy: ${is.vi}${unsealed > 0 ? `; ${inVi(unsealed)} bản ghi cuối chưa niêm phong` : ''}${digests.length > 0 ? `; ${byDigest.vi}` : ''}`,
  };
}

/** Of machines that told sums. */
function digestWords(machines: number): Words {
  return {
    en: `${inEn(machines)} ${machines === 1 ? 'machine' : 'machines'} by code`,
    vi: `${inVi(machines)} máy lấy số liệu bằng mã`,
  };
}

/** What has to be known of the chains: what nothing proves, what came more than once, and what others have crowded out. */
export function chainNotes({ chains }: Counted): readonly Words[] {
  const notes: Words[] = [];
  const unsealed = chains.filter(({ sealedTo, entries }) => sealedTo === 0 && entries > 0);
  if (unsealed.length > 0) {
    const [times, whose] = [sumOf(unsealed, ({ entries }) => entries), chainNames(unsealed)];
    notes.push({
      en: `Nothing proves whose ${inEn(times)} records are, for they carry no true seal: ${whose.en}.`,
      vi: `${inVi(times)} bản ghi không có niêm phong đúng nên không có gì chứng minh là của máy nào: ${whose.vi}.`,
    });
  }
  const doubled = chains.filter((chain) => chain.doubled > 0).toSorted((a, b) => b.doubled - a.doubled);
  if (doubled.length > 0) {
    const [times, whose] = [sumOf(doubled, (chain) => chain.doubled), chainNames(doubled)];
    notes.push({
      en: `${inEn(times)} records came more than once: ${whose.en}. Of each number the first that is read counts; whether they are the same, bluezone-kiosk plays verify tells.`,
      vi: `${inVi(times)} bản ghi đến nhiều lần: ${whose.vi}. Mỗi số chỉ tính bản ghi đọc trước; muốn biết chúng có giống nhau không, hãy chạy bluezone-kiosk plays verify.`,
    });
  }
  const uncounted = chains.flatMap((chain) => chain.uncounted);
  if (uncounted.length > 0) {
    const whose = namesOf(uncounted);
    notes.push({
      en: `No record of ${whose.en} counts, though some came: others had taken their numbers under the same key, as when the disk of a machine was copied, or records were made up. bluezone-kiosk plays verify tells which.`,
      vi: `${whose.vi} có gửi bản ghi nhưng không được tính: bản ghi khác đã chiếm số của chúng với cùng một khóa, như khi nhân bản ổ đĩa hoặc có bản ghi giả. Hãy chạy bluezone-kiosk plays verify để biết.`,
    });
  }
  return notes;
}

function sumOf(chains: readonly ChainFacts[], countOf: (chain: ChainFacts) => number): number {
  return chains.reduce((total, chain) => total + countOf(chain), 0);
}

function chainNames(chains: readonly ChainFacts[]): Words {
  const named = (lang: Lang) =>
    namesOf(chains.map((chain) => [chainName(chain, lang), ...chain.screens.slice(0, 1)].join(' · ')))[lang];
  return { en: named('en'), vi: named('vi') };
}

/** The first names, and how many more there are. */
export function namesOf(names: readonly string[]): Words {
  const told = names.slice(0, MOST_NAMED).map((name) => onOneLine(name, 80));
  const more = names.length - told.length;
  return {
    en: `${told.join(', ')}${more > 0 ? ` and ${inEn(more)} more` : ''}`,
    vi: `${told.join(', ')}${more > 0 ? ` và ${inVi(more)} mục nữa` : ''}`,
  };
}

const MOST_NAMED = 5;

const inEn = (times: number) => writtenCell(times, 'count', 'en');
const inVi = (times: number) => writtenCell(times, 'count', 'vi');
