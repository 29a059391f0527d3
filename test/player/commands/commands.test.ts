import path from 'node:path';
import { rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Command } from '../../../core/commands.ts';
import { openCommandRecord } from '../../../player/commands/command-record.ts';
import { startCommands, type Commands, type Order, type Outcome } from '../../../player/commands/commands.ts';
import { logbook } from '../../fakes/logbook.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const NOON = Date.parse('2026-11-22T12:00:00+07:00');
const HOUR = 3_600_000;
const span = { from: -Infinity, until: NOON + HOUR };
const shot: Command = { ...span, id: 'shot', do: 'screenshot' };
const restart: Command = { ...span, id: 'again', do: 'restart', what: 'player' };
const screens = ['lobby', 'gate'].map((id) => ({ id, tags: [`name=${id}`], display: 'HDMI-1' }));

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

/** A machine whose players come and go, over one data directory. */
async function machine(given: { commands?: readonly Command[]; distrust?: string } = {}) {
  const dir = await tempDir();
  const file = path.join(dir, 'commands.json');
  const log = logbook();
  const world = {
    given: { commands: [] as readonly Command[], distrust: undefined as string | undefined, ...given },
    now: NOON,
    hindrance: undefined as string | undefined,
    outcome: { kind: 'done' } as Outcome,
    sent: [] as (Outcome | undefined)[],
    did: [] as string[],
    volumes: 0,
  };
  const lives: Commands[] = [];
  const start = async () => {
    const commands = startCommands({
      record: await openCommandRecord({ path: file, log }),
      given: () => world.given,
      screens: () => screens,
      hindrance: () => world.hindrance,
      carryOut({ command, screenId }: Order) {
        world.did.push(screenId === undefined ? command.id : `${command.id} ${screenId}`);
        return Promise.resolve(world.outcome);
      },
      send: () => Promise.resolve(world.sent.shift()),
      onVolume: () => world.volumes++,
      now: () => world.now,
      log,
    });
    lives.push(commands);
    return commands;
  };
  onTestFinished(async () => void (await Promise.all(lives.map((one) => one.stop()))));
  const second = (commands: Commands) => commands.heed();
  const states = (commands: Commands) =>
    commands.list().map(({ id, screen, state, reason }) => [id, screen, state, reason].filter(Boolean).join(' · '));
  return { world, start, second, states, file, log };
}

