import { describe, expect, it } from 'vitest';
import type { OperatorClient } from '../../renderer/operator/operator-client.ts';
import { createUnsaved } from '../../renderer/operator/unsaved.ts';
import { letIn, pinFor, put, visitOf } from './operator-visiting.ts';

describe('what was changed and not saved', () => {
  it('offers what was changed and not saved again, once the PIN was given again; never a new PIN', async () => {
    const unsaved = createUnsaved();
    const { visit: earlier } = await letIn('settings', {}, unsaved);
    put(earlier, 'rotation', '180');
    put(earlier, 'operatorPin', '1234');
    earlier.end();
    const { visit } = visitOf({}, unsaved);
    await visit.begin('settings');
    expect(visit.state.step).toEqual(pinFor('settings'));
    await visit.enter('4829');

    expect(visit.state.step).toMatchObject({ draft: { rotation: '180' }, isFromBefore: true, isPinLost: true });
    expect(visit.state.step).not.toHaveProperty('draft.operatorPin');
  });

  it('says that a new PIN has to be entered again until it is, or nothing is to be changed', async () => {
    const unsaved = createUnsaved();
    const { visit: earlier } = await letIn('settings', {}, unsaved);
    put(earlier, 'operatorPin', '1234');
    earlier.end();
    const { visit: later } = await letIn('settings', {}, unsaved);
    expect(later.state.step).toMatchObject({ draft: {}, isFromBefore: false, isPinLost: true });
    put(later, 'rotation', '180');
    await later.save();
    expect(later.state.step).toMatchObject({ state: 'saved', isPinLost: true });
    later.end();

    const { visit } = await letIn('settings', {}, unsaved);
    expect(visit.state.step).toMatchObject({ draft: {}, isPinLost: true });
    put(visit, 'operatorPin', '1234');
    expect(visit.state.step).toMatchObject({ isPinLost: false });
    visit.discard();
    visit.end();
    expect((await letIn('settings', {}, unsaved)).visit.state.step).toMatchObject({ isPinLost: false });
  });

  it('says that a new PIN has to be entered again when its session ended before it was saved', async () => {
    const answers: Awaited<ReturnType<OperatorClient['change']>>[] = [{ kind: 'away' }, { kind: 'locked' }];
    const { visit } = await letIn('settings', {
      change: () => Promise.resolve(answers.shift() ?? { kind: 'answered', value: [] }),
    });
    put(visit, 'operatorPin', '1234');
    await visit.save();
    expect(visit.state.step).toMatchObject({ draft: { operatorPin: '1234' }, isPinLost: false });
    await visit.save();
    await visit.enter('4829');
    expect(visit.state.step).toMatchObject({ draft: {}, isPinLost: true });
    put(visit, 'operatorPin', '1234');
    await visit.save();
    visit.back();
    await visit.begin('settings');

    expect(visit.state.step).toMatchObject({ isPinLost: false });
  });

  it('offers again what could not be saved because the session had ended', async () => {
    const { visit } = await letIn('settings', { change: () => Promise.resolve({ kind: 'locked' }) });
    put(visit, 'rotation', '180');
    await visit.save();
    await visit.enter('4829');

    expect(visit.state.step).toMatchObject({ draft: { rotation: '180' }, isFromBefore: true });
  });

  it('speaks of nothing from before once all of it was put back', async () => {
    const unsaved = createUnsaved();
    unsaved.keep({ draft: { rotation: '180', tags: 'venue=lobby' }, isPinLost: false });
    const { visit } = await letIn('settings', {}, unsaved);
    put(visit, 'rotation', '90');
    expect(visit.state.step).toMatchObject({ draft: { tags: 'venue=lobby' }, isFromBefore: true });
    put(visit, 'tags', null);
    put(visit, 'motion', 'off');

    expect(visit.state.step).toMatchObject({ draft: { motion: 'off' }, isFromBefore: false });
  });

  it('keeps what was changed while a save was under way, and nothing that it saved', async () => {
    const unsaved = createUnsaved();
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<OperatorClient['change']>>>();
    const { visit: earlier } = await letIn('settings', { change: () => promise }, unsaved);
    put(earlier, 'rotation', '180');
    put(earlier, 'tags', 'venue=lobby');
    put(earlier, 'operatorPin', '1234');
    const saved = earlier.save();
    earlier.back();
    await earlier.begin('settings');
    expect(earlier.state.step).toMatchObject({ isPinLost: false });
    put(earlier, 'tags', 'venue=gate');
    put(earlier, 'motion', 'off');
    resolve({ kind: 'answered', value: [] });
    await saved;
    earlier.end();
    const { visit } = await letIn('settings', {}, unsaved);

    expect(visit.state.step).toMatchObject({ draft: { tags: 'venue=gate', motion: 'off' }, isPinLost: false });
    expect(visit.state.step).not.toHaveProperty('draft.rotation');
  });

  it.each(['discard', 'save'] as const)('forgets changes after %s', async (way) => {
    const unsaved = createUnsaved();
    const { visit: earlier } = await letIn('settings', {}, unsaved);
    put(earlier, 'rotation', '180');
    await earlier[way]();
    earlier.end();
    const { visit } = await letIn('settings', {}, unsaved);

    expect(visit.state.step).toMatchObject({ draft: {}, isFromBefore: false });
  });

  it('offers nothing again that is set so by now, or given by the command line', async () => {
    const unsaved = createUnsaved();
    const draft = { rotation: '90', configUrl: '/media/tv', tags: null, motion: 'off' };
    unsaved.keep({ draft, isPinLost: false });
    const { visit } = await letIn('settings', {}, unsaved);

    expect(visit.state.step).toHaveProperty('draft', { motion: 'off' });
  });
});
