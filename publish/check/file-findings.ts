import type { Words } from '../../core/words.ts';
import { decimalComma } from './decimal-comma.ts';
import type { Severity } from './definition.ts';
import { conversion, removeOld } from './conversion.ts';
import { convertedName } from './ffmpeg.ts';
import { finding, type Finding } from './finding.ts';
import type { MediaFacts } from './media-facts.ts';
import type { MediaUse } from './media-uses.ts';
import { troublesOf } from './playable.ts';

/** What a file turned out to be. */
export interface ExaminedFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly facts: MediaFacts | undefined;
  /** What is wrong with it as captions, when it is looked at as such. */
  readonly captionsFault?: Words | undefined;
}

export interface FileView {
  readonly isSynced: boolean;
  /** How the file is named where commands are run. */
  readonly name: string;
  /** Whether somebody wrote the playlist: else it is made of what lies in the folder. */
  readonly written: boolean;
  readonly platform: NodeJS.Platform;
}

/** What is wrong with a file in one place where the playlist uses it. */
export function fileFindings(use: MediaUse, file: ExaminedFile, view: FileView): readonly Finding[] {
  const told = (code: Finding['code'], place: string, words: Words, fix?: Words) =>
    finding(code, place, words, {
      ...(use.optional ? { severity: 'warning' as const } : {}),
      ...(fix === undefined ? {} : { fix }),
    });
  const wrong = wrongBytes(use, file);
  if (wrong !== undefined) return [told(...wrong)];
  if (use.as === 'captions') {
    const { captionsFault } = file;
    return captionsFault === undefined ? [] : [told('CAPTIONS_BROKEN', use.addressPlace, captionsFault)];
  }
  const { facts } = file;
  if (facts === undefined) {
    const words =
      file.bytes === 0
        ? { en: 'the file is empty', vi: 'tệp rỗng' }
        : { en: 'no video, picture or sound in it', vi: 'trong tệp không có clip, ảnh hay âm thanh' };
    return [told('MEDIA_BROKEN', use.addressPlace, words)];
  }
  if (facts.cutShort) {
    const words = { en: 'the end of the file is missing', vi: 'tệp bị mất phần cuối' };
    return [told('MEDIA_CUT_SHORT', use.addressPlace, words)];
  }
  const kind = wrongKind(use, facts);
  const mend = conversion(view.name, facts, view.platform, view.written ? writeNew(use, facts) : removeOld);
  const troubles = troublesOf(facts).map(({ code, words }) => {
    const unheard = code === 'MEDIA_AUDIO' && use.as === 'audio' && !use.optional;
    return unheard
      ? finding(code, use.addressPlace, words, { severity: 'error' satisfies Severity, fix: mend })
      : withOptional(finding(code, use.addressPlace, words, { fix: mend }), use);
  });
  if (kind !== undefined && troubles.length === 0) return [told('MEDIA_KIND', use.addressPlace, kind)];
  return [...troubles, ...declarationFindings(use, facts), ...durationFindings(use, facts, view)];
}

