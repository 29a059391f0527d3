import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../core/playlist.ts';
import { busyFile, busyFrom, busyUntil } from './busy-minutes.ts';
import { drive, programmeOf } from './drive.ts';
import { complaints } from './referee.ts';
import { patience, rounds } from './rounds.ts';
import { parsed, scenario } from './scenarios.ts';

const lobby = { id: 'lobby', tags: [] };
const minuteMs = 60_000;

describe('playback, for any playlist and set of ready items', patience, () => {
  it('gives every turn to whom it is due', () => {
    fc.assert(
      fc.property(scenario, fc.nat(30), ({ playlist, screen, instants: [, , from = 0], ...rest }, minutes) => {
        const isReady = (item: Item) => item.kind === 'slide' || rest.isReady(item);
        const until = from + (minutes + 5) * minuteMs;
        const trace = drive(screen, programmeOf(playlist, isReady), from, until);

        expect(complaints(playlist, screen, isReady, trace).slice(0, 5)).toEqual([]);
      }),
      rounds(50),
    );
  });

  it('gives every turn to whom it is due in the busiest minutes', () => {
    fc.assert(
      fc.property(busyFile(), fc.subarray(['line0-0', 'line1-0', 'point0-1', 'interrupt0-0']), (file, late) => {
        const playlist = parsed(file);
        const isReady = ({ id }: Item) => !late.includes(id);
        const trace = drive(lobby, programmeOf(playlist, isReady), busyFrom, busyUntil);

        expect(complaints(playlist, lobby, isReady, trace).slice(0, 5)).toEqual([]);
      }),
      rounds(50),
    );
  });
});
