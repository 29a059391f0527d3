import type { Rung } from '../core/ladder.ts';
import { pagePath } from '../core/page-address.ts';
import type { Bounds } from '../core/placing.ts';
import type { HostedScreen, Screen } from '../core/screen.ts';
import type { Sight } from '../core/sights.ts';
import type { Cure } from '../core/vitals.ts';
import { keepOnTop } from '../player/keep-on-top.ts';
import type { Log } from '../player/log.ts';
import { numberDisplays, screenOf, type DisplayNumbers, type NumberedDisplay } from '../player/number-displays.ts';
import type { SetTimer } from '../player/set-timer.ts';
import { startSightRounds } from '../player/sight-rounds.ts';
import { openBrowser, type Browser, type BrowserWorld } from './browser.ts';
import type { BrowserProcess } from './browser-process.ts';
import type { Displays } from './displays.ts';
import type { Surface } from './flags.ts';
import type { ShownPage } from './kiosk-page.ts';
import type { Strike } from './shared-strikes.ts';

/** Where and how one screen's browser is to be opened. */
export interface BrowserPlace {
  /** The number of its display, from 1; names the profile. */
  readonly number: number;
  readonly surface: Surface;
  readonly bounds: Bounds;
  readonly kiosk: boolean;
  readonly rung: Rung;
  /** The origins whose web pages may be shown. */
  readonly webOrigins: readonly string[];
}

