import { basename } from 'node:path';
import type { Taking, TakingProgress } from '../../core/operator.ts';
import type { FaultBoard } from '../fault-board.ts';
import { takeList, type TakeFault, type TakeWorld } from './take-list.ts';

/** Takes what an operator has brought, one thing at a time, and tells how that stands. */
export interface Taker {
  /** Begins to take a bundle or a folder; says no while another is being taken. */
  take(path: string): boolean;
  taking(): Taking;
  /** Ends what is being copied; resolves when nothing is written any more. */
  stop(): Promise<void>;
}

export interface TakerWorld extends TakeWorld {
  readonly faults: FaultBoard;
}

/** What was refused stands in `/status` until the next one is taken, or the player is started again. */
export function createTaker(world: TakerWorld): Taker {
  const { faults, log } = world;
  const ending = new AbortController();
  let taking: Taking = { state: 'none' };
  let running: Promise<void> = Promise.resolve();

  const begin = async (path: string, name: string): Promise<void> => {
    let progress: TakingProgress = { name, bytes: 0, bytesDone: 0 };
    const told = (more: Partial<TakingProgress>) => {
      progress = { ...progress, ...more };
      taking = { state: 'copying', ...progress };
    };
    told({});
    const fault = await takeList(
      path,
      world,
      {
        read: ({ id, revision }) => told({ playlist: { id, revision } }),
        copied: (bytesDone, bytes) => told({ bytesDone, bytes }),
      },
      ending.signal,
    );
    taking = fault === undefined ? { state: 'taken', ...progress } : { state: 'refused', fault, ...progress };
    tell(name, fault, progress);
  };

  const tell = (name: string, fault: TakeFault | undefined, { playlist, bytesDone }: TakingProgress) => {
    if (fault === undefined) return log.info('brought by hand', { name, ...playlist, bytesDone });
    const { code, message } = fault;
    log.warn('not taken by hand', { name, code, ...playlist, reason: message.en });
    faults.raise('NOT_TAKEN', `${name}: ${code}: ${message.en}`);
  };

  return {
    take(path) {
      if (taking.state === 'copying') return false;
      faults.clear('NOT_TAKEN');
      running = begin(path, basename(path)).catch((error: unknown) => {
        if (!ending.signal.aborted) throw error;
      });
      return true;
    },
    taking: () => taking,
    async stop() {
      ending.abort();
      await running;
    },
  };
}
