import { describe, expect, it } from 'vitest';
import type { ScreenState, Status } from '../../core/status.ts';
import { readService, sightOf } from '../../update/player-sight.ts';

const service = readService(
  'ActiveState=active\nStatusText=playing on 2 displays\nInvocationID=a1\nWatchdogTimestampMonotonic=4200\n',
);

function status(...states: readonly (ScreenState | 'empty')[]): Status {
  const screens = states.map((state, index) => ({
    id: `hall-${index}`,
    state: state === 'empty' ? 'playing' : state,
    nowPlaying: state === 'playing' || state === 'safe-mode' ? { itemId: 'clip', since: '' } : null,
  }));
  return { screens, faults: [] } as unknown as Status;
}

describe('a look at the player', () => {
  it('sees a moving picture where systemd hears that it plays, and the player names an item', () => {
    const life = { id: 'a1', fed: 4200 };

    expect(sightOf(service, status('playing'))).toEqual({ kind: 'moving', life, isSafe: false });
    expect(sightOf(service, status('playing', 'no-display'))).toMatchObject({ kind: 'moving' });
    expect(sightOf(service, status('safe-mode'))).toMatchObject({ kind: 'moving', isSafe: true });
  });

  it('sees that it lives though nothing is to be seen', () => {
    expect(sightOf(service, status('off-by-schedule', 'no-display'))).toMatchObject({ kind: 'dark', hasDisplay: true });
    expect(sightOf(service, status('no-display'))).toMatchObject({ kind: 'dark', hasDisplay: false });
    expect(sightOf(service, status('hold'))).toMatchObject({ kind: 'dark', hasDisplay: true });
    expect(sightOf({ ...service, StatusText: 'no display to play on' }, status())).toMatchObject({ hasDisplay: false });
  });

  it.each([
    [
      'is being started',
      { ActiveState: 'activating', StatusText: 'starting' },
      status('playing'),
      /activating \(starting\)/,
    ],
    ['is not there', {}, undefined, /service is unknown/],
    ['ails', { StatusText: 'the page draws no frames' }, status('playing'), /draws no frames/],
    ['does not answer', {}, undefined, /./],
    ['has nothing on', {}, status('playing', 'empty'), /hall-1/],
  ])('sees nothing of a player that %s, and says why', (what, change, answer, why) => {
    const asked = what === 'is not there' ? {} : { ...service, ...change };

    expect(sightOf(asked, answer)).toEqual({ kind: 'none', why: expect.stringMatching(why) as string });
  });

  it('does not take a screen for one with a picture that says it shows one colour', () => {
    const answer = { ...status('playing'), faults: [{ code: 'NO_PICTURE hall', message: 'one colour', at: '' }] };

    expect(sightOf(service, answer)).toMatchObject({ kind: 'none', why: 'NO_PICTURE hall: one colour' });
  });
});
