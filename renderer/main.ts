import { displaySettings, isHungAlike } from '../core/display-settings.ts';
import type { FromPage } from '../core/messages.ts';
import type { Zone } from '../core/playlist.ts';
import type { RememberedZones } from '../core/remembered.ts';
import { languagesOf } from '../core/screen.ts';
import { hangPicture } from './hang-picture.ts';
import { heedTouch } from './heed-touch.ts';
import { lockPage } from './lock-page.ts';
import { heedSummons } from './operator/summons.ts';
import { keptMemory } from './stage/kept-memory.ts';
import { connectToPlayer } from './player-link.ts';
import { hideStillPointer } from './still-pointer.ts';
import { animationFrame } from './stage/frames.ts';
import { ZoneStages } from './stage/zone-stages.ts';
import { setMotion } from './theme/calm.ts';
import './stage/stage.ts';

/** Joins the stage to the player: programmes go in, facts come out, and a sign of life goes every second. */
const picture = document.querySelector<HTMLElement>('#picture') ?? fault();
const stage = document.querySelector('kiosk-stage') ?? fault();
const page = crypto.randomUUID();
const screenId = new URLSearchParams(location.search).get('screen') ?? '';

/** What the player said when it was last connected to. */
let remembered: RememberedZones = {};
const memoryOf = (zone: Zone) =>
  keptMemory({
    storage: localStorage,
    name: zone === 'main' ? screenId : `${screenId} ${zone}`,
    told: () => remembered[zone],
    now: Date.now,
  });
stage.memory = memoryOf('main');

const hello = (): FromPage => ({
  type: 'hello',
  page,
  screen: screenId,
  viewport: {
    width: Math.max(1, Math.round(innerWidth * devicePixelRatio)),
    height: Math.max(1, Math.round(innerHeight * devicePixelRatio)),
  },
});

let locale = document.documentElement.lang;
let display = displaySettings({});
let isHung = false;
let webOrigins = '';
const player = connectToPlayer({
  hello,
  onMessage(message) {
    if (message.type === 'identify') {
      const { plate } = message;
      void import('./overlays/identify-plate.ts').then(
        ({ showPlate }) => showPlate(picture, plate),
        () => undefined, // the player went away as it was asked for
      );
      return;
    }
    const { screen, displaySettings, isNew, programme } = message;
    remembered = message.remembered ?? remembered;
    [locale = locale] = languagesOf(screen, programme.current.playlist.locale);
    // Which frames a page may hold is settled when it is loaded.
    const origins = (programme.fallback.webOrigins ?? []).join(' ');
    if (isHung && origins !== webOrigins) return location.reload();
    webOrigins = origins;
    // What was laid out for another shape is laid out anew, in a page that goes on where this one was.
    if (isHung && !isHungAlike(display, displaySettings)) return location.reload();
    isHung = true;
    display = displaySettings;
    hangPicture(picture, display);
    setMotion(display.motion);
    if (isNew === true)
      void import('./operator/setup-hint.ts').then(
        ({ showSetupHint }) => showSetupHint(picture, locale),
        () => undefined,
      );
    stage.display = display;
    stage.play(screen, programme);
    zones.play(screen, programme, display);
  },
});

stage.wasAway = (since) => player.wasAway(since);
const zones = new ZoneStages({
  main: stage,
  memoryOf,
  tell: (fact) => player.tell(fact),
});
stage.beside = zones;
stage.addEventListener('fact', (event) => player.tell((event as CustomEvent<FromPage>).detail));
addEventListener('resize', () => {
  hangPicture(picture, display);
  // A screen that was turned has other files to show.
  player.tell(hello());
});

lockPage(window);
hideStillPointer(window, document.documentElement.style);
heedTouch(window, () => player.tell({ type: 'touched' }));
// Of the operator's panel nothing is loaded before it is asked for; while the player is away it cannot be, and is asked for again.
heedSummons(
  window,
  () => display,
  () => {
    // One that is open already would otherwise come again when it is closed before this has been loaded.
    if (picture.querySelector('operator-panel') !== null) return;
    picture.querySelector('.setup-hint')?.remove();
    void import('./operator/open-panel.ts').then(
      ({ openPanel }) => {
        const nowOn = () => ({ why: { main: stage.why, ...zones.why }, leftOut: zones.leftOut });
        openPanel(picture, { screenId, locale, rotation: display.rotation, nowOn });
      },
      () => undefined,
    );
  },
);

// The browser closes the socket of a page that died as it does of one that was left (measured); only this tells them apart.
addEventListener('pagehide', () => player.tell({ type: 'left' }));

let animationFrames = 0;
setInterval(() => {
  // Timers run on while nothing is drawn (measured with the GPU process stopped); an answered animation frame proves drawing.
  void animationFrame().then(() => animationFrames++);
  player.tell({
    type: 'beat',
    animationFrames,
    visible: document.visibilityState === 'visible',
    ...stage.nowShowing,
    zones: zones.nowShowing,
    zonesLeftOut: [...zones.leftOut],
    ...heap(),
  });
}, 1000);

/** Only Chromium tells. */
function heap(): { readonly heapBytes?: number } {
  const { memory } = performance as Performance & { readonly memory?: { readonly usedJSHeapSize: number } };
  return memory === undefined ? {} : { heapBytes: memory.usedJSHeapSize };
}

// The second belt beside the host's power save blocker; not every system grants it, and then the host's stands alone.
const keepAwake = () => void navigator.wakeLock?.request('screen').catch(() => undefined);
document.addEventListener('visibilitychange', keepAwake);
keepAwake();

function fault(): never {
  throw new Error('the page is not whole');
}
