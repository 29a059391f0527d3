import path from 'node:path';
import type { PlayerOptions } from '../../core/messages.ts';
import { findSticks, type FindSticks } from './find-sticks.ts';
import { openHelpedDays } from './helped-days.ts';
import { createOperatorDoor, type AnswerOperator } from './operator-door.ts';
import { createSettingsDesk, type SettingsStore } from './panel-settings.ts';
import { openPinGate } from './pin-gate.ts';
import { createTaker, type TakerWorld } from './taker.ts';

/** What an operator may do at the machine itself, with the PIN: bring a list by hand, change settings, tell who was helped. */
export interface Operator {
  readonly answer: AnswerOperator;
  stop(): Promise<void>;
}

export interface OperatorWorld extends TakerWorld {
  readonly options: Pick<PlayerOptions, 'dataDir' | 'operatorPin' | 'given' | 'startedAt'>;
  readonly openSettings: (dataDir: string) => Promise<SettingsStore>;
  /** Settings were changed, and whoever did it has been answered. */
  readonly onSettings: () => void;
  /** IANA; that of the playlist. */
  readonly timeZone: () => string;
  /** Another place to look for sticks than this machine. */
  readonly findSticks?: FindSticks | undefined;
}

export async function openOperator(world: OperatorWorld): Promise<Operator> {
  const { options, log, now, timeZone, onSettings } = world;
  const { dataDir, operatorPin: kept, given = [], startedAt } = options;
  const at = (name: string) => path.join(dataDir, name);
  const [gate, helped] = await Promise.all([
    openPinGate({ path: at('operator-tries.json'), kept, log, now }),
    openHelpedDays({ path: at('helped.json'), now, timeZone }),
  ]);
  const taker = createTaker(world);
  return {
    answer: createOperatorDoor({
      ...{ gate, taker, helped, onSettings, findSticks: world.findSticks ?? findSticks },
      settings: createSettingsDesk({ openStore: () => world.openSettings(dataDir), given }),
      setUpLeftMs: () => Math.max(0, Math.min(SET_UP_MS, startedAt + SET_UP_MS - now())),
    }),
    stop: () => taker.stop(),
  };
}

/** After a start the first PIN may be set at the screen for so long. */
const SET_UP_MS = 15 * 60_000;
