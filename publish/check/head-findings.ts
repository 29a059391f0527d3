import { campaignsOf, placeOfItem, type Playlist, type Target } from '../../core/playlist.ts';
import { readMoment } from '../../core/wall-clock.ts';
import { originOf } from '../../core/web-origins.ts';
import { finding, type Finding } from './finding.ts';
import { fold, slipsBetween } from './spelling.ts';
import { momentWords } from './wall-time.ts';

/** What the head of a playlist says about time, and what its tags look like beside one another. */
export function headFindings(playlist: Playlist, at: number): readonly Finding[] {
  return [...timeFindings(playlist, at), ...webFindings(playlist), ...tagFindings(playlist)];
}

function timeFindings(
  { staleAfter, activateAt, dayparts, holidays, timeZone }: Playlist,
  at: number,
): readonly Finding[] {
  const found: Finding[] = [];
  if (staleAfter !== undefined && staleAfter <= at) {
    const { en, vi } = momentWords(staleAfter, timeZone);
    found.push(finding('STALE', 'staleAfter', { en: `has passed: ${en}`, vi: `đã qua: ${vi}` }));
  }
  if (activateAt !== undefined && activateAt > at) {
    const { en, vi } = momentWords(activateAt, timeZone);
    found.push(
      finding('NOT_YET_ACTIVE', 'activateAt', { en: `screens take it at ${en}`, vi: `màn hình dùng từ ${vi}` }),
    );
  }
  const named = dayparts.find(({ windows }) => windows.some(({ days }) => days.includes('holiday') && days.length < 8));
  if (named !== undefined && holidays.every((date) => readMoment(date, timeZone, 'ends') <= at)) {
    found.push(
      finding('NO_HOLIDAY', 'holidays', {
        en: `holds no day to come, and the daypart "${named.name}" names "holiday"`,
        vi: `không còn ngày nào sắp tới, trong khi khung giờ "${named.name}" có "holiday"`,
      }),
    );
  }
  return found;
}

function webFindings(playlist: Playlist): readonly Finding[] {
  return campaignsOf(playlist).flatMap((campaign) =>
    campaign.items.flatMap((item, index) =>
      item.kind === 'web'
        ? [
            finding('WEB_PAGE', placeOfItem(campaign, index), {
              en: `a web page of ${originOf(item.url) ?? item.url}: screens must allow this origin, and have a network while it plays`,
              vi: `trang web của ${originOf(item.url) ?? item.url}: màn hình phải cho phép nguồn này, và có mạng khi phát`,
            }),
          ]
        : [],
    ),
  );
}

/** Keys that differ from one used more often, or usual, by a slip; values of one key that differ by marks and capitals. */
function tagFindings(playlist: Playlist): readonly Finding[] {
  const uses = tagUses(playlist);
  const keys = new Map<string, number>();
  const values = new Map<string, Map<string, number>>();
  for (const { key, value } of uses) {
    keys.set(key, (keys.get(key) ?? 0) + 1);
    const ofKey = values.get(key) ?? new Map<string, number>();
    values.set(key, ofKey.set(value, (ofKey.get(value) ?? 0) + 1));
  }
  const meant = (word: string, count: number, others: Iterable<readonly [string, number]>, alike: Alike) => {
    for (const [other, times] of others) if (other !== word && times >= count && alike(word, other)) return other;
    return undefined;
  };
  const told = new Set<string>();
  return uses.flatMap(({ key, value, place }) => {
    const known: (readonly [string, number])[] = [...usualKeys.map((name) => [name, Infinity] as const), ...keys];
    const usual = usualKeys.includes(key);
    const otherKey = usual ? undefined : meant(key, keys.get(key) ?? 0, known.slice(0, MOST_WORDS), isSlip);
    const ofKey = [...(values.get(key) ?? [])].slice(0, MOST_WORDS);
    const otherValue = meant(value, values.get(key)?.get(value) ?? 0, ofKey, (a, b) => fold(a) === fold(b));
    const like =
      otherKey !== undefined ? `${otherKey}=…` : otherValue === undefined ? undefined : `${key}=${otherValue}`;
    const pair = [`${key}=${value}`, like].toSorted().join(' ');
    if (like === undefined || told.has(pair)) return [];
    told.add(pair);
    return [
      finding('TAG_SPELLING', place, {
        en: `${key}=${value} is written almost like ${like}`,
        vi: `${key}=${value} viết gần giống ${like}`,
      }),
    ];
  });
}

type Alike = (one: string, other: string) => boolean;

function isSlip(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  return a === b || (Math.min(a.length, b.length) >= 4 && slipsBetween(a, b, 1) <= 1 && !/\d/.test(a + b));
}

function tagUses(
  playlist: Playlist,
): readonly { readonly key: string; readonly value: string; readonly place: string }[] {
  const ofTarget = (target: Target | undefined, place: string) =>
    (['all', 'any', 'none'] as const).flatMap((group) =>
      (target?.tags?.[group] ?? []).map((tag, index) => {
        const [key = '', ...value] = tag.split('=');
        return { key, value: value.join('='), place: `${place}.screens.tags.${group}[${index}]` };
      }),
    );
  return campaignsOf(playlist).flatMap((campaign) => [
    ...ofTarget(campaign.screens, campaign.place),
    ...campaign.items.flatMap((item, index) => ofTarget(item.screens, placeOfItem(campaign, index))),
  ]);
}

/** The keys that the register of screens and the player's own documents use. */
const usualKeys = ['province', 'district', 'commune', 'venue', 'lang'];
const MOST_WORDS = 500;
