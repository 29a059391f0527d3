import { judgePlace, newPlacing, type Bounds, type Placing } from '../core/placing.ts';
import type { Log } from '../player/log.ts';
import { DevToolsError, type DevTools } from './devtools-pipe.ts';

export interface KeptWindow {
  readonly devtools: DevTools;
  readonly targetId: string;
  /** Of the page in it. */
  readonly sessionId: string;
  readonly log: Log;
  readonly now: () => number;
}

/** Where the browser says a window is. Units of the page (DIP); what it leaves out did not change. */
interface WindowBounds {
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
  readonly windowState?: string;
}

/** Where no window manager makes it fullscreen, a window may be a pixel short or long. */
const SLACK_PX = 1;

/**
 * Keeps a kiosk window on its display, which may be moved, turned, or given another resolution; gives what looks once, and
 * puts it back if need be. The page is not loaded anew by that: it is only laid out for its new size. A browser that gives
 * no answer is left alone: others see to that.
 */
export function keepWindow({ devtools, targetId, sessionId, log, now }: KeptWindow): (wanted: Bounds) => Promise<void> {
  let placing: Placing | undefined;
  let busy = false;

  async function look(wanted: Bounds): Promise<void> {
    const { windowId, bounds } = await devtools.call<{ windowId: number; bounds: WindowBounds }>(
      'Browser.getWindowForTarget',
      { targetId },
    );
    const scale = fills(bounds, wanted, 1) ? 1 : await pixelsPerUnit();
    const verdict = judgePlace((placing ??= newPlacing(wanted, now())), wanted, fills(bounds, wanted, scale), now());
    if (verdict.kind === 'wait') return;
    placing = verdict.placing;
    if (verdict.kind === 'right') return;
    log.warn('window put back on its display', { was: bounds, is: wanted });
    // A fullscreen window cannot be moved; the window manager takes these in their order.
    const { x, y, width, height } = wanted;
    // Without a window manager Chromium leaves a window of the display's very size a pixel short.
    const place = { left: x, top: y, width, height: height + 1 };
    for (const change of [{ windowState: 'normal' }, scaled(place, scale), { windowState: 'fullscreen' }])
      await devtools.call('Browser.setWindowBounds', { windowId, bounds: change });
  }

  /** One but on displays of very many pixels. */
  async function pixelsPerUnit(): Promise<number> {
    const { result } = await devtools.call<{ result: { value?: unknown } }>(
      'Runtime.evaluate',
      { expression: 'devicePixelRatio' },
      { sessionId },
    );
    return typeof result.value === 'number' && result.value > 0 ? result.value : 1;
  }

  return async (wanted) => {
    if (busy) return;
    busy = true;
    try {
      await look(wanted);
    } catch (error) {
      if (!(error instanceof DevToolsError)) throw error;
    } finally {
      busy = false;
    }
  };
}

function fills({ left, top, width, height, windowState }: WindowBounds, wanted: Bounds, scale: number): boolean {
  const near = (units: number | undefined, px: number) => Math.abs((units ?? -1e6) * scale - px) <= SLACK_PX * scale;
  return (
    windowState === 'fullscreen' &&
    near(left, wanted.x) &&
    near(top, wanted.y) &&
    near(width, wanted.width) &&
    near(height, wanted.height)
  );
}

function scaled(place: Readonly<Record<string, number>>, scale: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(place).map(([side, px]) => [side, Math.round(px / scale)]));
}
