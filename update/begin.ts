import { chooseOffer, type Offer } from '../core/offers.ts';
import { quietByHours } from '../core/quiet-by-hours.ts';
import { RELEASED_AT } from '../core/released-at.ts';
import type { Status } from '../core/status.ts';
import { afterUpdateEvent, type Attempt, type Looked, type UpdateRecord } from '../core/update.ts';
import type { PlayerAnswer } from './ask-player.ts';
import type { MachineSettings, RenewOrder, RenewWorld } from './renew-world.ts';
import { notTaken, toldOf } from './told.ts';

/**
 * Sees whether there is something newer for this machine and whether now is the time for it; has it and the way back at
 * hand; and writes down that it is begun. Nothing on the machine is changed. Gives the record as it is then: in the state
 * `installing`, or idle as before.
 */
export async function begin(
  world: RenewWorld,
  order: Exclude<RenewOrder, 'back'>,
  before: UpdateRecord,
): Promise<UpdateRecord> {
  const { packages, records, log, now, tell } = world;
  const { status } = await world.look();
  const settings = knowsItsHours(status) ? {} : await world.settings();
  const record = { ...before, screen: screenIn(status, settings, before) };
  const isTime = (current: PlayerAnswer['status']) => order === 'now' || isQuiet(current, settings, record, now());
  if (!isTime(status)) return before;

  /** Ends the look without anything begun. */
  const leave = async (looked: Looked, offers?: readonly Offer[]): Promise<UpdateRecord> => {
    const after = { ...record, looked };
    log.info('source looked at', { ...looked });
    await tell(looked.kind === 'not-taken' ? notTaken(looked.why, now()) : toldOf(after, offers));
    await records.keep(after);
    return after;
  };
  const installed = await packages.installed();
  if (installed?.isWhole !== true)
    return leave({ kind: 'not-taken', why: 'the package of the player is not wholly installed', at: now() });
  const from = installed.version;
  const asked = await packages.ask(from);
  if (asked.kind === 'unreachable') return leave({ kind: 'not-reached', why: asked.why, at: now() });
  if (asked.kind === 'refused')
    return leave({ kind: 'not-taken', why: `the source of updates: ${asked.why}`, at: now() });

  const { offers } = asked;
  const name = `${world.machineId} ${record.screen?.id ?? ''}`;
  const choice = chooseOffer(offers, { name, isFirst: world.isFirst || order === 'now', bad: record.bad });
  if (choice.kind === 'none') return leave({ kind: 'nothing', at: now() }, offers);
  const to = choice.offer.version;
  if (choice.kind !== 'take') return leave({ kind: choice.kind, version: to, at: now() }, offers);

  await packages.keepOnly([from, to, ...(record.previous === undefined ? [] : [record.previous])]);
  for (const version of [to, from]) {
    const had = await packages.obtain(version);
    if (had.kind === 'done') continue;
    if (version === from) return leave({ kind: 'not-taken', why: `no way back to ${from}: ${had.why}`, at: now() });
    const kind = had.kind === 'failed' ? 'not-taken' : 'not-reached';
    return leave({ kind, why: `version ${to} did not come: ${had.why}`, at: now() });
  }
  // That may have taken an hour.
  const then = await world.look();
  if (!isTime(then.status)) return leave({ kind: 'later', version: to, at: now() }, offers);

  const event = { kind: 'begun', from, to, before: stateBefore(then) } as const;
  const begun = afterUpdateEvent({ ...record, looked: { kind: 'taken', version: to, at: now() } }, event, now());
  await records.keep(begun);
  log.info('update begun', { from, to });
  return begun;
}

/** Another version's status may say less than this one's. */
function quietIn(status: Partial<Status> | undefined): Status['quiet'] | undefined {
  return status?.quiet;
}

/** Without a screen the player knows nobody's hours. */
function knowsItsHours(status: Status | undefined): boolean {
  return typeof quietIn(status)?.timeZone === 'string';
}

/** By what the player says; where it does not answer or does not know, by what is set on the machine. */
function isQuiet(
  status: Status | undefined,
  { hours }: MachineSettings,
  { screen }: UpdateRecord,
  now: number,
): boolean {
  if (now < RELEASED_AT) return false;
  return knowsItsHours(status)
    ? quietIn(status)?.now === true
    : quietByHours(hours, screen?.timeZone ?? DEFAULT_ZONE, now).isNow;
}

/** What is remembered of the first screen. */
function screenIn(
  status: Status | undefined,
  { screenId }: MachineSettings,
  { screen }: UpdateRecord,
): UpdateRecord['screen'] {
  const id = status?.screens[0]?.id ?? screenId ?? screen?.id;
  if (id === undefined) return screen;
  return { id, timeZone: quietIn(status)?.timeZone ?? screen?.timeZone ?? DEFAULT_ZONE };
}

function stateBefore({ status }: PlayerAnswer): Attempt['before'] {
  const screens = status?.screens ?? [];
  return {
    isSafe: screens.some(({ state }) => state === 'safe-mode'),
    hasDisplay: screens.some(({ state }) => state !== 'no-display'),
  };
}

/** That of a playlist that names none. */
const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh';
