import { describe, expect, it } from 'vitest';
import { powerNeed, type PoweredScreen } from '../../core/power-need.ts';
import type { ScreenProgramme } from '../../core/programme.ts';
import { at, LOBBY, poster, programmeOf, slide } from '../fakes/scheduled.ts';
import { slides } from '../fakes/programme.ts';

const file = {
  dayparts: { open: { from: '07:00', to: '17:00' }, late: { from: '20:00', to: '02:00' } },
  display: { hours: ['open'], outside: 'off' },
  items: [poster('loop')],
};

function screen(
  written: object = file,
  { isShowing = false, ...change }: Partial<ScreenProgramme> & { isShowing?: boolean } = {},
): PoweredScreen {
  const programme = { current: programmeOf(written), fallback: slides('house'), clockFloor: 0, ...change };
  return { screen: LOBBY, programme, isShowing };
}

describe('what a screen needs of its display', () => {
  it('is to be lit from a minute before it opens until it closes', () => {
    const needs = (['06:58', '06:59', '12:00', '16:59', '17:00', '23:00'] as const).map((time) =>
      powerNeed([screen()], at(time)),
    );
    expect(needs).toEqual(['dark', 'lit', 'lit', 'lit', 'dark', 'dark']);
  });

  it('is nothing where it is always open, or only black', () => {
    for (const display of [
      [],
      { hours: ['open'] },
      { hours: ['open'], outside: 'black' },
      { volume: [{ percent: 5 }] },
    ])
      expect(powerNeed([screen({ ...file, display })], at('23:00'))).toBe('any');
  });

  it('knows hours over midnight', () => {
    const display = { hours: ['late'], outside: 'off' };
    const needs = (['00:30', '01:59', '02:00', '19:59'] as const).map((time) =>
      powerNeed([screen({ ...file, display })], at(time)),
    );
    expect(needs).toEqual(['lit', 'lit', 'dark', 'lit']);
  });

  it.each([
    ['put forward', '2027-03-28', '+01:00', '+02:00'],
    ['put back', '2026-10-25', '+02:00', '+01:00'],
  ])('goes by the clock on the wall on the day that it is %s', (_how, day, before, after) => {
    const berlin = { ...file, timeZone: 'Europe/Berlin', dayparts: { open: { from: '01:00', to: '07:00' } } };
    const need = (time: string) => powerNeed([screen(berlin)], Date.parse(`${day}T${time}`));
    expect([need(`00:58:00${before}`), need(`01:00:00${before}`)]).toEqual(['dark', 'lit']);
    expect([need(`06:59:59${after}`), need(`07:00:00${after}`)]).toEqual(['lit', 'dark']);
  });

  it('is light for an emergency, not for a notice, and not for one without anything to show', () => {
    const need = (kind: string, items: readonly object[], ready?: readonly string[]) => {
      const current = programmeOf({ ...file, interrupts: [{ id: 'x', class: kind, items }] }, ready);
      return powerNeed([screen(file, { current })], at('23:00'));
    };
    expect(need('emergency', [slide('flood')])).toBe('lit');
    expect(need('notice', [slide('flood')])).toBe('dark');
    expect(need('emergency', [poster('flood')], ['loop'])).toBe('dark');
  });

  it('is light for an emergency of a list that still waits for its media', () => {
    const waiting = programmeOf({ ...file, interrupts: [{ id: 'x', class: 'emergency', items: [slide('flood')] }] });
    expect(powerNeed([screen(file, { waiting })], at('23:00'))).toBe('lit');
  });

  it('is light as long as its page shows anything', () => {
    expect(powerNeed([screen(file, { isShowing: true })], at('23:00'))).toBe('lit');
  });

  it('is light by a clock that is plainly wrong', () => {
    expect(powerNeed([screen(file, { clockFloor: at('23:01') })], at('23:00'))).toBe('lit');
  });

  it('goes by the new list from the moment on at which that takes the screen', () => {
    const waiting = programmeOf({ ...file, display: [] });
    const changed = { waiting, takesAt: at('22:00') };
    expect(powerNeed([screen(file, changed)], at('21:59'))).toBe('dark');
    expect(powerNeed([screen(file, changed)], at('22:00'))).toBe('any');
  });
});

describe('what several screens of a machine need', () => {
  const always = screen({ ...file, display: [] });
  const black = screen({ ...file, display: { hours: ['open'] } });
  const bar = screen({ ...file, display: { hours: ['late'], outside: 'off' } });

  it('is dark only where all of them are to be off', () => {
    expect(powerNeed([screen(), bar], at('18:00'))).toBe('dark');
    expect(powerNeed([screen(), bar], at('21:00'))).toBe('lit');
    expect(powerNeed([screen(), always], at('23:00'))).toBe('lit');
    expect(powerNeed([screen(), black], at('23:00'))).toBe('lit');
    expect(powerNeed([always, black], at('23:00'))).toBe('any');
    expect(powerNeed([], at('23:00'))).toBe('any');
  });
});