/** The place of the address then names the new file. */
function writeNew({ reference, addressPlace }: MediaUse, facts: MediaFacts): Words {
  const field = addressPlace.slice(addressPlace.lastIndexOf('.') + 1);
  const address = JSON.stringify(convertedName(reference.url.split(/[?#]/, 1)[0] ?? '', facts));
  return { en: `write "${field}": ${address}`, vi: `ghi "${field}": ${address}` };
}

/** An optional file that fails leaves the item standing, so it is no error. */
function withOptional(one: Finding, { optional }: MediaUse): Finding {
  return optional && one.severity === 'error' ? { ...one, severity: 'warning' } : one;
}

function wrongBytes(
  { reference, place }: MediaUse,
  { bytes, sha256 }: ExaminedFile,
): [Finding['code'], string, Words, Words] | undefined {
  if (reference.bytes !== undefined && reference.bytes !== bytes) {
    return [
      'MEDIA_WRONG_SIZE',
      `${place}.bytes`,
      {
        en: `the file has ${bytes} bytes, not ${reference.bytes}`,
        vi: `tệp có ${bytes} byte, không phải ${reference.bytes}`,
      },
      {
        en: `upload the right file, or write "bytes": ${bytes}${reference.sha256 === undefined ? '' : `, "sha256": "${sha256}"`}`,
        vi: `tải lên đúng tệp, hoặc ghi "bytes": ${bytes}${reference.sha256 === undefined ? '' : `, "sha256": "${sha256}"`}`,
      },
    ];
  }
  if (reference.sha256 !== undefined && reference.sha256 !== sha256) {
    return [
      'MEDIA_WRONG_HASH',
      `${place}.sha256`,
      { en: `the file’s SHA-256 is ${sha256}`, vi: `SHA-256 của tệp là ${sha256}` },
      {
        en: `upload the right file, or write "sha256": "${sha256}"`,
        vi: `tải lên đúng tệp, hoặc ghi "sha256": "${sha256}"`,
      },
    ];
  }
  return undefined;
}

function wrongKind({ as }: MediaUse, facts: MediaFacts): Words | undefined {
  const is = facts.video !== undefined ? 'video' : facts.image !== undefined ? 'image' : 'audio';
  const wanted = as === 'emblem' ? 'image' : as === 'signLanguage' ? 'video' : as;
  if (is === wanted) return undefined;
  const [found, taken] = [kinds[is], kinds[wanted as keyof typeof kinds]];
  return {
    en: `is ${found.en}, and taken for ${taken.en}`,
    vi: `tệp này là ${found.vi} nhưng danh sách khai là ${taken.vi}`,
  };
}

const kinds = {
  video: { en: 'a video', vi: 'video' },
  image: { en: 'a picture', vi: 'ảnh' },
  audio: { en: 'sound', vi: 'âm thanh' },
} as const;

/** Size and orientation as written, beside those of the file. */
function declarationFindings({ source, place }: MediaUse, facts: MediaFacts): readonly Finding[] {
  const { width, height } = facts.video ?? facts.image ?? {};
  if (source === undefined || width === undefined || height === undefined) return [];
  const sized = (source.width ?? width) === width && (source.height ?? height) === height;
  const is = height > width ? 'portrait' : 'landscape';
  if (sized && (source.orientation ?? is) === is) return [];
  return [
    finding(
      'MEDIA_SIZE_DIFFERS',
      place,
      {
        en: `the file is ${width} × ${height}, ${is}`,
        vi: `tệp có kích thước ${width} × ${height}, ${is === 'portrait' ? 'dọc' : 'ngang'}`,
      },
      {
        fix: {
          en: `write "width": ${width}, "height": ${height}, "orientation": "${is}"`,
          vi: `ghi "width": ${width}, "height": ${height}, "orientation": "${is}"`,
        },
      },
    ),
  ];
}

function durationFindings(use: MediaUse, facts: MediaFacts, { isSynced }: FileView): readonly Finding[] {
  const written = use.item?.durationSeconds;
  const seconds = facts.video?.durationSeconds ?? facts.durationSeconds;
  if (use.as !== 'video' || written === undefined || seconds === undefined || seconds === 0) return [];
  const item = use.place.replace(/\.sources\[\d+\]$/, '');
  const shown = Math.round(seconds * 1000) / 1000;
  if (isSynced && Math.abs(written - seconds) > SYNC_SLACK_SECONDS) {
    return [
      finding(
        'DURATION_DIFFERS',
        `${item}.durationSeconds`,
        {
          en: `says ${written} s, the file lasts ${shown} s`,
          vi: `ghi ${decimalComma(written)} giây, tệp dài ${decimalComma(shown)} giây`,
        },
        { fix: { en: `write "durationSeconds": ${shown}`, vi: `ghi "durationSeconds": ${shown}` } },
      ),
    ];
  }
  if (isSynced || written >= seconds - CUT_SLACK_SECONDS) return [];
  return [
    finding('DURATION_CUTS', `${item}.durationSeconds`, {
      en: `ends the clip after ${written} s of ${shown} s`,
      vi: `kết thúc clip sau ${decimalComma(written)} giây, trong khi clip dài ${decimalComma(shown)} giây`,
    }),
  ];
}

/** Two frames at 25 a second: the figure that synchronised screens are held to (DECISIONS 18). */
const SYNC_SLACK_SECONDS = 0.08;
const CUT_SLACK_SECONDS = 0.5;
