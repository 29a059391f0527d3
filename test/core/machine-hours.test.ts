import { describe, expect, it } from 'vitest';
import { machineHours, withMachineHours } from '../../core/machine-hours.ts';
import type { ScreenProgramme } from '../../core/programme.ts';
import { at, LOBBY, pageOf, poster, programmeOf, slide } from '../fakes/scheduled.ts';

const machine = machineHours({ hours: '07:00-17:00', outsideHours: 'off' });

/** Whether a page is closed at these times, that plays a file on a machine with hours of its own. */
function closed(file: object, ...times: readonly Parameters<typeof at>[0][]) {
  const programme: ScreenProgramme = { current: programmeOf(file), fallback: programmeOf(file), clockFloor: 0 };
  const { current } = withMachineHours(programme, machine);
  return times.map((time) => pageOf(current, { at: at(time), screen: LOBBY }).playback().closed);
}

const items = [poster('loop')];

describe('the hours of a machine', () => {
  it('hold where the playlist says nothing', () => {
    expect(closed({ items }, '06:59', '07:00', '17:00')).toEqual(['off', undefined, 'off']);
  });

  it('give way to those of the playlist', () => {
    const file = { items, dayparts: { late: { from: '12:00', to: '20:00' } }, display: { hours: ['late'] } };
    expect(closed(file, '11:00', '19:00', '21:00')).toEqual(['black', undefined, 'black']);
  });

  it('hold for a screen that no rule with hours is meant for, which keeps its volume', () => {
    const file = {
      items,
      dayparts: { late: { from: '12:00', to: '20:00' } },
      display: [{ screens: { ids: ['other'] }, hours: ['late'] }, { volume: [{ percent: 30 }] }],
    };
    expect(closed(file, '06:00', '08:00')).toEqual(['off', undefined]);
    const { current } = withMachineHours(
      { current: programmeOf(file), fallback: programmeOf(file), clockFloor: 0 },
      machine,
    );
    expect(pageOf(current, { at: at('08:00') }).playback().volume).toBe(30);
  });

  it('do not hold back an emergency', () => {
    const file = { items, interrupts: [{ id: 'x', class: 'emergency', items: [slide('flood')] }] };
    expect(closed(file, '23:00')).toEqual([undefined]);
  });

  it('stand beside a daypart of the same name', () => {
    const file = { items, dayparts: { 'hours of this machine': { from: '00:00', to: '24:00' } } };
    expect(closed(file, '06:00')).toEqual(['off']);
  });

  it('reach a page that plays already when they are changed', () => {
    const plain: ScreenProgramme = { current: programmeOf({ items }), fallback: programmeOf({ items }), clockFloor: 0 };
    const page = pageOf(plain.current, { at: at('18:00') });
    expect(page.playback().closed).toBeUndefined();
    page.change(withMachineHours(plain, machine));
    expect(page.playback().closed).toBe('off');
    page.change(withMachineHours(plain, machineHours({ hours: '07:00-19:00' })));
    expect(page.playback().closed).toBeUndefined();
    page.change(plain);
    expect(page.playback().closed).toBeUndefined();
  });

  it('are black outside unless the setting says off, and none where none are set', () => {
    expect(machineHours({ hours: 'mon 07:00-17:00' })).toMatchObject({ text: 'mon 07:00-17:00', outside: 'black' });
    expect(machineHours({ outsideHours: 'off' })).toBeUndefined();
  });
});
