import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../core/exit-codes.ts';
import type { PlayerOptions, ToHost, ToPlayer } from '../../core/messages.ts';
import { READY_LIMIT_MS, supervisePlayer } from '../../player/supervise.ts';
import { logbook } from '../fakes/logbook.ts';
import { playerOptions } from './player-options.ts';

const options: PlayerOptions = {
  ...playerOptions,
  host: 'chromium',
  screens: [{ id: 'hall', tags: [], display: ':0' }],
};

/** A player process that a test speaks and dies for. */
function child() {
  let hear: (message: ToHost) => void = () => {};
  let end: (code: number | null, signal: NodeJS.Signals | null) => void = () => {};
  const heard: ToPlayer[] = [];
  const self = {
    heard,
    start: () => heard.flatMap((message) => (message.type === 'start' ? [message.options] : []))[0],
    say: (message: ToHost) => hear(message),
    ready: (port: number) => hear({ type: 'ready', origin: `http://127.0.0.1:${port}`, port }),
    die: (code: number | null = 1, signal: NodeJS.Signals | null = null) => end(code, signal),
    send: (message: ToPlayer) => void heard.push(message),
    onMessage: (listener: typeof hear) => void (hear = listener),
    onExit: (listener: typeof end) => void (end = listener),
    kill: () => end(null, 'SIGKILL'),
  };
  return self;
}

