import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FRESH_MEMORY } from '../../../core/memory.ts';
import type { KeptMemoryRow } from '../../../player/journal/journal.ts';
import { createShownMemories, recallMemories } from '../../../player/journal/shown-memories.ts';
import { logbook } from '../../fakes/logbook.ts';

const memory = { ...FRESH_MEMORY, turns: { main: 3 } };
const row = (change: Partial<KeptMemoryRow> = {}): KeptMemoryRow => ({
  ...{ screenId: 'lobby', zone: 'main', shownAt: 5, text: JSON.stringify(memory) },
  ...change,
});

describe('createShownMemories', () => {
  it('gives a page that begins anew what its screen has shown, zone by zone', () => {
    const memories = createShownMemories([row(), row({ zone: 'strip', shownAt: 6 })], logbook());

    expect(memories.zonesOf('lobby')).toEqual({ main: { memory, shownAt: 5 }, strip: { memory, shownAt: 6 } });
    expect(memories.zonesOf('gate')).toEqual({});
    expect(memories.of('lobby')).toEqual(memory);
    expect(memories.of('gate')).toBeUndefined();
  });

  it('knows the newest that a page has told, and has it written', () => {
    const memories = createShownMemories([row()], logbook());
    const later = { ...memory, turns: { main: 4 } };

    expect(memories.heard('lobby', 'main', { memory: later, shownAt: 9.4 })).toEqual({
      ...{ type: 'remember', screenId: 'lobby', zone: 'main' },
      remembered: { memory: later, shownAt: 9 },
    });
    expect(memories.of('lobby')).toEqual(later);
  });

  it.each([
    ['that is cut short', { text: JSON.stringify(memory).slice(0, -4) }],
    ['that was written by something else', { text: '{"turns":"many"}' }],
    ['of a zone that there is not', { zone: 'ceiling' }],
  ])('passes over a memory %s, tells it, and knows the others', (_, change) => {
    const log = logbook();
    const memories = createShownMemories([row(change), row({ screenId: 'gate' })], log);

    expect(memories.zonesOf('lobby')).toEqual({});
    expect(memories.of('gate')).toEqual(memory);
    expect(log.entries.map(({ event }) => event)).toEqual(['kept memory passed over']);
  });
});

describe('recallMemories', () => {
  it('does not hold the picture for a journal that takes its time', async () => {
    const log = logbook();
    const never = { memories: () => new Promise<never>(() => undefined) };
    const memories = await recallMemories(never, { log, sleep: () => Promise.resolve() });

    expect(memories.zonesOf('lobby')).toEqual({});
    expect(log.entries.map(({ event }) => event)).toEqual(['kept memories not read in time']);
  });

  it('waits no longer than for the journal', async () => {
    const log = logbook();
    const there = { memories: () => Promise.resolve([row()]) };
    const asItIs = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal });
    const memories = await recallMemories(there, { log, sleep: asItIs });

    expect(memories.of('lobby')).toEqual(memory);
    expect(log.entries).toEqual([]);
  });
});
