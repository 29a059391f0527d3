import { describe, expect, it } from 'vitest';
import type { Source } from '../../core/operator.ts';
import { letIn, LOOK, pinFor, stick, visitOf } from './operator-visiting.ts';

const untouched = { door: () => Promise.resolve({ hasPin: false, setUpSeconds: 900, isUntouched: true }) };
const file: Source = { path: '/media/a/bluezone-kiosk.json', name: 'a', kind: 'settings', bytes: 60 };

describe('setting a machine up', () => {
  it('needs no PIN while nothing is set, and shows what is on the sticks', async () => {
    const { visit } = visitOf(untouched);
    await visit.look();
    expect(visit.state.isUntouched).toBe(true);
    await visit.begin('set-up');

    expect(visit.state.step).toEqual({ kind: 'set-up', sources: [stick], faults: [], isAsking: false });
  });

  it('needs the PIN once there is one', async () => {
    const { visit } = visitOf();
    await visit.begin('set-up');
    expect(visit.state.step).toEqual(pinFor('set-up'));
    await visit.enter('4829');

    expect(visit.state.step).toMatchObject({ kind: 'set-up' });
  });

  it('shows what would change, takes it when told to, and says when it was not kept', async () => {
    const { visit } = await letIn('set-up');
    await visit.lookAt({ code: 'x' });
    expect(visit.state.step).toEqual({ kind: 'set-up-review', look: LOOK, state: 'asking' });
    await visit.takeSetUp();
    expect(visit.state.step).toMatchObject({ state: 'taken' });
    visit.back();
    expect(visit.state.step).toEqual({ kind: 'overview' });

    const failing = await letIn('set-up', { takeSetUp: () => Promise.resolve({ kind: 'away' }) });
    await failing.visit.lookAt({ code: 'x' });
    await failing.visit.takeSetUp();
    expect(failing.visit.state.step).toMatchObject({ kind: 'set-up-review', state: 'not-taken' });
    failing.visit.back();
    expect(failing.visit.state.step).toMatchObject({ kind: 'set-up', faults: [] });
  });

  it('tells what is wrong with a code, or a file that was chosen among what is on the sticks', async () => {
    const faults = [{ place: 'rotation', words: { en: 'must be', vi: 'phải là' } }];
    const asked: unknown[] = [];
    const { visit } = await letIn('sticks', {
      lookAtSetUp: (request) => {
        asked.push(request);
        return Promise.resolve({ kind: 'answered', value: { kind: 'refused', faults } });
      },
    });
    await visit.take(file);

    expect(asked).toEqual([{ path: file.path }]);
    expect(visit.state.step).toMatchObject({ kind: 'set-up', faults, isAsking: false });
  });
});
