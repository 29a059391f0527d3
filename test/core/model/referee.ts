import { Temporal } from 'temporal-polyfill';
import { campaignsOf, type Campaign, type Item, type Playlist } from '../../../core/playlist.ts';
import type { Screen } from '../../../core/screen.ts';
import { bundled, TICK_MS, type Shown } from './drive.ts';
import { modelMoments, type ModelMoment } from './moments-model.ts';
import { allow, eligibleItems, modelAirings } from './schedule-model.ts';

const LATEST_MS = 10 * 60_000;

/**
 * What was wrong with what a screen showed, by the rules of who has a turn when: interrupts, then points in time in
 * their order, then the campaigns on air that have not used up their slot of the hour; and each campaign's items in
 * their order. Nothing, when all was well. How equals take turns is not judged here.
 */
export function complaints(
  playlist: Playlist,
  screen: Screen,
  isReady: (item: Item) => boolean,
  trace: readonly Shown[],
): readonly string[] {
  const found: string[] = [];
  const [from = 0, until = 0] = [trace[0]?.at, trace.at(-1)?.at];
  /** Points in time that have not been answered. */
  let pending = modelMoments(playlist, screen, from - LATEST_MS - 1, until);
  /** By campaign, the number of its next turn. */
  const turns = new Map<string, number>();
  /** Slots of hours that have had their play. */
  const used = new Set<string>();
  /** Items that were heard since the last picture: nothing is said twice before the next. */
  let heard: string[] = [];

  for (const [index, { at, showing }] of trace.entries()) {
    heard = [];
    for (const { campaignId, item } of showing.announcements) {
      judge(at, campaignId, item, entitledToBeHeard(at));
      heard.push(item.id);
    }
    if (showing.programme.digest !== bundled.digest) {
      judge(at, showing.campaignId, showing.item, entitledToBeSeen(at));
    } else if (entitledToBeSeen(at).length > 0) {
      found.push(`${timeOf(at)} bundled: the turn was for ${entitledToBeSeen(at).join(' or ')}`);
    }
    checkInterrupts(at, trace[index + 1]?.at ?? at, showing.campaignId);
  }
  return found;

  /** What is watched must give way as soon as a picture ranks above it that does not wait; what is only heard waits. */
  function checkInterrupts(shownAt: number, until: number, watchedId: string): void {
    const watched = playlist.interrupts.find(({ id }) => id === watchedId);
    for (let at = shownAt + TICK_MS; playlist.interrupts.length > 0 && at < until; at += TICK_MS) {
      const [top] = ranksAt(at).find((rank) => rank.some((one) => showsPicture(one, at))) ?? [];
      if (urgencyOf(top) > urgencyOf(watched))
        found.push(`${timeOf(at)} ${watchedId} is on: it was time for ${top?.id}`);
    }
  }

  function judge(at: number, campaignId: string, item: Item, entitled: readonly string[]): void {
    const complain = (what: string) => found.push(`${timeOf(at)} ${item.id}: ${what}`);
    const campaign = campaignsOf(playlist).find(({ id }) => id === campaignId);
    if (campaign === undefined) return void complain('its campaign is none of the playlist');

    if (!entitled.includes(campaignId)) complain(`the turn was for ${entitled.join(' or ') || 'the bundled campaign'}`);
    if (campaign.moments !== undefined) {
      const answered = pending.findIndex((one) => one.campaign === campaignId && canAnswer(one, at));
      if (answered < 0) complain('there was no point in time to answer');
      if (answered >= 0) pending = pending.toSpliced(answered, 1);
    }
    if (!isFree(campaign, at)) complain('its campaign has had its play in this slot');
    used.add(slotOf(campaign, at) ?? '');

    const { right, turn } = itemOfTurn(campaign, at);
    if (right?.id !== item.id) complain(`the item of the turn was ${right?.id}`);
    turns.set(campaignId, turn + 1);
  }

  function entitledToBeSeen(at: number): readonly string[] {
    const ranks = ranksAt(at);
    return momentNow(at, ranks) ?? ranks.find((rank) => rank.some((one) => showsPicture(one, at)))?.map(idOf) ?? [];
  }

  /** Where a rank has only something to be heard, what is seen comes from the next, and the rest of that is heard too. */
  function entitledToBeHeard(at: number): readonly string[] {
    const ranks = ranksAt(at);
    const seen = ranks.findIndex((rank) => rank.some((one) => showsPicture(one, at)));
    return momentNow(at, ranks) ?? ranks.slice(0, seen < 0 ? ranks.length : seen + 1).flatMap((rank) => rank.map(idOf));
  }

  /** The campaign of the first point in time that can be answered. */
  function momentNow(at: number, [top = []]: readonly (readonly Campaign[])[]): readonly string[] | undefined {
    if (top.some(({ interrupt }) => interrupt !== undefined)) return undefined;
    const moment = pending.find((one) => canAnswer(one, at));
    return moment === undefined ? undefined : [moment.campaign];
  }

  function canAnswer({ at: moment, campaign: id }: ModelMoment, at: number): boolean {
    const campaign = playlist.campaigns.find((one) => one.id === id);
    const isDue = moment <= at && at - moment <= LATEST_MS;
    return isDue && campaign !== undefined && isFree(campaign, at) && readyItems(campaign, at).length > 0;
  }

  function ranksAt(at: number): readonly (readonly Campaign[])[] {
    return modelAirings(playlist, screen, at, isReadyNow)
      .map((onAir) => campaignsOf(playlist).filter(({ id }) => onAir.some(({ campaign }) => campaign === id)))
      .map((rank) => rank.filter((campaign) => isFree(campaign, at)))
      .filter((rank) => rank.length > 0);
  }

  function showsPicture(campaign: Campaign, at: number): boolean {
    return readyItems(campaign, at).some(({ kind }) => kind !== 'audio');
  }

  function readyItems(campaign: Campaign, at: number): readonly Item[] {
    if (!allow(campaign, playlist, screen, at)) return [];
    return eligibleItems(campaign, playlist, screen, at).filter(isReadyNow);
  }

  function itemOfTurn(campaign: Campaign, at: number): { readonly right: Item | undefined; readonly turn: number } {
    const items = eligibleItems(campaign, playlist, screen, at);
    const first = turns.get(campaign.id) ?? 0;
    for (let turn = first; turn < first + items.length; turn++) {
      const right = items[turn % items.length];
      if (right !== undefined && isReadyNow(right)) return { right, turn };
    }
    return { right: undefined, turn: first };
  }

  function isReadyNow(item: Item): boolean {
    return isReady(item) && !heard.includes(item.id);
  }

  function isFree(campaign: Campaign, at: number): boolean {
    return !used.has(slotOf(campaign, at) ?? 'none');
  }

  /** The slot of the hour on the wall in which a campaign with a cap may play once; an hour that comes twice is two. */
  function slotOf({ id, maxPlaysPerHour }: Campaign, at: number): string | undefined {
    if (maxPlaysPerHour === undefined) return undefined;
    const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(playlist.timeZone);
    const msOfHour = wall.minute * 60_000 + wall.second * 1000 + wall.millisecond;
    const slot = Math.floor((msOfHour * maxPlaysPerHour) / 3_600_000);
    return `${id} ${wall.toPlainDate().toString()} ${wall.hour}${wall.offset} ${slot}`;
  }
}

function urgencyOf(campaign: Campaign | undefined): number {
  if (campaign?.interrupt === undefined) return 0;
  return campaign.interrupt.class === 'notice' ? 1 : 2;
}

function idOf({ id }: Campaign): string {
  return id;
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
