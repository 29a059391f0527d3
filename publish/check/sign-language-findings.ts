import { decimalComma } from './decimal-comma.ts';
import { finding, type Finding } from './finding.ts';
import type { MediaFacts } from './media-facts.ts';
import type { MediaUse } from './media-uses.ts';

/**
 * What is wrong with clips in sign language beside the clips that they go with.
 *
 * @param read  what was found in the files, by the places that name them
 */
export function signLanguageFindings(read: ReadonlyMap<MediaUse, MediaFacts>): readonly Finding[] {
  return [...read].flatMap(([use, facts]) => {
    if (use.as !== 'signLanguage') return [];
    const clips = [...read].filter(([{ as, item }]) => as === 'video' && item === use.item);
    return [
      ...lengthFindings(
        use,
        facts,
        clips.flatMap(([, clip]) => secondsOf(clip) ?? []),
      ),
      ...sizeFindings(use, facts),
    ];
  });
}

function lengthFindings({ addressPlace }: MediaUse, facts: MediaFacts, clips: readonly number[]): readonly Finding[] {
  const seconds = secondsOf(facts);
  const clip = clips.find((one) => seconds !== undefined && Math.abs(one - seconds) > SLACK_SECONDS);
  if (seconds === undefined || clip === undefined) return [];
  const [own, other] = [rounded(seconds), rounded(clip)];
  return [
    finding('SIGN_LANGUAGE_LENGTH', addressPlace, {
      en: `lasts ${own} s, its clip ${other} s`,
      vi: `dài ${decimalComma(own)} giây, còn clip chính dài ${decimalComma(other)} giây`,
    }),
  ];
}

function sizeFindings({ addressPlace }: MediaUse, { video }: MediaFacts): readonly Finding[] {
  const { width = 0, height = 0 } = video ?? {};
  if (width * height <= MOST_PIXELS) return [];
  const size = `${width} × ${height}`;
  return [finding('SIGN_LANGUAGE_SIZE', addressPlace, { en: `is ${size}`, vi: `có kích thước ${size}` })];
}

function secondsOf({ video, durationSeconds }: MediaFacts): number | undefined {
  return video?.durationSeconds ?? durationSeconds;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}

const SLACK_SECONDS = 0.5;
const MOST_PIXELS = 1280 * 720;
