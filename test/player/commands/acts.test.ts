import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../core/commands.ts';
import { createActs, type ActsWorld } from '../../../player/commands/acts.ts';
import { screenshotFolder } from '../../../player/commands/screenshot-folder.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const span = { id: 'one', from: 0, until: 1_000 };
const signal = new AbortController().signal;
const restart: Command = { ...span, do: 'restart', what: 'page' };
const identify: Command = { ...span, do: 'identify', seconds: 30 };
const shot: Command = { ...span, do: 'screenshot' };

/** The acts of a machine, with what they have told its host and its pages. */
async function acts(world: Partial<ActsWorld> = {}) {
  const told: unknown[] = [];
  const made = createActs({
    ...{ host: 'chromium', version: '1.0.0', revision: () => 7, isEmergency: () => false, screenshotUrl: undefined },
    screen: (id: string) => ({ id, tags: ['venue=lobby'], display: 'HDMI-1' }),
    tellHost: (message: unknown) => told.push(message),
    tellPage: (_screenId: string, message: unknown) => told.push(message),
    pictures: { take: () => Promise.resolve({ kind: 'taken', png: Buffer.from('png') }) },
    folder: screenshotFolder(path.join(await tempDir(), 'screenshots')),
    put: { now: () => 0 },
    ...world,
  } as unknown as ActsWorld);
  const does = (command: Command) => made.carryOut({ command, screenId: 'lobby' }, signal);
  return { ...made, told, does };
}

describe('createActs', () => {
  it('lets nothing stand before an emergency, and takes pictures of it all the same', async () => {
    const { hindrance } = await acts({ isEmergency: () => true });

    expect([restart, identify, shot].map((command) => hindrance({ command, screenId: 'lobby' }))).toEqual([
      'an emergency is on',
      'an emergency is on',
      undefined,
    ]);
  });

  it('has a page say which screen it is, and fails where there is no page', async () => {
    const { does, told } = await acts();
    const plate = { id: 'lobby', tags: ['venue=lobby'], version: '1.0.0', revision: 7, seconds: 30 };

    expect(await does(identify)).toEqual({ kind: 'done' });
    expect(told).toEqual([{ type: 'identify', plate }]);
    expect((await (await acts({ tellPage: () => 0 })).does(identify)).kind).toBe('failed');
  });

  it('loads the page again where the player has a browser', async () => {
    const { does, told } = await acts();
    await does(restart);

    expect(told).toMatchObject([{ type: 'revive-page', screenId: 'lobby', how: 'reload' }]);
    expect((await (await acts({ host: 'none' })).does(restart)).kind).toBe('failed');
  });

  it('starts the browser of the one screen anew, and says of Electron that it is the window', async () => {
    const anew: Command = { ...span, do: 'restart', what: 'browser' };
    const { does, told } = await acts();

    expect(await does(anew)).toEqual({ kind: 'done' });
    expect(told).toEqual([{ type: 'refresh', screenId: 'lobby', why: 'the command one' }]);
    expect(await (await acts({ host: 'electron' })).does(anew)).toEqual({
      kind: 'done',
      reason: expect.stringMatching(/^the window was opened anew/) as string,
    });
    expect((await (await acts({ host: 'none' })).does(anew)).kind).toBe('failed');
  });

  it('keeps a screenshot on the machine, and has it sent only where that was set', async () => {
    expect(await (await acts()).does(shot)).toEqual({
      kind: 'done',
      reason: 'screenshots/lobby-19700101T000000Z-one.png',
    });
    expect((await (await acts({ screenshotUrl: 'https://a.vn/anh' })).does(shot)).kind).toBe('made');
    const blind = { take: () => Promise.resolve({ kind: 'failed', reason: 'there is no window' } as const) };
    expect(await (await acts({ pictures: { ...blind, heard: () => undefined } })).does(shot)).toEqual({
      kind: 'failed',
      reason: 'there is no window',
    });
  });
});
