import { describe, expect, it } from 'vitest';
import { openServiceManager } from '../../player/service-manager.ts';
import { fakeClock } from '../chromium/fake-browser.ts';
import { logbook } from '../fakes/logbook.ts';

/** A host under systemd, which waits 30 s for its word; `said` is what it was told. */
function underSystemd(env: Readonly<Record<string, string>> = { NOTIFY_SOCKET: '/run/n', WATCHDOG_USEC: '30000000' }) {
  const clock = fakeClock(0);
  const said: string[] = [];
  const log = logbook();
  let arrive: () => Promise<void> = () => Promise.resolve();
  let screens = 1;
  const service = openServiceManager({
    ...{ env, log, uptimeMs: clock.now, setTimer: clock.setTimer, screens: () => screens },
    notify(words) {
      said.push(`${clock.now() / 1000} s: ${words.join(' ')}`);
      return arrive();
    },
  });
  return {
    service,
    said,
    log,
    pass: clock.pass,
    setScreens: (count: number) => void (screens = count),
    setArrival: (how: typeof arrive) => void (arrive = how),
    /** The player process lives for so many seconds, and says this of its pages. */
    async live(seconds: number, ailing?: string, doing?: string) {
      for (let second = 0; second < seconds; second++) {
        service.watched(ailing, doing);
        await clock.pass(1000);
      }
    },
    /** When it was told that all is well, in seconds. */
    fedAt: () => said.filter((line) => /READY|WATCHDOG/.test(line)).map((line) => parseInt(line)),
  };
}

describe('openServiceManager', () => {
  it('says that it is ready with the first picture, then three times in what systemd waits that it moves', async () => {
    const { service, live, pass, said } = underSystemd();
    await pass(1_000);
    service.served();
    await pass(2_000);
    await live(3, 'the page is being opened');
    await live(30);

    expect(said).toEqual([
      '1 s: STATUS=starting',
      '4 s: STATUS=the page is being opened',
      '7 s: READY=1 STATUS=playing',
      '17 s: WATCHDOG=1 STATUS=playing',
      '27 s: WATCHDOG=1 STATUS=playing',
    ]);
  });

  it('is silent while a picture stands still, and speaks as soon as it moves again', async () => {
    const { service, live, said, fedAt } = underSystemd();
    service.served();
    await live(15);
    await live(25, 'the page fell silent');
    expect(fedAt()).toEqual([1, 11]);
    expect(said.at(-1)).toBe('16 s: STATUS=the page fell silent');
    await live(3);

    expect(said.at(-1)).toBe('41 s: WATCHDOG=1 STATUS=playing');
  });

  it('is silent while the player process is', async () => {
    const { service, live, pass, fedAt, said } = underSystemd();
    service.served();
    await live(15);
    await pass(60_000);
    expect(fedAt()).toEqual([1, 11]);
    expect(said.at(-1)).toMatch(/STATUS=the player process does not answer$/);
    await live(2);

    expect(fedAt()).toEqual([1, 11, 76]);
  });

  it('speaks while there is no display, whatever is said of pages, but for a player process that is silent', async () => {
    const { service, live, pass, setScreens, said, fedAt } = underSystemd();
    setScreens(0);
    service.served();
    await live(31, 'the page said nothing after it was opened');
    expect(said[0]).toBe('1 s: READY=1 STATUS=no display to play on');
    expect(fedAt()).toEqual([1, 11, 21, 31]);
    await pass(60_000);

    expect(fedAt()).toHaveLength(4);
  });

  it('tells how many displays are played on', async () => {
    const { service, live, setScreens, said } = underSystemd();
    setScreens(2);
    service.served();
    await live(1);

    expect(said).toEqual(['1 s: READY=1 STATUS=playing on 2 displays']);
  });

  it('tells what is on and what is wrong, no oftener than every ten seconds', async () => {
    const { service, live, said } = underSystemd();
    service.served();
    await live(3, undefined, 'clip-1');
    await live(9, undefined, 'clip-2');
    await live(10, undefined, 'clip-3; STALE: There has been no good playlist for a long time.');

    expect(said).toEqual([
      '1 s: READY=1 STATUS=playing: clip-1',
      '11 s: WATCHDOG=1 STATUS=playing: clip-2',
      '21 s: WATCHDOG=1 STATUS=playing: clip-3; STALE: There has been no good playlist for a long time.',
    ]);
  });

  it('tells it where systemd waits for no word, too, but only what keeps the picture from moving while that stands', async () => {
    const { service, live, said } = underSystemd({ NOTIFY_SOCKET: '/run/n' });
    service.served();
    await live(3, undefined, 'clip-1');
    await live(9, undefined, 'clip-2');
    await live(2, 'the page fell silent', 'clip-2');

    expect(said).toEqual([
      '1 s: READY=1 STATUS=playing: clip-1',
      '11 s: STATUS=playing: clip-2',
      '13 s: STATUS=the page fell silent',
    ]);
  });

  it('waits for what it is telling, and never tells two things at once', async () => {
    const { service, live, setArrival, said } = underSystemd();
    let arrived = () => {};
    setArrival(() => new Promise((resolve) => (arrived = resolve)));
    service.served();
    await live(20);
    service.stopping();
    expect(said).toEqual(['1 s: READY=1 STATUS=playing']);
    arrived();
    await live(1);

    expect(said.slice(1)).toEqual(['20 s: STOPPING=1 STATUS=ending']);
  });

  it('says once that nobody hears, and goes on trying', async () => {
    const { service, live, setArrival, said, log } = underSystemd();
    setArrival(() => Promise.reject(new Error('spawn systemd-notify ENOENT')));
    service.served();
    await live(20);

    expect(said).toHaveLength(20);
    expect(log.entries).toMatchObject([{ level: 'warn', event: 'systemd not told' }]);
  });

  it('says nothing more once it is stopping', async () => {
    const { service, live, said } = underSystemd();
    service.served();
    await live(5);
    service.stopping();
    service.stopping();
    await live(60);

    expect(said.slice(1)).toEqual(['5 s: STOPPING=1 STATUS=ending']);
  });

  it('tells its state where systemd waits for no word', async () => {
    const { service, live, fedAt } = underSystemd({ NOTIFY_SOCKET: '/run/n' });
    service.served();
    await live(600);

    expect(fedAt()).toEqual([1]);
  });

  it('says nothing where nobody has started it that would listen', async () => {
    const { service, live, said } = underSystemd({});
    service.served();
    await live(60);
    service.stopping();

    expect(said).toEqual([]);
  });
});