describe('startCommands', () => {
  it('carries each out once on each screen, however often and in whatever list it comes', async () => {
    const { world, start, second, states } = await machine({ commands: [shot, restart] });
    const commands = await start();
    await second(commands);
    await second(commands);
    world.given = { ...world.given, commands: [restart, shot, { ...shot, id: 'two', screens: { ids: ['gate'] } }] };
    await second(commands);

    expect(world.did).toEqual(['shot lobby', 'shot gate', 'again', 'two gate']);
    expect(states(commands)).toEqual([
      'again · done',
      'shot · lobby · done',
      'shot · gate · done',
      'two · gate · done',
    ]);
    await commands.stop();
    const later = await start();
    await second(later);
    expect(world.did).toHaveLength(4);
  });

  it('knows that a restart is done by the life that it ends in, and restarts no more', async () => {
    const { world, start, second, states } = await machine({ commands: [restart] });
    world.outcome = { kind: 'ending' };
    const first = await start();
    await second(first);
    expect(states(first)).toEqual(['again · waiting · it is being done']);
    await first.stop();
    const next = await start();
    await second(next);

    expect(states(next)).toEqual(['again · done']);
    expect(world.did).toEqual(['again']);
  });

  it('begins again what only ended with the player, but not for ever', async () => {
    const { world, start, second, states } = await machine({ commands: [{ ...shot, screens: { ids: ['gate'] } }] });
    world.outcome = { kind: 'ending' };
    for (let life = 0; life < 4; life++) {
      const commands = await start();
      await second(commands);
      await commands.stop();
    }

    expect(world.did).toEqual(['shot gate', 'shot gate', 'shot gate']);
    expect(states(await start())).toEqual(['shot · gate · failed · the player ended 3 times while it was at it']);
  });

  it('does nothing that cannot be written down first', async () => {
    const { world, start, second, file, states, log } = await machine({ commands: [restart] });
    const commands = await start();
    await rm(path.dirname(file), { recursive: true });
    await writeFile(path.dirname(file), 'a file where the folder was');
    await second(commands);

    expect(world.did).toEqual([]);
    expect(states(commands)).toEqual(['again · waiting']);
    expect(log.entries.map(({ event }) => event)).toContain('command not begun: it could not be written down');
    await rm(path.dirname(file));
    world.now += 61_000;
    await second(commands);
    expect(world.did).toEqual(['again']);
  });

  it('leaves out what is early, expired, too far off, hindered or for others, and says so', async () => {
    const { world, start, second, states } = await machine({
      commands: [
        { ...shot, id: 'early', from: NOON + 1_000, screens: { ids: ['gate'] } },
        { ...shot, id: 'late', until: NOON, screens: { ids: ['gate'] } },
        { ...shot, id: 'far', until: NOON + 40 * 24 * HOUR, screens: { ids: ['gate'] } },
        { ...shot, id: 'other', screens: { ids: ['roof'] } },
      ],
    });
    const commands = await start();
    await second(commands);
    expect(world.did).toEqual([]);
    expect(states(commands)).toEqual([
      'early · gate · waiting',
      'late · gate · expired',
      'far · gate · waiting · it ends more than 31 days from now',
    ]);

    world.now += 1_000;
    world.hindrance = 'an emergency is on';
    await second(commands);
    expect(states(commands)[0]).toBe('early · gate · waiting · an emergency is on');
    world.hindrance = undefined;
    await second(commands);
    expect(world.did).toEqual(['early gate']);
  });

  it('heeds nothing that is not signed, nor by a clock that is wrong, and tells it once', async () => {
    const { world, start, second, states, log } = await machine({ commands: [restart], distrust: 'nobody has signed' });
    const commands = await start();
    await second(commands);
    await second(commands);

    expect(world.did).toEqual([]);
    expect(states(commands)).toEqual(['again · waiting · nobody has signed']);
    expect(log.entries.filter(({ event }) => event === 'commands not heeded')).toHaveLength(1);
  });

  it('has a volume in force for as long as the list has it, on the screens that it is for', async () => {
    const quiet: Command = { ...span, id: 'quiet', do: 'volume', percent: 20, screens: { ids: ['gate'] } };
    const { world, start, second, states } = await machine();
    const commands = await start();
    await second(commands);
    world.given = { ...world.given, commands: [quiet] };
    await second(commands);

    expect([commands.volumeOf('gate'), commands.volumeOf('lobby'), world.volumes]).toEqual([20, undefined, 1]);
    expect(states(commands)).toEqual(['quiet · gate · done']);
    world.now = quiet.until;
    await second(commands);
    expect([commands.volumeOf('gate'), world.volumes]).toEqual([undefined, 2]);
    expect([states(commands), world.did]).toEqual([['quiet · gate · expired'], []]);
  });

  it('goes on sending a file after a restart', async () => {
    const { world, start, second, states } = await machine({ commands: [{ ...shot, screens: { ids: ['gate'] } }] });
    world.outcome = { kind: 'made', file: 'gate.png' };
    world.sent = [undefined, { kind: 'done', reason: 'https://a.vn/gate/shot.png' }];
    const first = await start();
    await second(first);
    expect(states(first)).toEqual(['shot · gate · waiting · its file is being sent']);
    await first.stop();
    const next = await start();
    await second(next);

    await vi.waitFor(() => expect(states(next)).toEqual(['shot · gate · done · https://a.vn/gate/shot.png']));
    expect(world.did).toEqual(['shot gate']);
  });
});

describe('openCommandRecord', () => {
  it('falls back to what it was before when it was damaged, and tells', async () => {
    const file = path.join(await tempDir(), 'commands.json');
    const log = logbook();
    const record = await openCommandRecord({ path: file, log });
    const entry = { id: 'a', do: 'restart', state: 'done', tries: 1, at: 1, until: 2 } as const;
    await record.put(entry);
    await record.put({ ...entry, id: 'b' });
    await writeFile(file, '{"sha256":"00","value":[');
    const again = await openCommandRecord({ path: file, log });

    expect(again.list()).toEqual([entry]);
    expect(log.entries.map(({ event }) => event)).toEqual(['record of commands damaged']);
  });
});
