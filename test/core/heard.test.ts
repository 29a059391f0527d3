import { describe, expect, it } from 'vitest';
import { hearingOf } from '../../core/heard.ts';
import type { AnnouncedShowing } from '../../core/showing.ts';
import type { Programme } from '../../core/programme.ts';
import { EMERGENCY_RANK } from '../../core/ranks.ts';
import { at, LOBBY, pageOf, poster, programmeOf, slide, type PlayingPage } from '../fakes/scheduled.ts';

const sound = (id: string, more: object = {}) => ({ id, src: `${id}.mp3`, ...more });
const siren = (more: object = {}) => ({ id: 'flood', class: 'emergency', items: [sound('siren')], ...more });
const loop = { items: [poster('loop', { durationSeconds: 600 })] };

/** A page with its first picture on the screen, and one of the announcements that came with it. */
function heardOn(programme: Programme, id: string): { page: PlayingPage; one: AnnouncedShowing } {
  const page = pageOf(programme);
  page.cut();
  const one = page.playback().watched?.announcements.find(({ item }) => item.id === id);
  if (one === undefined) throw new Error(`${id} did not come with the first picture`);
  return { page, one };
}
const hearing = (page: PlayingPage) => hearingOf(page.playback(), page.now());

describe('hearingOf', () => {
  it('lets what is of an interrupt go on until its flight ends', () => {
    const flight = { until: '2026-11-20T07:21' };
    const { page, one } = heardOn(programmeOf({ ...loop, interrupts: [siren({ flight })] }), 'siren');
    page.pass(59_999);
    expect(hearing(page).goesOn(one)).toBe(true);
    page.pass(1);

    expect(hearing(page)).toMatchObject({ leastRank: -Infinity });
    expect(hearing(page).goesOn(one)).toBe(false);
    expect(hearing(page).isMeant(one)).toBe(false);
  });

  it('ends it when the newest playlist has it no more, also while that waits for its media', () => {
    const { page, one } = heardOn(programmeOf({ ...loop, interrupts: [siren()] }), 'siren');
    page.change({ waiting: programmeOf({ ...loop, revision: 2, interrupts: [siren()] }) });
    expect(hearing(page).goesOn(one)).toBe(true);
    page.change({ waiting: programmeOf({ ...loop, revision: 3 }) });

    expect(hearing(page).goesOn(one)).toBe(false);
  });

  it('ends it when the newest playlist says something else there, once that is here', () => {
    const other = { ...loop, revision: 2, interrupts: [siren({ items: [sound('bell')] })] };
    const { page, one } = heardOn(programmeOf({ ...loop, interrupts: [siren()] }), 'siren');
    page.change({ waiting: programmeOf(other, []) });
    expect(hearing(page).goesOn(one)).toBe(true);
    page.change({ waiting: programmeOf(other) });

    expect(hearing(page).goesOn(one)).toBe(false);
  });

  it('ends it when the screen is another one', () => {
    const programme = programmeOf({ ...loop, interrupts: [siren({ screens: { ids: ['lobby'] } })] });
    const { page, one } = heardOn(programme, 'siren');
    page.change({}, { ...LOBBY, id: 'platform' });

    expect(hearing(page).goesOn(one)).toBe(false);
  });

  it('lets everything else go on to its end, but not begin once its time or its list is over', () => {
    const voice = sound('voice', { flight: { until: '2026-11-20T07:21' } });
    const { page, one } = heardOn(programmeOf({ items: [voice, ...loop.items] }), 'voice');
    expect(hearing(page).isMeant(one)).toBe(true);
    page.pass(60_000);

    expect(hearing(page).goesOn(one)).toBe(true);
    expect(hearing(page).isMeant(one)).toBe(false);
  });

  it('has a point in time wait as long as its campaign is on', () => {
    const { page, one } = heardOn(
      programmeOf({ ...loop, campaigns: [{ id: 'm', at: ['07:20'], items: [sound('clock')] }] }),
      'clock',
    );
    page.pass(120_000);
    expect(hearing(page).isMeant(one)).toBe(true);
    page.change({ current: programmeOf({ ...loop, revision: 2 }) });

    expect(hearing(page).goesOn(one)).toBe(true);
    expect(hearing(page).isMeant(one)).toBe(false);
  });

  it('silences what is withdrawn', () => {
    const file = { ...loop, campaigns: [{ id: 'm', at: ['07:20'], items: [sound('clock')] }] };
    const { page, one } = heardOn(programmeOf(file), 'clock');
    page.change({ waiting: programmeOf({ ...file, withdrawn: ['clock'] }) });

    expect(hearing(page).goesOn(one)).toBe(false);
  });

  it('gives an emergency every turn, a notice where it is seen', () => {
    const leastRank = (interrupt: object) => {
      const page = pageOf(programmeOf({ ...loop, interrupts: [siren(interrupt)] }), { at: at('07:30') });
      return hearing(page).leastRank;
    };

    expect(leastRank({})).toBe(EMERGENCY_RANK);
    expect(leastRank({ class: 'notice' })).toBe(-Infinity);
    expect(leastRank({ class: 'notice', items: [slide('n')] })).toBeGreaterThan(1000);
    expect(leastRank({ flight: { until: '2026-11-20T07:30' } })).toBe(-Infinity);
  });

  it('leaves their turns to others where the emergency cannot be heard', () => {
    const { page, one } = heardOn(programmeOf({ ...loop, interrupts: [siren()] }), 'siren');
    page.tell({ type: 'failed', n: one.n });

    expect(hearing(page).leastRank).toBe(-Infinity);
  });

  it('lets nothing be heard before there is anything to play', () => {
    expect(hearingOf(undefined, at('07:20')).leastRank).toBe(Infinity);
  });
});
