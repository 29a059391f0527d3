import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { combined, common } from './fleet-logs.ts';
import { fleetFrom, lines, notesOf, polls, readLogs, registered } from './read-logs.ts';

describe('bad logs', () => {
  it('are refused with a reason when none tells of any screen', async () => {
    const refused = async (files: Readonly<Record<string, string>>) => {
      const found = await readLogs(files, { register: registered('a') });
      return found.kind === 'refused' ? found.words.map(({ en }) => en).join('\n') : 'not refused';
    };

    expect(await refused({ 'a.log': common() })).toContain('written without the User-Agent');
    expect(await refused({ 'a.log': '' })).toContain('is empty');
    expect(await refused({ 'a.log': combined({ agent: 'curl/8' }) })).toContain('no request of a player');
    expect(await refused({ 'a.log': combined({ agent: 'bluezone-kiosk/0.4.0' }) })).toContain('switched off');
    expect(await refused({ 'a.xlsx': 'PK\u0003\u0004' })).toContain('no log that is known');
  });

  it('are read as far as they go', async () => {
    const log = lines(...Array.from({ length: 2000 }, (_, index) => polls(`s${index}`, 0)));
    const packed = gzipSync(log);
    const cut = await fleetFrom({ 'a.gz': packed.subarray(0, packed.length / 2) });
    expect(cut.screens.length).toBeGreaterThan(100);

    const damaged = Buffer.concat([gzipSync(log), Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 0xff, 0xff, 0xff])]);
    const fleet = await fleetFrom({ 'a.gz': damaged, 'b.log': lines(polls('b', 0)) });
    expect(fleet.screens.some(({ id }) => id === 'b')).toBe(true);
    expect(notesOf(fleet)).toContain('read only in part');
  });

  it('leave out what is later than the moment that is asked about, and say so', async () => {
    const fleet = await fleetFrom({ 'a.log': lines(polls('a', 10), polls('a', -10, { revision: 99 })) });

    expect(fleet.screens[0]?.seen?.revision).toBe(12);
    expect(notesOf(fleet)).toContain('1 requests are later');
  });

  it('say that they are old', async () => {
    expect(notesOf(await fleetFrom({ 'a.log': lines(polls('a', 600)) }))).toContain('600 minutes old');
  });

  it('do not crowd registered screens out with names that are made up', async () => {
    const made = Array.from({ length: 5000 }, (_, index) => polls(`made-up-${index}`, 0));
    const fleet = await fleetFrom(
      { 'a.log': lines(...made, polls('real', 0)) },
      { register: registered('real'), mostOthers: 100 },
    );

    expect(fleet.counts).toEqual({ alive: 1, late: 0, stale: 0, never: 0 });
    expect(fleet.strangers).toHaveLength(100);
    expect(notesOf(fleet)).toContain('4900 times one was passed over');
  });

  it('do not hide the version of a real screen behind versions that are made up', async () => {
    const made = Array.from({ length: 1000 }, (_, index) => polls('lobby', 5, { version: `9.9.${index}` }));
    const fleet = await fleetFrom(
      { 'a.log': lines(...made, polls('lobby', 1), polls('hall', 0, { version: '0.5.0-beta.12' })) },
      { register: registered('lobby', 'hall') },
    );

    expect(fleet.versions).toEqual([
      { version: '0.4.0', screens: 1 },
      { version: '0.5.0-beta.12', screens: 1 },
    ]);
  });

  it('say that some screens of a machine are not told', async () => {
    const screens = Array.from({ length: 30 }, (_, index) => `lobby-${index}`);

    expect(notesOf(await fleetFrom({ 'a.log': lines(polls('', 0, { screens })) }))).toContain(
      'more screens than they can',
    );
  });
});