function supervise(given: Partial<PlayerOptions> = {}) {
  let at = 0;
  let timers: { due: number; run: () => void }[] = [];
  const children: ReturnType<typeof child>[] = [];
  const told: string[] = [];
  const supervisor = supervisePlayer({
    start() {
      children.push(child());
      return children.at(-1) ?? child();
    },
    options: { ...options, ...given },
    log: logbook(),
    now: () => at,
    setTimer(run, ms) {
      const timer = { due: at + ms, run };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    onReady: ({ port }) => told.push(`ready ${port}`),
    onRevive: ({ screenId, how }) => told.push(`revive ${screenId} ${how}`),
    onWatched: (ailing) => told.push(`watched, ${ailing ?? 'well'}`),
    onRefresh: (why, screenId = 'all') => told.push(`refresh ${screenId}, ${why}`),
    onKeyless: () => told.push('keyless'),
    capture: (screenId) =>
      screenId === 'lobby' ? Promise.resolve(Buffer.from('a picture')) : Promise.reject(new Error('no window')),
    onSettings: () => told.push('settings changed'),
    onRefused: (exitCode, message) => told.push(`refused ${exitCode} ${message}`),
    onDeath: (how) => told.push(`death ${how}, ${children.length} started`),
  });
  const pass = (ms: number) => {
    for (const end = at + ms; ;) {
      const [next] = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (next === undefined) return void (at = end);
      timers = timers.filter((other) => other !== next);
      at = next.due;
      next.run();
    }
  };
  const last = () => children.at(-1) ?? child();
  return { supervisor, children, told, pass, last };
}

describe('supervisePlayer', () => {
  it('starts a dead player again at once, on its port, with its token', () => {
    const { children, told, pass, last } = supervise();
    last().ready(4000);
    last().die(null, 'SIGKILL');
    pass(0);

    expect(children).toHaveLength(2);
    expect(last().start()).toMatchObject({ port: 4000, portRequired: true, token: 'a1' });
    expect(told).toEqual(['ready 4000', 'death SIGKILL, 1 started']);
  });

  it('starts a player again at once that is to work with other options, which is no death', () => {
    const { supervisor, children, told, pass, last } = supervise();
    last().ready(4000);
    last().say({ type: 'settings-changed' });
    supervisor.restart({ configUrl: '/media/usb' });
    supervisor.restart({ trust: '/trust.json' });
    expect(last().heard.filter(({ type }) => type === 'stop')).toHaveLength(1);
    last().die(0);
    pass(0);

    expect(children).toHaveLength(2);
    expect(last().start()).toMatchObject({
      ...{ port: 4000, portRequired: true, token: 'a1' },
      ...{ configUrl: '/media/usb', trust: '/trust.json' },
    });
    expect(told).toEqual(['ready 4000', 'settings changed']);
  });

  it('heeds no more what a player asks of its pages that is being started again, but what was set there', () => {
    const { supervisor, told, last } = supervise();
    last().ready(4000);
    supervisor.restart({});
    last().say({ type: 'revive-page', screenId: 'hall', how: 'lower', why: 'draws nothing' });
    last().ready(4000);
    last().say({ type: 'settings-changed' });
    expect(told).toEqual(['ready 4000', 'settings changed']);

    last().die(0);
    last().say({ type: 'revive-page', screenId: 'hall', how: 'reload', why: 'silent' });
    expect(told.at(-1)).toBe('revive hall reload');
  });

  it('kills one that does not end for its new options', () => {
    const { supervisor, pass, last } = supervise();
    let killed = 0;
    const first = last();
    first.kill = () => void killed++;
    first.ready(4000);
    supervisor.restart({});
    pass(3000);

    expect(killed).toBe(1);
  });

  it('waits longer with one that dies at every start, and never gives up', () => {
    const { children, pass, last } = supervise();
    const waits: number[] = [];
    for (let n = 1; n <= 12; n++) {
      last().die();
      let waited = 0;
      for (; children.length === n && waited < 60_000; waited += 500) pass(waited === 0 ? 0 : 500);
      waits.push(waited);
    }

    expect(children).toHaveLength(13);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(29_000);
  });

  it('does not start a player again that says it cannot work', () => {
    const { children, told, pass, last } = supervise();
    last().say({ type: 'refused', exitCode: exitCodes.dataDirUnusable, message: 'no folder' });
    last().die(3);
    pass(60_000);

    expect(told).toEqual([`refused ${exitCodes.dataDirUnusable} no folder`]);
    expect(children).toHaveLength(1);
  });

  it('refuses at the first start when a demanded port is taken', () => {
    const { told, last } = supervise({ port: 4000, portRequired: true });
    last().say({ type: 'refused', exitCode: exitCodes.portInUse, message: 'taken' });

    expect(told).toEqual([`refused ${exitCodes.portInUse} taken`]);
  });

  it('insists on the old port for a while, then takes another', () => {
    const { told, pass, last } = supervise();
    last().ready(4000);
    last().die();
    pass(0);
    let tries = 0;
    while (last().start()?.portRequired === true && tries++ < 1000) {
      last().say({ type: 'refused', exitCode: exitCodes.portInUse, message: 'taken' });
      pass(500);
    }
    last().ready(4001);

    expect(tries).toBeGreaterThan(100);
    expect(told.at(-1)).toBe('ready 4001');
    expect(told.filter((line) => line.startsWith('refused'))).toEqual([]);
  });

  it('never takes another port than a demanded one', () => {
    const { pass, last } = supervise({ port: 4000, portRequired: true });
    last().ready(4000);
    last().die();
    pass(0);
    for (let n = 0; n < 300; n++) {
      last().say({ type: 'refused', exitCode: exitCodes.portInUse, message: 'taken' });
      pass(500);
    }

    expect(last().start()).toMatchObject({ port: 4000, portRequired: true });
  });

  it('ends and starts again a player that is not ready in time', () => {
    const { children, told, pass } = supervise();
    pass(READY_LIMIT_MS);
    pass(0);

    expect(told).toEqual(['death SIGKILL, 1 started']);
    expect(children).toHaveLength(2);
  });

  it('tells the next life of new screens, and what it was not there to hear', () => {
    const { supervisor, pass, last } = supervise();
    last().ready(4000);
    last().die();
    pass(0);
    last().die();
    const screens = [{ id: 'yard', tags: [], display: ':1' }];
    supervisor.send({ type: 'set-screens', screens });
    supervisor.send({ type: 'host-fault', code: 'BROWSER', message: 'died' });
    pass(1000);

    expect(last().start()?.screens).toEqual(screens);
    expect(last().heard.map(({ type }) => type)).toEqual(['start', 'host-fault']);
  });

  it('passes on what the player asks of a page', () => {
    const { told, last } = supervise();
    last().say({ type: 'revive-page', screenId: 'hall', how: 'reload', why: 'no beat' });
    last().say({ type: 'refresh', why: 'it is night' });
    last().say({ type: 'refresh', screenId: 'hall', why: 'a command' });
    last().say({ type: 'page-keyless' });

    expect(told).toEqual(['revive hall reload', 'refresh all, it is night', 'refresh hall, a command', 'keyless']);
  });

  it('lets the player end in peace, and kills it after three seconds', async () => {
    const peaceful = supervise();
    const ended = peaceful.supervisor.stop();
    expect(peaceful.last().heard.at(-1)).toEqual({ type: 'stop' });
    peaceful.last().die(0);
    await ended;

    const stubborn = supervise();
    const killed = stubborn.supervisor.stop();
    stubborn.pass(3000);
    await killed;
    expect([peaceful.children.length, stubborn.children.length]).toEqual([1, 1]);
  });

  it('can be stopped while the player is away', async () => {
    const { supervisor, children, pass, last } = supervise();
    last().die();
    await supervisor.stop();
    pass(60_000);

    expect(children).toHaveLength(1);
  });

  it('takes pictures for the player, and says why where there is none', async () => {
    const { last } = supervise();
    last().ready(4000);
    last().say({ type: 'take-picture', screenId: 'lobby', n: 1 });
    last().say({ type: 'take-picture', screenId: 'gate', n: 2 });
    await new Promise(setImmediate);

    expect(last().heard.slice(1)).toEqual([
      { type: 'picture', n: 1, png: Buffer.from('a picture').toString('base64') },
      { type: 'picture', n: 2, reason: 'no window' },
    ]);
  });

  it('starts the player again when that asks for it, and counts it as no death', () => {
    const { children, told, last } = supervise();
    last().ready(4000);
    last().say({ type: 'restart-player', why: 'a command' });
    expect(last().heard.at(-1)).toEqual({ type: 'stop' });
    last().die(0);

    expect(children).toHaveLength(2);
    expect(told).toEqual(['ready 4000']);
  });
});
