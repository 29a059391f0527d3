import type { Fault } from '../../core/faults.ts';
import type { Words } from '../../core/words.ts';
import { whereJsonBreaks } from '../broken-json.ts';
import { finding, type Finding } from './finding.ts';
import { readJsonText } from './json-text.ts';
import { strayFix } from './stray-fix.ts';

/**
 * What the player itself says of a file, with what to do about it: where JSON breaks, which field was probably meant,
 * and what `JSON.parse` swallows without a word.
 */
export function playlistFindings(
  text: string | undefined,
  faults: readonly Fault[],
  warnings: readonly Fault[],
): readonly Finding[] {
  return [
    ...faults.map((fault) => (fault.code === 'NOT_JSON' ? brokenJson(fault, text ?? '') : ofFault(fault))),
    ...warnings.map(ofFault),
    ...(text === undefined ? [] : doubledNames(text)),
  ];
}

/** The same findings with the lines of the file that they are about, the nearest there is. */
export function withLines(findings: readonly Finding[], text: string): readonly Finding[] {
  const ways = new Map(findings.map(({ place }) => [place, ancestors(place)]));
  const read = readJsonText(text, new Set([...ways.values()].flat()));
  if (read.kind === 'broken') return findings;
  return findings.map((one) => {
    const found = one.line ?? ways.get(one.place)?.flatMap((place) => read.lines.get(place) ?? [])[0];
    return found === undefined || one.place === '' ? one : { ...one, line: found };
  });
}

function ofFault({ code, place, words }: Fault): Finding {
  const fix = code === 'UNKNOWN_FIELD' ? strayFix(place) : undefined;
  return finding(code, place, words, fix === undefined ? {} : { fix });
}

function brokenJson(fault: Fault, text: string): Finding {
  const broken = whereJsonBreaks(text);
  if (broken !== undefined) return { ...finding(fault.code, '', broken.words), line: broken.line };
  return finding(fault.code, '', fault.words, isPage(text) ? { fix: notAPage } : {});
}

function isPage(text: string): boolean {
  return /^\ufeff?\s*</.test(text);
}

const notAPage: Words = {
  en: 'save the playlist itself: log in first, or correct the address that it is taken from',
  vi: 'lưu lại đúng tệp danh sách phát: hãy đăng nhập trước, hoặc sửa địa chỉ lấy tệp',
};

function doubledNames(text: string): readonly Finding[] {
  const read = readJsonText(text.startsWith('\ufeff') ? text.slice(1) : text);
  if (read.kind === 'broken') return [];
  return read.doubled.map(({ place, line }) => ({
    ...finding('DOUBLED_NAME', place, {
      en: 'stands twice; only this last one counts',
      vi: 'xuất hiện hai lần; chỉ lần cuối này có hiệu lực',
    }),
    line,
  }));
}

/** The place and all that it stands in, from the inside out. */
function ancestors(place: string): readonly string[] {
  const all: string[] = [];
  for (let rest = place; rest !== ''; rest = rest.replace(/(\[\d+\]|\.?[^.[\]]*)$/, '')) {
    if (all.at(-1) === rest) break;
    all.push(rest);
  }
  return all;
}
