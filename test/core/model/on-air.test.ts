import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePlan, makeTimelessPlan, type Plan } from '../../../core/plan.ts';
import { parsePlaylist } from '../../../core/parse-playlist.ts';
import { itemsOf, type Item } from '../../../core/playlist.ts';
import { onAir } from '../../fakes/scheduled.ts';
import { damaged } from './damage.ts';
import { parsed, scenario } from './scenarios.ts';
import { patience, rounds } from './rounds.ts';
import { allow, isWithdrawn, modelOnAir, type ModelOnAir } from './schedule-model.ts';
import { wholeLanguage } from './whole-language.ts';

const namesOf = (plan: Plan, instant: number, isReady: (item: Item) => boolean): ModelOnAir =>
  onAir(plan, instant, isReady).map(({ campaign, items }) => ({
    campaign: campaign.id,
    items: Array.from({ length: items.size }, (_, index) => items.at(index)?.id ?? 'none'),
  }));
const shuffled = (file: Record<string, unknown>, key: string, order: readonly number[]) => {
  const list = file[key] as readonly unknown[];
  const numbered = list.map((one, index) => ({ one, rank: order[index] ?? index }));
  return { ...file, [key]: numbered.sort((a, b) => a.rank - b.rank).map(({ one }) => one) };
};
const dayMs = 86_400_000;

describe('onAir, for any playlist, screen, instant and set of ready items', patience, () => {
  it('is what the model says, however long the plan', () => {
    fc.assert(
      fc.property(
        scenario,
        fc.constantFrom(0, 1, 1000, dayMs, 3 * dayMs),
        fc.constantFrom(1, 2, 1000, dayMs, 3 * dayMs),
        ({ playlist, screen, instants, isReady }, before, after) => {
          const first = Math.min(...instants);
          const plan = makePlan(playlist, screen, first - before, Math.max(...instants) + after);

          for (const instant of instants) {
            expect(namesOf(plan, instant, isReady)).toEqual(modelOnAir(playlist, screen, instant, isReady));
          }
        },
      ),
      rounds(1000),
    );
  });

  it('is the same in a plan of that instant alone', () => {
    fc.assert(
      fc.property(scenario, ({ playlist, screen, instants, isReady }) => {
        for (const instant of instants) {
          const plan = makePlan(playlist, screen, instant, instant + 1);
          expect(namesOf(plan, instant, isReady)).toEqual(modelOnAir(playlist, screen, instant, isReady));
        }
      }),
      rounds(300),
    );
  });

  it('without a clock is what needs none', () => {
    fc.assert(
      fc.property(scenario, fc.nat(), ({ playlist, screen, isReady }, instant) => {
        const plan = makeTimelessPlan(playlist, screen);

        expect(namesOf(plan, instant, isReady)).toEqual(modelOnAir(playlist, screen, undefined, isReady));
      }),
      rounds(300),
    );
  });

  it('does not depend on the order in which campaigns and interrupts are written', () => {
    fc.assert(
      fc.property(
        scenario,
        fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
        ({ file, playlist, screen, instants, isReady }, order) => {
          const other = parsed(shuffled(shuffled(file, 'campaigns', order), 'interrupts', order));
          const until = Math.max(...instants) + 1;
          const [from = 0] = instants;

          for (const instant of instants) {
            expect(namesOf(makePlan(other, screen, from, until), instant, isReady)).toEqual(
              namesOf(makePlan(playlist, screen, from, until), instant, isReady),
            );
          }
        },
      ),
      rounds(300),
    );
  });

  it('is never nothing while something may play and is ready', () => {
    fc.assert(
      fc.property(scenario, ({ playlist, screen, instants, isReady }) => {
        for (const instant of instants) {
          const may = [...playlist.campaigns, ...playlist.interrupts].some(
            (campaign) =>
              campaign.moments === undefined &&
              allow(campaign, playlist, screen, instant) &&
              campaign.items.some(
                (item) =>
                  isReady(item) && allow(item, playlist, screen, instant) && !isWithdrawn(item, playlist.withdrawn),
              ),
          );
          const plan = makePlan(playlist, screen, instant, instant + 1);
          expect(onAir(plan, instant, isReady).length > 0).toBe(may);
        }
      }),
      rounds(300),
    );
  });

  it('is what the model says for damaged playlists too, where they are still good', () => {
    const from = Date.parse('2026-02-17T06:00:00+07:00');
    const lobby = { id: 'lobby', tags: ['province=hue', 'floor=1'] };
    const instants = Array.from({ length: 8 }, (_, index) => from + index * 4_321_000);
    fc.assert(
      fc.property(damaged(wholeLanguage), (text) => {
        const result = parsePlaylist(text);
        if (result.kind === 'refused') return;
        const plan = makePlan(result.playlist, lobby, from, from + dayMs);
        const isReady = ({ kind }: Item) => kind !== 'web';

        for (const instant of instants) {
          expect(namesOf(plan, instant, isReady)).toEqual(modelOnAir(result.playlist, lobby, instant, isReady));
        }
      }),
      rounds(400),
    );
  });

  it('holds nothing that was withdrawn, by its id or by its file', () => {
    fc.assert(
      fc.property(scenario, ({ playlist, screen, instants, isReady }) => {
        const gone = itemsOf(playlist).filter((item) => isWithdrawn(item, playlist.withdrawn));
        for (const instant of instants) {
          const on = namesOf(makePlan(playlist, screen, instant, instant + 1), instant, isReady);
          expect(on.flatMap(({ items }) => items).filter((id) => gone.some((item) => item.id === id))).toEqual([]);
        }
      }),
      rounds(300),
    );
  });
});
