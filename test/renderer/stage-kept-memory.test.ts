import { describe, expect, it } from 'vitest';
import { FRESH_MEMORY } from '../../core/memory.ts';
import { keptMemory } from '../../renderer/stage/kept-memory.ts';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
};
const memory = { ...FRESH_MEMORY, turns: { main: 3 } };

describe('keptMemory', () => {
  it('gives the next page of the same screen what was kept', () => {
    const disk = storage();
    keptMemory(disk, 'lobby').keep(memory);

    expect(keptMemory(disk, 'gate').recall()).toBeUndefined();
    expect(keptMemory(disk, 'lobby').recall()).toEqual(memory);
  });

  it('gives it once, until something is shown again: what comes next may be what ended the page', () => {
    const disk = storage();
    keptMemory(disk, 'lobby').keep(memory);
    keptMemory(disk, 'lobby').recall();
    const third = keptMemory(disk, 'lobby');

    expect(third.recall()).toBeUndefined();
    third.keep(memory);
    expect(keptMemory(disk, 'lobby').recall()).toEqual(memory);
  });

  it('keeps nothing where nothing can be kept, or too much would be', () => {
    const full = {
      ...storage(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(() => keptMemory(full, 'lobby').keep(memory)).not.toThrow();
    const disk = storage();
    keptMemory(disk, 'lobby').keep({ ...memory, rotations: { ['x'.repeat(300_000)]: 1 } });
    expect(keptMemory(disk, 'lobby').recall()).toBeUndefined();

    disk.setItem('memory lobby', '{');
    expect(keptMemory(disk, 'lobby').recall()).toBeUndefined();
  });
});
