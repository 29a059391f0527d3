import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createQuietTime } from '../../player/quiet-time.ts';
import { readUpdateFaults } from '../../player/update-faults.ts';
import { slides } from '../fakes/programme.ts';
import { at, LOBBY, poster, programmeOf, slide } from '../fakes/scheduled.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const hours = { dayparts: { open: { from: '07:00', to: '17:00' } }, display: { hours: ['open'] } };

function quiet(
  time: string,
  {
    file = hours,
    clockFloor = 0,
    isTouched = false,
    screens = [LOBBY],
  }: {
    readonly file?: object;
    readonly clockFloor?: number;
    readonly isTouched?: boolean;
    readonly screens?: readonly (typeof LOBBY)[];
  } = {},
) {
  const current = programmeOf({ items: [poster('loop')], ...file });
  return createQuietTime({
    screens: () => screens,
    programmeOf: () => ({ current, fallback: slides('house'), clockFloor }),
    isTouched: () => isTouched,
    now: () => at(time),
  })();
}

describe('the quiet time that the player tells', () => {
  it('is while all its screens are closed, until they open', () => {
    expect(quiet('12:00')).toEqual({ now: false, until: null, timeZone: 'Asia/Ho_Chi_Minh' });
    expect(quiet('18:00')).toMatchObject({ now: true, until: new Date(at('07:00') + 86_400_000).toISOString() });
    expect(quiet('06:45').now).toBe(false);
  });

  it('is the night where nobody has said when they are open', () => {
    expect(quiet('18:00', { file: {} })).toMatchObject({ now: false, until: null });
    expect(quiet('02:30', { file: {} }).now).toBe(true);
  });

  it('is not while somebody is there, in an emergency, or by a clock that is plainly wrong', () => {
    const emergency = { ...hours, interrupts: [{ id: 'x', class: 'emergency', items: [slide('flood')] }] };

    expect(quiet('18:00', { isTouched: true }).now).toBe(false);
    expect(quiet('18:00', { file: emergency }).now).toBe(false);
    expect(quiet('18:00', { clockFloor: at('18:00') + 1 }).now).toBe(false);
  });

  it('is not known without a screen', () => {
    expect(quiet('18:00', { screens: [] })).toEqual({ now: false, until: null, timeZone: null });
  });
});

describe('what updates have to tell', () => {
  it('stands among the faults, and is nothing where there is nothing, or nothing to be read', async () => {
    const file = path.join(await tempDir(), 'told.json');
    expect(readUpdateFaults(file)).toEqual([]);
    const fault = { code: 'UPDATE_FAILED', message: 'version 2 was taken back to 1', at: '2026-11-23T19:00:00.000Z' };
    await writeFile(file, JSON.stringify(fault));
    expect(readUpdateFaults(file)).toEqual([fault]);

    for (const other of ['', '{', '[]', 'null', JSON.stringify({ ...fault, code: 'PLAYING' })]) {
      await writeFile(file, other);
      expect(readUpdateFaults(file)).toEqual([]);
    }
  });
});
