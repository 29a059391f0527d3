import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFixed, layered, originKinds, type SettingLayer } from '../../core/setting-layers.ts';
import { settingNames, type Settings } from '../../core/settings.ts';

/** A layer of some kind that has some settings, each with a value that says which layer it is. */
const layers = fc
  .array(fc.record({ kind: fc.constantFrom(...originKinds), names: fc.subarray([...settingNames]) }), { maxLength: 8 })
  .map((all) =>
    all.map(({ kind, names }, index): SettingLayer => {
      const settings = Object.fromEntries(names.map((name) => [name, index])) as Settings;
      return { kind, placeOf: (name) => `${kind} ${index} ${name}`, settings };
    }),
  );

describe('layered', () => {
  it('takes each setting from the highest layer that has it, of equals from the later, and says which that was', () => {
    fc.assert(
      fc.property(layers, (all) => {
        const { settings, origins } = layered(all);
        for (const name of settingNames) {
          const having = all.filter((layer) => layer.settings[name] !== undefined);
          const highest = Math.max(...having.map(({ kind }) => originKinds.indexOf(kind)));
          const winner = having.findLast(({ kind }) => originKinds.indexOf(kind) === highest);
          expect(settings[name]).toBe(winner?.settings[name]);
          expect(origins[name]).toEqual(winner && { kind: winner.kind, place: winner.placeOf(name) });
        }
      }),
    );
  });

  it('lets a person at the screen change what a file says, not what it locks, the environment or the command line', () => {
    expect(originKinds.map((kind) => [kind, isFixed({ kind, place: '' })])).toEqual([
      ['file', false],
      ['settings', false],
      ['locked', true],
      ['environment', true],
      ['option', true],
    ]);
  });
});
