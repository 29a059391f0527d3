import { interruptsOn, interruptsSeen, rankOfAll } from './interrupts.ts';
import { sourcesOf } from './plans.ts';
import { canPlayNow, isSilenced, type Playback } from './playback.ts';
import { mediaOf } from './programme.ts';
import { EMERGENCY_RANK, isInterrupt } from './ranks.ts';
import { airings, at } from './schedule.ts';
import type { AnnouncedShowing } from './showing.ts';
import type { Planned } from './sources.ts';

/** What may be heard at an instant. */
export interface Hearing {
  /** Nothing that ranks lower begins: while an emergency is on, or a notice is seen, that has every turn. */
  readonly leastRank: number;
  /** Whether what is heard goes on: an interrupt's for as long as that is on, anything else to its end. */
  goesOn(one: AnnouncedShowing): boolean;
  /** Whether what waits is still meant to be heard: its list and its time have not ended meanwhile. */
  isMeant(one: AnnouncedShowing): boolean;
}

/**
 * What a playback lets be heard at an instant (epoch milliseconds) for which its plans hold. The newest playlist says
 * which interrupts are on, as for pictures. Nothing is heard before there is anything to play.
 */
export function hearingOf(playback: Playback | undefined, instant: number): Hearing {
  if (playback === undefined) return SILENCE;
  const sources = sourcesOf(playback.programme, playback.plans, instant);
  const canPlay = canPlayNow(playback, instant);
  const interrupts = interruptsOn(sources, instant, canPlay);
  const [highest = []] = interrupts;
  const seen = rankOfAll(interruptsSeen(sources, instant, canPlay));

  const isOfInterruptOn = ({ campaignId, item: { id }, media }: AnnouncedShowing) =>
    interrupts.flat().some(({ campaign, items, planned: { programme } }) => {
      const item = campaign.id === campaignId ? items.all.find((one) => one.id === id) : undefined;
      return item !== undefined && mediaOf(programme, item)?.sha256 === media?.sha256;
    });
  const goesOn = (one: AnnouncedShowing) =>
    !isSilenced(playback, one) && (!isInterrupt(one.rank) || isOfInterruptOn(one));
  return {
    leastRank: rankOfAll(highest) >= EMERGENCY_RANK ? rankOfAll(highest) : seen,
    goesOn,
    isMeant: (one) =>
      goesOn(one) &&
      (isInterrupt(one.rank) || [sources.current, sources.fallback].some((planned) => isOn(planned, one, instant))),
  };
}

/** Whether a playlist has an announcement on at an instant, in turns or at points in time. */
function isOn({ plan }: Planned, { programme, campaignId, item }: AnnouncedShowing, instant: number): boolean {
  if (plan.playlist.id !== programme.playlist.id) return false;
  const inTurns = [...airings(plan, instant, () => true)].flat();
  const atPoints = plan.momentLines.map(({ line }) => at(line, instant));
  return [...inTurns, ...atPoints].some(
    ({ campaign, items }) => campaign.id === campaignId && items.all.some(({ id }) => id === item.id),
  );
}

const SILENCE: Hearing = { leastRank: Infinity, goesOn: () => false, isMeant: () => false };
