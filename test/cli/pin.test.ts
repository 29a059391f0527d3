import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openConf } from '../../player/settings-store.ts';
import { isPin } from '../../player/operator/pin.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { hasTerminal, onTerminal } from './on-terminal.ts';

const PIN = '482913';

describe.skipIf(!hasTerminal)('a new PIN asked for on a terminal', { timeout: 20_000 }, () => {
  it('is typed twice, also ahead of the question, and never shown', async () => {
    const dataDir = path.join(await tempDir(), 'data');
    const set = ['set', 'operatorPin', '--data-dir', dataDir];
    const shown = await onTerminal('settings', set, [['12 digits):', `${PIN}\r${PIN}\r`]]);

    expect(shown).toMatch(/The same once more:[^]*exit code 0/);
    expect(shown).toMatch(/\sicanon\s[^]*\secho\s/);
    expect(shown).not.toContain(PIN);
    expect(await isPin(PIN, (await openConf(dataDir)).store.operatorPin ?? '')).toBe(true);
  });

  it('is not set where the second is another', async () => {
    const dataDir = path.join(await tempDir(), 'data');
    const typed = [
      ['12 digits):', `${PIN}\r`],
      ['once more:', '482914\r'],
    ] as const;

    expect(await onTerminal('settings', ['set', 'operatorPin', '--data-dir', dataDir], typed)).toMatch(
      /these were not the same: nothing was set[^]*exit code [1-9]/,
    );
    expect((await openConf(dataDir)).store).toEqual({});
  });
});