export interface ScreensWorld extends Pick<BrowserWorld, 'killProcess' | 'isUpdated'> {
  /** The name of the first screen, of which the others' are made, and what all of them are. */
  readonly names: Screen;
  /** One ordinary window instead of whole displays. */
  readonly windowed: { readonly width: number; readonly height: number } | undefined;
  /** Somebody sits before it who must be able to get to other windows. */
  readonly attended: boolean;
  /** Whether nothing is played while there is no display; otherwise it is, for nobody to see. */
  readonly waits: boolean;
  readonly numbers: DisplayNumbers;
  readonly keepNumbers: (numbers: DisplayNumbers) => void;
  readonly launch: (place: BrowserPlace) => BrowserProcess;
  readonly findDisplays: () => Promise<Displays>;
  readonly rung: () => Rung;
  readonly webOrigins: () => readonly string[];
  readonly strikeOf: (browser: number) => Strike;
  /** The screens have changed, or whether anybody can see them. */
  readonly onScreens: (screens: readonly HostedScreen[]) => void;
  readonly onSight: (screenId: string, sight: Sight) => void;
  readonly onTrouble: (message: string) => void;
  /** A person has closed the ordinary window. */
  readonly onClosed: () => void;
  readonly log: Log;
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/** The screens of this machine: a browser on each of its displays. */
export interface Screens {
  list(): readonly HostedScreen[];
  /** How many of them ought to have a page now. */
  open(): number;
  /** Makes browsers and displays agree; to be called again and again, whether these have changed or not. */
  follow(displays: Displays): void;
  /** They are called otherwise from now on; `onScreens` is not told. The browsers stay, and show nothing else until `serve`. */
  rename(names: Screen): readonly HostedScreen[];
  /** Shows the page that is served here. */
  serve(page: Omit<ShownPage, 'url'>): void;
  /** Lets the pages through the player's door again. */
  renewKeys(): void;
  revive(screenId: string, how: Cure, why: string): void;
  /** Ends the browser of this screen, or all of them, in order, and starts it again, though nothing is wrong with it. */
  refresh(why: string, screenId?: string): void;
  /** Starts all browsers again: the graphics are to be used in another way. */
  restart(why: string): void;
  browser(screenId: string): Browser | undefined;
  stop(): Promise<void>;
}

interface Hosted {
  numbered: NumberedDisplay;
  readonly surface: Surface;
  readonly browser: Browser;
  readonly stopLooks: () => void;
}

const HEADLESS = { x: 0, y: 0, width: 1280, height: 720 };
/** Stands for a display where there is none. */
const nowhere: NumberedDisplay = {
  number: 1,
  display: { key: 'headless', label: '', bounds: HEADLESS, isPrimary: true },
};

/** Opens no browser before it is told of displays. Those that come get one, those that go lose theirs; no other is touched. */
export function createScreens(world: ScreensWorld): Screens {
  const { windowed, log, setTimer } = world;
  const hosted = new Map<number, Hosted>();
  /** By number: a profile is one browser's, so the next one waits until the last has ended. */
  const closing = new Map<number, Promise<void>>();
  let names = world.names;
  let numbers = world.numbers;
  let displays: Displays = { kind: 'none' };
  let screens: readonly HostedScreen[] = [];
  let served: Omit<ShownPage, 'url'> | undefined;
  let stopped = false;

  const idOf = (numbered: NumberedDisplay) => screenOf(numbered, names.id, names.tags).id;

  function follow(found: Displays): void {
    if (stopped) return;
    displays = found;
    reconcile();
    const before = screens;
    screens = screensNow();
    if (JSON.stringify(before) === JSON.stringify(screens)) return;
    log.info('screens changed', { screens });
    world.onScreens(screens);
  }

  function reconcile(): void {
    if (displays.kind === 'none') {
      // Their displays are off: the browsers stay for when they are on again, and nobody is said to see them.
      if (hosted.size === 0 && closing.size === 0 && !world.waits) open(nowhere, 'headless');
      return;
    }
    const { surface, monitors } = displays;
    const attached = monitors.map(({ name, bounds, isPrimary }) => ({ key: name, label: name, bounds, isPrimary }));
    const isPlaceable = surface === 'x11' && windowed === undefined && !monitors.some(({ isGuess }) => isGuess);
    const { numbered: all, known } = numberDisplays(attached, numbers);
    if (JSON.stringify(known) !== JSON.stringify(numbers)) world.keepNumbers((numbers = known));
    const wanted = windowed === undefined ? all : all.slice(0, 1);
    for (const numbered of wanted) {
      const one = hosted.get(numbered.number);
      if (one?.surface === surface) {
        one.numbered = numbered;
        // On Wayland, Windows and macOS a window is where the system puts it.
        if (isPlaceable) one.browser.hold(numbered.display.bounds);
      } else if (one !== undefined) close(one);
      else if (!closing.has(numbered.number)) open(numbered, surface);
    }
    for (const one of hosted.values()) if (!wanted.some(({ number }) => number === one.numbered.number)) close(one);
  }

  function screensNow(): readonly HostedScreen[] {
    const inOrder = [...hosted.values()].toSorted((a, b) => a.numbered.number - b.numbered.number);
    const all = inOrder.map(({ numbered, surface }): HostedScreen => {
      const screen = screenOf(numbered, names.id, names.tags);
      return displays.kind === 'none' || surface === 'headless' ? { ...screen, display: undefined } : screen;
    });
    return all.length > 0 ? all : [{ ...names, display: undefined }];
  }

  function open(numbered: NumberedDisplay, surface: Surface): void {
    const { number } = numbered;
    const boundsNow = () => hosted.get(number)?.numbered.display.bounds ?? numbered.display.bounds;
    const browser = openBrowser({
      ...world,
      launch: () =>
        world.launch({
          number,
          surface,
          bounds: { ...boundsNow(), ...windowed },
          kiosk: windowed === undefined,
          rung: world.rung(),
          webOrigins: world.webOrigins(),
        }),
      isLit: async () => surface === 'headless' || (await world.findDisplays()).kind === 'displays',
      strike: world.strikeOf(number),
      onClosed: windowed === undefined ? undefined : world.onClosed,
    });
    const tell = (sight: Sight) => world.onSight(idOf(hosted.get(number)?.numbered ?? numbered), sight);
    const stopLooks = startSightRounds({ look: (signal) => browser.look(signal), tell, setTimer });
    const one = { numbered, surface, browser, stopLooks };
    hosted.set(number, one);
    show(one);
  }

  function show({ numbered, browser }: Hosted): void {
    if (served !== undefined) browser.show({ ...served, url: served.origin + pagePath(idOf(numbered)) });
  }

  function close(one: Hosted): void {
    const { number, display } = one.numbered;
    if (one.surface !== 'headless') log.warn('display gone', { screenId: idOf(one.numbered), display: display.label });
    hosted.delete(number);
    closing.set(number, end(one));
    void closing.get(number)?.then(() => {
      closing.delete(number);
      follow(displays); // it may be wanted again
    });
  }

  async function end({ browser, stopLooks }: Hosted): Promise<void> {
    stopLooks();
    await browser.stop();
  }

  // Elsewhere windows stand as the system puts them, and without a keyboard Wayland gives the focus to none.
  const onTop = () =>
    windowed !== undefined || world.attended || displays.kind === 'none'
      ? []
      : [...hosted.values()].filter(({ surface }) => surface === 'x11').map(({ browser }) => browser);
  const stopRaising = keepOnTop({ ...world, windows: onTop });

  const called = (screenId: string) => [...hosted.values()].find(({ numbered }) => idOf(numbered) === screenId);

  return {
    list: () => screens,
    open: () => (displays.kind === 'none' ? [...hosted.values()].filter(isHeadless).length : hosted.size),
    follow,
    rename(changed) {
      names = changed;
      return (screens = screensNow());
    },
    serve(page) {
      served = page;
      for (const one of hosted.values()) show(one);
    },
    renewKeys() {
      for (const { browser } of hosted.values()) browser.renewKey();
    },
    revive: (screenId, how, why) => called(screenId)?.browser.revive(how, why),
    refresh(why, screenId) {
      if (screenId !== undefined) return called(screenId)?.browser.refresh(why);
      for (const { browser } of hosted.values()) browser.refresh(why);
    },
    restart(why) {
      for (const { browser } of hosted.values()) browser.revive('restart', why);
    },
    browser: (screenId) => called(screenId)?.browser,
    async stop() {
      stopped = true;
      stopRaising();
      await Promise.all([...closing.values(), ...[...hosted.values()].map(end)]);
    },
  };
}

const isHeadless = ({ surface }: Hosted) => surface === 'headless';
