import { openBrowser } from '../../chromium/browser.ts';
import { DevToolsError } from '../../chromium/devtools-pipe.ts';
import type { ShownPage } from '../../chromium/kiosk-page.ts';
import { logbook } from '../fakes/logbook.ts';
import { fakeClock, fakeDevTools, fakeProcess } from './fake-browser.ts';

export const page: ShownPage = {
  origin: 'http://127.0.0.1:4000',
  port: 4000,
  token: 'a1',
  url: 'http://127.0.0.1:4000/?screen=hall',
};

/** A browser in a world that answers as it is told to, and all that became of it. */
export function start({
  closes = false,
  fails = 0,
  pid = 4711,
  refuses = false,
}: { closes?: boolean; fails?: number; pid?: number | null; refuses?: boolean } = {}) {
  const clock = fakeClock();
  const started: (ReturnType<typeof fakeProcess> & {
    page: ReturnType<typeof fakeDevTools>;
    processes: { type: string; id: number }[];
  })[] = [];
  const killed: number[] = [];
  const strikes: string[] = [];
  const trouble: string[] = [];
  let closed = 0;
  let failing = fails;
  const machine = { lit: true, updated: false };
  const browser = openBrowser({
    ...clock,
    launch() {
      if (failing-- > 0) throw new Error('ENOSPC');
      const processes = [
        { type: 'browser', id: 70 },
        { type: 'renderer', id: 71 },
        { type: 'GPU', id: 72 },
      ];
      const page: ReturnType<typeof fakeDevTools> = fakeDevTools({
        'SystemInfo.getProcessInfo': () => ({ processInfo: [...processes] }),
        'Target.attachToTarget': () => {
          if (refuses) throw new DevToolsError('Target.attachToTarget', 'Not allowed');
          return { sessionId: 'page' };
        },
        'Page.startScreencast': () => page.emit('Page.screencastFrame', { data: '' }, 'page'),
      });
      const process = { ...fakeProcess(page.devtools), pid: pid ?? undefined, page, processes };
      started.push(process);
      return process;
    },
    log: logbook(),
    killProcess: (pid) => killed.push(pid),
    isLit: () => Promise.resolve(machine.lit),
    isUpdated: () => machine.updated,
    strike: (kind, why) => strikes.push(`${kind}: ${why}, ${started.length} started`),
    onTrouble: (message) => trouble.push(message),
    onClosed: closes ? () => closed++ : undefined,
  });
  return { browser, clock, started, killed, strikes, trouble, machine, closed: () => closed };
}
