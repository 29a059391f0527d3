import { findSticks, type FindSticks } from './find-sticks.ts';
import { createOperatorDoor, type AnswerOperator } from './operator-door.ts';
import type { PinGate } from './pin-gate.ts';
import { createTaker, type TakerWorld } from './taker.ts';

/** What an operator may do at the machine itself, with the PIN: bring a list and its media by hand. */
export interface Operator {
  readonly answer: AnswerOperator;
  stop(): Promise<void>;
}

export interface OperatorWorld extends TakerWorld {
  readonly gate: PinGate;
  /** Another place to look for sticks than this machine. */
  readonly findSticks?: FindSticks | undefined;
}

export function createOperator(world: OperatorWorld): Operator {
  const taker = createTaker(world);
  return {
    answer: createOperatorDoor({ gate: world.gate, taker, findSticks: world.findSticks ?? findSticks }),
    stop: () => taker.stop(),
  };
}
