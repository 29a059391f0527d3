import type { DevTools, DevToolsEvent } from '../../chromium/devtools-pipe.ts';
import type { BrowserProcess } from '../../chromium/browser-process.ts';

const fullHd = { left: 0, top: 0, width: 1920, height: 1080, windowState: 'fullscreen' };

/** The browser's end of a DevTools pipe: records what is asked, and answers as a test says. */
export function fakeDevTools(answers: Partial<Record<string, (params: Record<string, unknown>) => unknown>> = {}) {
  const calls: { method: string; params: Record<string, unknown> }[] = [];
  const listeners: ((event: DevToolsEvent) => void)[] = [];
  const emit = (method: string, params: Record<string, unknown>, sessionId: string | undefined = undefined) => {
    for (const listener of listeners) listener({ method, params, sessionId });
  };
  const usual: typeof answers = {
    'Browser.getVersion': () => ({ product: 'Chrome/1.2.3' }),
    'Target.setDiscoverTargets': () => {
      emit('Target.targetCreated', { targetInfo: { type: 'page', targetId: 'main' } });
      return {};
    },
    'Target.attachToTarget': () => ({ sessionId: 'page' }),
    'Page.navigate': () => ({}),
    'Browser.getWindowForTarget': () => ({ windowId: 1, bounds: fullHd }),
    'Runtime.evaluate': () => ({ result: { value: 1 } }),
  };
  const devtools: DevTools = {
    async call<Result>(method: string, params: object = {}) {
      calls.push({ method, params: params as Record<string, unknown> });
      const answer = answers[method] ?? usual[method] ?? (() => ({}));
      return (await answer(params as Record<string, unknown>)) as Result;
    },
    onEvent: (listener) => listeners.push(listener),
  };
  const of = (method: string) => calls.filter((call) => call.method === method).map(({ params }) => params);
  return { devtools, calls, emit, of, navigations: () => of('Page.navigate').map(({ url }) => url as string) };
}

/** A browser process that a test ends by hand. */
export function fakeProcess(
  devtools: DevTools,
): BrowserProcess & { end(code: number | null, signal?: NodeJS.Signals | null, words?: string): void } {
  let hear: Parameters<BrowserProcess['onExit']>[0] = () => {};
  const end = (code: number | null, signal: NodeJS.Signals | null = null, words = '') => hear({ code, signal, words });
  return {
    pid: 4711,
    devtools,
    onExit: (listener) => (hear = listener),
    kill: () => end(null, 'SIGKILL'),
    stop() {
      end(0);
      return Promise.resolve();
    },
    end,
  };
}

/** A clock that a test turns; what is due runs in its order. */
export function fakeClock(startAt = 1_600_000_000_000) {
  let at = startAt;
  const timers = new Set<{ due: number; run: () => void }>();
  return {
    now: () => at,
    setTimer(run: () => void, ms: number) {
      const timer = { due: at + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    /** Lets `ms` pass, and what follows from each thing that was due. */
    async pass(ms: number) {
      const end = at + ms;
      for (;;) {
        await settle();
        const [next] = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (next === undefined) break;
        timers.delete(next);
        at = Math.max(at, next.due);
        next.run();
      }
      at = end;
    },
  };
}

/** Lets promises that are due run. */
export async function settle(): Promise<void> {
  for (let n = 0; n < 20; n++) await Promise.resolve();
}
