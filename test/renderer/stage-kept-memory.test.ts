import { describe, expect, it } from 'vitest';
import { FRESH_MEMORY, type Memory } from '../../core/memory.ts';
import type { Remembered } from '../../core/remembered.ts';
import { keptMemory } from '../../renderer/stage/kept-memory.ts';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
};
const atTurn = (main: number): Memory => ({ ...FRESH_MEMORY, turns: { main } });
const memory = atTurn(3);

/** As a page finds it at the instant 1000, with what its player tells. */
const pageOn = (disk: ReturnType<typeof storage>, told?: Remembered, name = 'lobby') =>
  keptMemory({ storage: disk, name, told: () => told, now: () => 1000 });

describe('keptMemory', () => {
  it('gives the next page of the same screen what was kept', () => {
    const disk = storage();
    pageOn(disk).keep(memory, 10);

    expect(pageOn(disk, undefined, 'gate').recall()).toBeUndefined();
    expect(pageOn(disk).recall()).toEqual(memory);
  });

  it('gives it once, until something is shown again: what comes next may be what ended the page', () => {
    const disk = storage();
    const told = { memory, shownAt: 10 };
    pageOn(disk).keep(memory, 10);
    pageOn(disk, told).recall();
    const third = pageOn(disk, told);

    expect(third.recall()).toBeUndefined();
    third.keep(memory, 20);
    expect(pageOn(disk).recall()).toEqual(memory);
  });

  it('gives the newer of what the browser and the player have kept', () => {
    const disk = storage();
    pageOn(disk).keep(memory, 10);

    expect(pageOn(disk, { memory: atTurn(5), shownAt: 20 }).recall()).toEqual(atTurn(5));
    expect(pageOn(disk, { memory: atTurn(2), shownAt: 5 }).recall()).toEqual(memory);
    expect(pageOn(storage(), { memory: atTurn(5), shownAt: 20 }).recall()).toEqual(atTurn(5));
  });

  it('goes on after a kill that left the browser with an older word, also that it had been recalled', () => {
    const disk = storage();
    pageOn(disk).keep(memory, 10);
    pageOn(disk).recall();

    expect(pageOn(disk, { memory: atTurn(4), shownAt: 20 }).recall()).toEqual(atTurn(4));
  });

  it('takes what a clock has written that was ahead for the older', () => {
    const disk = storage();
    pageOn(disk).keep(memory, 5000);

    expect(pageOn(disk, { memory: atTurn(5), shownAt: 20 }).recall()).toEqual(atTurn(5));
    expect(pageOn(disk).recall()).toEqual(memory);
  });

  it('keeps nothing where nothing can be kept, or too much would be', () => {
    const full = {
      ...storage(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(() => pageOn(full).keep(memory, 10)).not.toThrow();
    expect(pageOn(full, { memory, shownAt: 10 }).recall()).toEqual(memory);
    const disk = storage();
    pageOn(disk).keep({ ...memory, rotations: { ['x'.repeat(300_000)]: 1 } }, 10);
    expect(pageOn(disk).recall()).toBeUndefined();
  });

  it('passes over what is damaged, or nothing of ours', () => {
    for (const text of ['{', '[]', '{"memory":{"turns":{}},"shownAt":1}', JSON.stringify({ memory, shownAt: 'now' })]) {
      const disk = storage();
      disk.setItem('memory lobby', text);
      expect(pageOn(disk).recall()).toBeUndefined();
      expect(pageOn(disk, { memory, shownAt: 1 }).recall()).toEqual(memory);
    }
  });
});
