import path from 'node:path';
import type { HelpedDay } from '../../core/helped.ts';
import type { PlayerOptions } from '../../core/messages.ts';
import type { Fetch } from '../fetch-capped.ts';
import { findSticks, type FindSticks } from './find-sticks.ts';
import type { Log } from '../log.ts';
import { createDigestDesk, type DigestDeskWorld } from './digest-desk.ts';
import { openHelpedDays, type HelpedDays } from './helped-days.ts';
import { createOperatorDoor, type AnswerOperator } from './operator-door.ts';
import { createSettingsDesk, type SettingsStore } from './panel-settings.ts';
import { openPinGate, type PinGate } from './pin-gate.ts';
import { createSetUpDesk } from './set-up-desk.ts';
import { createTaker, type TakerWorld } from './taker.ts';

/** What an operator may do at the machine itself, with the PIN: bring a list by hand, change settings, tell who was helped. */
export interface Operator {
  readonly answer: AnswerOperator;
  /** Whether there is no PIN yet, and whoever stands there may set the first one. */
  isNew(): boolean;
  stop(): Promise<void>;
}

/** What is remembered of operators over restarts. */
export interface OperatorBooks {
  readonly gate: PinGate;
  readonly helped: HelpedDays;
}

export interface OperatorWorld extends TakerWorld {
  readonly options: Pick<PlayerOptions, 'dataDir' | 'provided' | 'startedAt' | 'version'>;
  readonly books: OperatorBooks;
  readonly openSettings: (dataDir: string) => Promise<SettingsStore>;
  /** Settings were changed, and whoever did it has been answered. */
  readonly onSettings: () => void;
  /** Asks as the settings of the network say. */
  readonly fetch: Fetch;
  readonly journal: DigestDeskWorld['journal'];
  /** The screens of this machine; people are helped at the first. */
  readonly screenIds: () => readonly string[];
  /** IANA; that of the playlist. */
  readonly timeZone: () => string;
  /** What is wrong now. */
  readonly faultsNow: () => readonly { readonly code: string }[];
  /** Another place to look for sticks than this machine. */
  readonly findSticks?: FindSticks | undefined;
}

export interface BooksWorld {
  readonly log: Log;
  readonly now: () => number;
  /** IANA; that of the playlist. */
  readonly timeZone: () => string;
  /** How many were helped on a day was entered, and is kept. */
  readonly onHelped: (day: HelpedDay) => void;
}

export async function openOperatorBooks(
  { dataDir, operatorPin: kept }: Pick<PlayerOptions, 'dataDir' | 'operatorPin'>,
  { log, now, timeZone, onHelped }: BooksWorld,
): Promise<OperatorBooks> {
  const at = (name: string) => path.join(dataDir, name);
  const [gate, helped] = await Promise.all([
    openPinGate({ path: at('operator-tries.json'), kept, log, now }),
    openHelpedDays({ path: at('helped.json'), now, timeZone, onEntered: onHelped }),
  ]);
  return { gate, helped };
}

export function createOperator(world: OperatorWorld): Operator {
  const { options, books, now, onSettings } = world;
  const { dataDir, provided = [], startedAt, version: playerVersion } = options;
  const taker = createTaker(world);
  const sticks = world.findSticks ?? findSticks;
  const openStore = () => world.openSettings(dataDir);
  const setUpLeftMs = () => Math.max(0, Math.min(SET_UP_MS, startedAt + SET_UP_MS - now()));
  return {
    answer: createOperatorDoor({
      ...{ ...books, taker, onSettings, findSticks: sticks },
      settings: createSettingsDesk({ openStore, provided }),
      setUp: createSetUpDesk({ dataDir, openStore, provided, fetch: world.fetch, findSticks: sticks }),
      digest: createDigestDesk({
        path: path.join(dataDir, 'digest-taken.json'),
        ...{ journal: world.journal, helped: books.helped, timeZone: world.timeZone, playerVersion, now },
        helpedScreen: () => world.screenIds()[0] ?? 'screen',
        faults: () => world.faultsNow().map(({ code }) => code),
      }),
      setUpLeftMs,
    }),
    isNew: () => !books.gate.hasPin && setUpLeftMs() > 0,
    stop: () => taker.stop(),
  };
}

/** After a start the first PIN may be set at the screen for so long. */
const SET_UP_MS = 15 * 60_000;
