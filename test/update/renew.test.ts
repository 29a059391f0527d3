import { describe, expect, it } from 'vitest';
import { updateMachine, type Shows } from '../fakes/update-machine.ts';

const DAY = 86_400_000;

describe('an update', () => {
  it('brings a newer version on, and keeps the one before', async () => {
    const { there, run } = updateMachine({});
    await run();

    expect(there.installed).toEqual({ version: '2', isWhole: true });
    expect([...there.debs].sort()).toEqual(['1', '2']);
    expect(there.record).toMatchObject({ state: { kind: 'idle' }, previous: '1', last: { kind: 'updated' } });
    expect([there.told, there.keepsProgram]).toEqual([undefined, false]);
  });

  it.each<[Shows, string]>([
    ['nothing', 'the page is being opened'],
    ['safe-mode', 'it plays in safe mode only'],
  ])('takes a version back that shows %s, says so, and does not try it again', async (shows, why) => {
    const { there, run } = updateMachine({ shows: { '2': shows } });
    await run();

    expect(there.installed).toEqual({ version: '1', isWhole: true });
    expect(there.told?.code).toBe('UPDATE_FAILED');
    expect(there.told?.message).toContain(why);
    await run();
    expect(there.installs).toEqual(['2', '1']);
    expect(there.told?.code).toBe('UPDATE_FAILED');
  });

  it('tries the next version after one that was taken back', async () => {
    const offers = [{ version: '2', percent: 100 }];
    const { there, run } = updateMachine({ shows: { '2': 'nothing' }, offers });
    await run();
    offers.unshift({ version: '3', percent: 100 });
    await run();

    expect(there.installed.version).toBe('3');
    expect(there.told).toBeUndefined();
  });

  it('tells nothing more of a version that is stopped', async () => {
    const offers = [{ version: '2', percent: 100 }];
    const { there, run } = updateMachine({ shows: { '2': 'nothing' }, offers });
    await run();
    offers[0] = { version: '2', percent: 0 };
    await run();

    expect(there.told).toBeUndefined();
  });

  it('is not begun in opening hours, unless a person wants it now', async () => {
    const { there, run } = updateMachine({ isQuiet: () => false });
    await run();
    expect(there.installs).toEqual([]);

    await run('now');
    expect(there.installed.version).toBe('2');
  });

  it('is left for the next night where its package has come too late', async () => {
    let asked = 0;
    const { there, run } = updateMachine({ isQuiet: () => ++asked === 1 });
    await run();

    expect(there.installs).toEqual([]);
    expect(there.debs).toEqual(new Set(['2', '1']));
  });

  it('goes by the night where the player does not answer, and by the hours that are set', async () => {
    const silent = { look: () => Promise.resolve({ service: { ActiveState: 'failed' }, status: undefined }) };
    const { there, run, passes } = updateMachine({});
    await run('timer', silent);
    expect(there.installs).toEqual([]);

    passes(4.5 * 3_600_000);
    await run('timer', { ...silent, settings: () => Promise.resolve({ hours: '00:00-24:00' }) });
    expect(there.installs).toEqual([]);
    await run('timer', silent);
    expect(there.installs[0]).toBe('2');
  });

  it('is not begun right after the machine was switched on, when all of a town are', async () => {
    const { there, run } = updateMachine({});
    await run('timer', { bootedMs: () => 60_000 });

    expect(there.installs).toEqual([]);
  });

  it('is not begun without a way back', async () => {
    const { there, run } = updateMachine({ lacks: ['1'] });
    await run();

    expect(there.installs).toEqual([]);
    expect(there.told).toMatchObject({ code: 'UPDATE_NOT_TAKEN', message: 'no way back to 1: 404 Not Found' });
    expect(there.record.looked).toMatchObject({ kind: 'not-taken' });
  });

  it('says what a person has to mend at the source, and nothing of a network that is away', async () => {
    const refused = updateMachine({ asked: { kind: 'refused', why: 'NO_PUBKEY 1234' } });
    await refused.run();
    expect(refused.there.told).toMatchObject({ code: 'UPDATE_NOT_TAKEN' });
    expect(refused.there.told?.message).toContain('NO_PUBKEY 1234');

    const away = updateMachine({ asked: { kind: 'unreachable', why: 'Could not resolve' } });
    await away.run();
    expect([away.there.told, away.there.record.looked?.kind]).toEqual([undefined, 'not-reached']);
  });

  it('changes nothing where apt refuses, and goes back where dpkg fails in the middle', async () => {
    const refused = updateMachine({ refuses: ['2'] });
    await refused.run();
    expect(refused.there).toMatchObject({ installed: { version: '1' }, installs: ['2'], keepsProgram: false });
    expect(refused.there.told).toMatchObject({ code: 'UPDATE_NOT_TAKEN' });
    expect(refused.there.record.bad).toEqual([]);

    const broken = updateMachine({ breaks: ['2'] });
    await broken.run();
    expect(broken.there).toMatchObject({ installed: { version: '1', isWhole: true }, record: { bad: ['2'] } });
  });

  it('keeps trying to go back, and tells it', async () => {
    const breaks = ['2', '1'];
    const { there, run } = updateMachine({ breaks });
    await run();
    expect(there.told?.message).toContain('could not be taken back');
    expect(there.keepsProgram).toBe(true);

    breaks.length = 0;
    await run();
    expect(there).toMatchObject({ installed: { version: '1', isWhole: true }, keepsProgram: false });
  });

  it('goes back when a person wants it, also to what was there before a good version', async () => {
    const { there, run } = updateMachine({});
    await run();
    await run('back');

    expect(there.installed.version).toBe('1');
    expect(there.told).toBeUndefined();
    await run();
    expect(there.installs).toEqual(['2', '1']);
  });
});

