import { DevToolsError, type DevTools } from './devtools-pipe.ts';

/** A cold start from a slow SD card takes a while; never this long. */
export const START_LIMIT_MS = 30_000;

/** The page that the browser opened for its command line; it comes some 20 ms after the pipe. */
export async function firstPage(devtools: DevTools): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new DevToolsError('Target.setDiscoverTargets', 'no page was opened')),
      START_LIMIT_MS,
    );
    let first: string | undefined;
    devtools.onEvent(({ method, params }) => {
      if (method !== 'Target.targetCreated') return;
      const { type, targetId } = params['targetInfo'] as { type: string; targetId: string };
      if (type !== 'page') return;
      clearTimeout(timer);
      if (first === undefined) resolve((first = targetId));
      // A second page would stand before the first: nothing asks for one, and none may stay.
      else if (targetId !== first) devtools.call('Target.closeTarget', { targetId }).catch(() => undefined); // it went by itself
    });
    devtools.call('Target.setDiscoverTargets', { discover: true }, { limitMs: START_LIMIT_MS }).catch(reject);
  });
}
