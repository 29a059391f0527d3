import { placeOfItem, type Item, type Playlist } from '../../core/playlist.ts';
import { sloganShare } from '../../core/qr-measure.ts';
import type { OnAirCampaign } from '../../core/schedule.ts';
import type { Screen } from '../../core/screen.ts';
import { itemsOn, type TimelineStretch } from '../../core/timeline.ts';
import type { Words } from '../../core/words.ts';
import { decimalComma } from './decimal-comma.ts';
import type { DrawnCode } from './drawn-codes.ts';
import { finding, type Finding } from './finding.ts';
import { screensWords } from './screen-words.ts';
import { isUncapped, ranksOf, weekFrom, type Week } from './week.ts';

export const withoutOverlays: Words = {
  en: 'write "overlays": false on this slide',
  vi: 'ghi "overlays": false ở trang này',
};

/** A slogan slide with a code that does not serve yet, and what it lacks. */
interface Lacking {
  readonly item: Item;
  readonly what: Words;
  readonly fix?: Words;
}

/** Loops that lack the same, and the screens that they are on. */
interface Group {
  readonly lacking: Lacking | undefined;
  readonly loops: Map<string, readonly OnAirCampaign[]>;
  readonly screens: Set<Screen>;
}

/**
 * Loops of the week that have no slogan slide with a big code that stands long enough. What lacks the same is told once,
 * with the screens concerned.
 */
export function loopFindings(
  playlist: Playlist,
  codes: readonly DrawnCode[],
  weeks: readonly Week[],
  at: number,
): readonly Finding[] {
  const big = new Map(codes.flatMap((code) => (code.role === 'big' && code.item ? [[code.item, code]] : [])));
  const groups = new Map<Item | undefined, Group>();
  const judged = new WeakMap<object, Judgement>();
  const { from, until } = weekFrom(at);
  for (const { screen, stretches } of weeks) {
    for (const stretch of stretches) {
      if (!stretch.open || stretch.from >= until || stretch.until <= from) continue;
      const loop = loopOf(stretch);
      const judgements = loop.map((on) => {
        const known = judged.get(on.items) ?? judge(itemsOn(on), big);
        judged.set(on.items, known);
        return known;
      });
      if (loop.length === 0 || judgements.includes('serves')) continue;
      const lacking = judgements.find((one): one is Lacking => typeof one === 'object');
      const group = groups.get(lacking?.item) ?? { lacking, loops: new Map(), screens: new Set() };
      groups.set(lacking?.item, group);
      group.loops.set(loop.map(({ campaign }) => campaign.id).join('\n'), loop);
      group.screens.add(screen);
    }
  }
  return [...groups.values()].map((group) => told(group, playlist, weeks.length));
}

/** What is limited to so many plays an hour comes between; the loop is what fills the rest. */
function loopOf(stretch: TimelineStretch): readonly OnAirCampaign[] {
  const ranks = ranksOf(stretch);
  return ranks.find((rank) => rank.some(isUncapped)) ?? ranks[0] ?? [];
}

type Judgement = 'serves' | 'none' | Lacking;

function judge(items: readonly Item[], big: ReadonlyMap<Item, DrawnCode>): Judgement {
  const slides = items.flatMap((item) => {
    const code = big.get(item);
    return code?.drawn === undefined ? [] : [lackOf(item, code, code.drawn.share)];
  });
  if (slides.includes(undefined)) return 'serves';
  return slides[0] ?? 'none';
}

function lackOf(item: Item, { redrawn }: DrawnCode, share: number): Lacking | undefined {
  const { durationSeconds = 0 } = item;
  if (share < LEAST_SHARE) {
    const alone = redrawn?.({ alone: true })?.share ?? 0;
    const what = {
      en: `takes ${Math.floor(100 * share)} % of the short side of the screen, must be ${Math.round(100 * sloganShare)} %`,
      vi: `chiếm ${Math.floor(100 * share)}% cạnh ngắn màn hình, phải đạt ${Math.round(100 * sloganShare)}%`,
    };
    return { item, what, ...(alone >= LEAST_SHARE ? { fix: withoutOverlays } : {}) };
  }
  if (durationSeconds >= LEAST_SECONDS) return undefined;
  return {
    item,
    what: {
      en: `stands ${durationSeconds} s, must be ${LEAST_SECONDS} s`,
      vi: `chỉ hiện ${decimalComma(durationSeconds)} giây, phải từ ${LEAST_SECONDS} giây`,
    },
    fix: {
      en: `write "durationSeconds": ${LEAST_SECONDS} on this slide`,
      vi: `ghi "durationSeconds": ${LEAST_SECONDS} ở trang này`,
    },
  };
}

function told({ lacking, loops, screens }: Group, playlist: Playlist, kinds: number): Finding {
  const all = [...loops.values()];
  const subject = loopsWords(all, playlist);
  const on = screens.size === kinds ? { en: '', vi: '' } : screensWords([...screens]);
  const where: Words = {
    en: on.en === '' ? '' : ` on ${on.en}`,
    vi: on.vi === '' ? '' : ` trên ${on.vi}`,
  };
  if (lacking === undefined) {
    const { campaign } = all[0]?.[0] as OnAirCampaign;
    return finding('QR_NO_BIG_SLIDE', campaign.place === '' ? 'items' : `${campaign.place}.items`, {
      en: `${subject.en}${where.en} ${all.length > 1 ? 'have' : 'has'} no slogan slide with a QR code`,
      vi: `${subject.vi}${where.vi} không có trang khẩu hiệu nào kèm mã QR`,
    });
  }
  const { item, what, fix } = lacking;
  return finding(
    'QR_NO_BIG_SLIDE',
    placeOf(item, playlist),
    {
      en: `the code of ${subject.en}’s slogan slide${where.en} ${what.en}`,
      vi: `mã trên trang khẩu hiệu của ${subject.vi}${where.vi} ${what.vi}`,
    },
    fix === undefined ? {} : { fix },
  );
}

function loopsWords(loops: readonly (readonly OnAirCampaign[])[], { campaigns }: Playlist): Words {
  if (campaigns.length === 1) return { en: 'the loop', vi: 'vòng phát' };
  const names = loops.slice(0, MOST_NAMED).map((loop) =>
    loop
      .slice(0, MOST_NAMED)
      .map(({ campaign }) => campaign.id)
      .join(', '),
  );
  const more = loops.length - names.length;
  return {
    en: `the loop${loops.length > 1 ? 's' : ''} of ${names.join('; of ')}${more > 0 ? ` and ${more} more` : ''}`,
    vi: `vòng phát của ${names.join('; của ')}${more > 0 ? ` và ${more} vòng khác` : ''}`,
  };
}

function placeOf(item: Item, { campaigns }: Playlist): string {
  for (const campaign of campaigns) {
    const index = campaign.items.indexOf(item);
    if (index >= 0) return placeOfItem(campaign, index);
  }
  return '';
}

const MOST_NAMED = 4;
/** Half a percent less than the rule, for what whole pixels a square cost. */
const LEAST_SHARE = sloganShare - 0.005;
/** How long a person needs to see a code, take the phone out and scan (DECISIONS 33). */
const LEAST_SECONDS = 8;