describe('a version whose screens are closed', () => {
  it('is looked at again when they open, with the way back still open', async () => {
    const { there, run, opens } = updateMachine({ shows: { '1': 'dark', '2': 'dark' } });
    await run();
    expect(there.record.state.kind).toBe('unseen');
    expect(there.wakes.map((at) => new Date(at).toISOString())).toEqual(['2026-11-24T00:00:05.000Z']);
    expect([[...there.debs].sort(), there.keepsProgram]).toEqual([['1', '2'], true]);

    opens();
    await run();
    expect(there.record).toMatchObject({ state: { kind: 'idle' }, last: { kind: 'updated' } });
  });

  it('is taken back within 150 s of opening when it has no picture then', async () => {
    const shows: Record<string, Shows> = { '1': 'dark', '2': 'dark' };
    const { there, run, opens } = updateMachine({ shows });
    await run();
    opens();
    shows['2'] = 'nothing';
    await run();

    expect(there.installed.version).toBe('1');
    expect(Date.parse(there.told?.at ?? '') - Date.parse('2026-11-24T07:00:00+07:00')).toBeLessThanOrEqual(160_000);
  });

  it('is taken back after three days without a display, where there was one', async () => {
    const { there, run, passes } = updateMachine({ shows: { '1': 'dark', '2': 'no-display' } });
    await run();
    passes(2 * DAY);
    await run();
    expect(there.record.state.kind).toBe('unseen');

    passes(2 * DAY);
    await run();
    expect(there.installed.version).toBe('1');
  });
});

describe('a power cut at any step of an update', () => {
  it.each<[string, Shows, string]>([
    ['that is good', 'picture', '2'],
    ['that shows nothing', 'nothing', '1'],
  ])('leaves the machine with a whole version that plays: one %s', async (_what, shows, ends) => {
    const whole = updateMachine({ shows: { '2': shows } });
    await whole.run();
    expect(whole.steps()).toBeGreaterThan(10);

    for (let cut = 0; cut < whole.steps(); cut++) {
      const { there, run, runCutAfter } = updateMachine({ shows: { '2': shows } });
      expect(await runCutAfter(cut), `after ${cut} steps`).toBe(true);
      // Whatever it was at, the way back lies there, and a program that can go it.
      if (there.record.state.kind !== 'idle')
        expect([there.debs.has('1'), there.keepsProgram || there.installed.isWhole]).toEqual([true, true]);
      await run();
      await run();

      expect(there.installed, `after ${cut} steps`).toEqual({ version: ends, isWhole: true });
      expect([there.record.state.kind, there.keepsProgram]).toEqual(['idle', false]);
    }
  });

  it('twice while it is installed has it taken back: it may be what brings the machine down', async () => {
    const { there, run, runCutAfter } = updateMachine({});
    // The package of each version, the record, the program kept: the next is dpkg.
    await runCutAfter(6);
    expect(there.record.state.kind).toBe('installing');
    await runCutAfter(2);
    await run();

    expect(there.installs.at(-1)).toBe('1');
    expect(there.record.bad).toEqual(['2']);
  });
});
