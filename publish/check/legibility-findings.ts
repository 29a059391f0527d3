import { isBoard, type ScreenSize } from '../../core/frame-layout.ts';
import { campaignsOf, placeOfItem, type Playlist, type SlideItem } from '../../core/playlist.ts';
import { decimalComma } from './decimal-comma.ts';
import { overlaysOf } from './drawn-codes.ts';
import { finding, type Finding, type Findings, type NotChecked } from './finding.ts';
import { areaOf } from './picture-area.ts';
import { textAreas } from './slide-layout.ts';
import { wordsToRead } from './slide-texts.ts';
import { scaleOf } from './text-fit.ts';
import { leastLetterMillimetres, millimetresPerPixel, type Viewing } from './viewing.ts';

/** Whether the words of slides are large enough for the distance, by an estimate, and stand long enough to be read. */
export function legibilityFindings(playlist: Playlist, screenId: string, viewing: Viewing): Findings {
  const overlays = overlaysOf(playlist, screenId);
  const slides = campaignsOf(playlist).flatMap((campaign) =>
    campaign.items.flatMap((item, index) => {
      const area =
        item.kind === 'slide' ? areaOf(campaign, playlist, item.overlays && overlays, viewing.pixels) : undefined;
      return item.kind === 'slide' && area !== undefined ? [{ item, area, place: placeOfItem(campaign, index) }] : [];
    }),
  );
  const lies = (area: ScreenSize) => area.width > area.height && !isBoard(area);
  const findings = slides.flatMap(({ item, area, place }) => [
    ...(lies(area) ? sizeFindings(item, place, area, viewing) : []),
    ...timeFindings(item, place),
  ]);
  const notChecked: NotChecked[] = slides.every(({ area }) => lies(area))
    ? []
    : [
        {
          what: { en: 'the size of text on slides', vi: 'cỡ chữ trên các trang vẽ' },
          why: {
            en: 'the estimate knows screens and zones that lie, of 300 pixels and more; look at upright ones and boards of lamps with preview',
            vi: 'chỉ ước tính được cho màn hình và vùng nằm ngang từ 300 điểm ảnh; với màn hình dọc, vùng dọc và bảng LED hãy xem bằng lệnh preview',
          },
        },
      ];
  return { findings, notChecked };
}

function sizeFindings({ slide }: SlideItem, place: string, area: ScreenSize, viewing: Viewing): readonly Finding[] {
  const unit = (area.height / 100) * millimetresPerPixel(viewing);
  const letters = textAreas(slide, (100 * area.width) / area.height).flatMap((cells) => {
    const scale = scaleOf(cells);
    return cells.flatMap(({ blocks }) =>
      blocks
        .filter(({ main }) => main)
        .map(({ size, text }) => ({ text, height: size * scale * unit * CAPITAL_SHARE })),
    );
  });
  const smallest = letters.toSorted((a, b) => a.height - b.height)[0];
  const least = leastLetterMillimetres(viewing);
  if (smallest === undefined || smallest.height >= least) return [];
  const [is, must] = [Math.round(smallest.height), Math.ceil(least)];
  return [
    finding('TEXT_SMALL', `${place}.slide`, {
      en: `by estimate its capitals are ${is} mm high; from ${viewing.distanceMetres} m they must be ${must} mm: “${short(smallest.text)}”`,
      vi: `theo ước tính chữ hoa cao ${is} mm; đứng cách ${decimalComma(viewing.distanceMetres)} m phải cao ${must} mm: “${short(smallest.text)}”`,
    }),
  ];
}

function timeFindings({ slide, durationSeconds = 0 }: SlideItem, place: string): readonly Finding[] {
  const needed = secondsToRead(wordsToRead(slide));
  if (durationSeconds >= CLEARLY_LESS * needed) return [];
  return [
    finding(
      'TEXT_BRIEF',
      `${place}.durationSeconds`,
      {
        en: `stands ${durationSeconds} s; reading its words takes about ${needed} s`,
        vi: `hiện ${decimalComma(durationSeconds)} giây, trong khi đọc hết chữ mất khoảng ${needed} giây`,
      },
      {
        fix: {
          en: `write "durationSeconds": ${needed}, or use fewer words`,
          vi: `ghi "durationSeconds": ${needed}, hoặc bớt chữ`,
        },
      },
    ),
  ];
}

/** How long most people need to find a text and read it once, in whole seconds. */
export function secondsToRead(texts: readonly string[]): number {
  const letters = texts.reduce((sum, text) => sum + [...text.normalize('NFC')].length + 1, 0);
  return Math.ceil(SECONDS_TO_FIND + letters / LETTERS_PER_SECOND);
}

/**
 * Subtitles for adults run at up to 17 characters a second, spaces among them (Netflix, Timed Text Style Guide; the BBC's
 * 160 to 180 words a minute come to 16 to 18).
 */
const LETTERS_PER_SECOND = 17;
/** Eyes come to a new picture within a second. */
const SECONDS_TO_FIND = 1;
/** People differ, so only what is clearly too brief is told. */
const CLEARLY_LESS = 0.9;
/** Capitals of Be Vietnam Pro are 0.7 em high. */
const CAPITAL_SHARE = 0.7;

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
