import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashPin } from '../../player/operator/pin.ts';
import { startDisplay, type Display } from '../fakes/display.ts';
import { eventually, nowPlaying } from '../fakes/player.ts';
import { monkey, play, windowsOn, type Prank } from '../fakes/monkey.ts';
import { isWholly, openFrameBuffer } from './frame-buffer.ts';
import { table, type Report } from './report.ts';
import { serveStatic } from './static-site.ts';
import { median, worst } from './statistics.ts';
import { makeDataDir, makePlainHome, startPlainBrowser, startPlayerOn, takeUp } from './subjects.ts';
import { takingDown } from './taking-down.ts';

export interface LockDown {
  readonly pranks: number;
  /** What the monkey did before the player was not as before any more, and what was seen. */
  readonly escapes: readonly Escape[];
  /** How often it opened the operator's panel, which asked for the PIN and went again. */
  readonly summoned: number;
  /** How long something else than the picture was seen after pranks, the pointer or its last traces, milliseconds. */
  readonly clearedMs: readonly number[];
  /** After how many pranks the same browser on a page of its own was left; `undefined`: never. */
  readonly control: number | undefined;
  readonly controlSaw: string;
}

interface Escape {
  readonly after: readonly Prank[];
  readonly saw: string;
}

/** A pointer is seen no longer than this (issue 6, “Figures”). */
export const POINTER_FIGURE_MS = 3000;
const GREEN = '#00AA55';
const AT_ONCE = 100;
/** The panel goes when nobody has touched it for a minute. */
const PANEL_MS = 75_000;
/** The page passes this on, and the operator's panel opens (core/operator-chord.ts). */
const CHORD = /^key .*ctrl\+shift\+o$/;

/** A monkey of `pranks` before the player in the shipped session, then before the same browser without the player. */
export async function runLockDown({
  pranks,
  seed,
}: {
  readonly pranks: number;
  readonly seed: number;
}): Promise<LockDown> {
  const locked = await onPlayer(pranks, seed);
  const control = await onPlainBrowser(pranks, seed);
  return { pranks, ...locked, ...control };
}

async function onPlayer(pranks: number, seed: number) {
  return takingDown(async (atEnd) => {
    const dataDir = await makeDataDir();
    atEnd(() => dataDir.remove());
    writeFileSync(path.join(dataDir.path, 'settings.json'), JSON.stringify({ operatorPin: hashPin('482913') }));
    const site = await serveStatic({
      '/playlist.json': { text: JSON.stringify(onePoster), type: 'application/json' },
      '/green.svg': { text: POSTER, type: 'image/svg+xml' },
    });
    atEnd(() => site.stop());
    const display = await startDisplay();
    atEnd(() => display.stop());
    const configUrl = `${site.origin}/playlist.json`;
    await takeUp(dataDir, configUrl);
    const subject = await startPlayerOn(display, dataDir, configUrl);
    atEnd(() => subject.end());
    await eventually(subject.player.status, (status) => nowPlaying(status) === 'green');
    await clearedIn(display, 20_000);

    let before = standing(display, subject.browser());
    let heard = subject.player.said.length;
    const escapes: Escape[] = [];
    const clearedMs: number[] = [];
    let summoned = 0;
    for (const some of batches(pranks, seed, display)) {
      play(display.name, some);
      const opens = some.some((prank) => CHORD.test(prank));
      const took = await clearedIn(display, opens ? PANEL_MS : POINTER_FIGURE_MS + 2000);
      if (opens) summoned++;
      else clearedMs.push(took ?? Infinity);
      const after = standing(display, subject.browser());
      const said = subject.player.said.slice(heard).join(' ');
      heard = subject.player.said.length;
      if (after !== before) escapes.push({ after: some, saw: `${before} became ${after} (${said})` });
      else if (took === undefined) escapes.push({ after: some, saw: 'something else than the picture stayed' });
      before = after;
    }
    return { escapes, clearedMs, summoned };
  });
}

async function onPlainBrowser(pranks: number, seed: number): Promise<Pick<LockDown, 'control' | 'controlSaw'>> {
  return takingDown(async (atEnd) => {
    const home = await makePlainHome();
    atEnd(() => home.remove());
    const text = `<!doctype html><title>plain</title><style>html { background: ${GREEN}; height: 100%; cursor: none }</style>`;
    const site = await serveStatic({ '/': { text, type: 'text/html' } });
    atEnd(() => site.stop());
    const display = await startDisplay();
    atEnd(() => display.stop());
    const subject = startPlainBrowser(display, home, `${site.origin}/`);
    atEnd(() => subject.end());
    // A pointer that nobody has moved since the page is there is not hidden.
    const moved = (x: number) => (play(display.name, [`mousemove ${x} 5`]), clearedIn(display, 2000));
    let isThere = false;
    for (let x = 0; x < 20 && !isThere; x++) isThere = (await moved(x)) !== undefined;
    if (!isThere) throw new Error('the plain browser shows no page');
    const before = windowsOn(display.name).join(' ');
    let done = 0;
    for (const some of batches(pranks, seed, display)) {
      play(display.name, some);
      done += some.length;
      const cleared = await clearedIn(display, POINTER_FIGURE_MS + 2000);
      const windows = windowsOn(display.name).join(' ');
      if (windows !== before) return { control: done, controlSaw: `windows ${before} became ${windows || 'none'}` };
      if (cleared === undefined) return { control: done, controlSaw: 'something else than the page stayed' };
    }
    return { control: undefined, controlSaw: 'nothing' };
  });
}

const POSTER = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="${GREEN}"/></svg>`;
/** One poster, an hour at a time, with nothing beside it. */
const onePoster = {
  formatVersion: 1,
  id: 'lock-down',
  overlays: false,
  items: [{ id: 'green', src: 'green.svg', durationSeconds: 3600, fit: 'fill', transition: { type: 'cut' } }],
};
function standing(display: Display, browserPid: number): string {
  return `browser ${browserPid}, windows ${windowsOn(display.name).join(' ')}`;
}

function* batches(pranks: number, seed: number, display: Display): Generator<readonly Prank[]> {
  const from = monkey(seed, display);
  for (let done = 0; done < pranks; done += AT_ONCE) {
    yield Array.from({ length: Math.min(AT_ONCE, pranks - done) }, () => from.next().value as Prank);
  }
}

/** Until every pixel of the display is of the picture again, the pointer gone; milliseconds. */
async function clearedIn(display: Display, limitMs: number): Promise<number | undefined> {
  const frameBuffer = openFrameBuffer(display.frameBufferFile);
  try {
    const startedAt = performance.now();
    for (;;) {
      if (isWholly(frameBuffer, GREEN)) return performance.now() - startedAt;
      if (performance.now() - startedAt > limitMs) return undefined;
      await sleep(20);
    }
  } finally {
    frameBuffer.close();
  }
}

export function reportLockDown({ pranks, escapes, summoned, clearedMs, control, controlSaw }: LockDown): Report {
  const pointerMs = worst(clearedMs);
  const left = control === undefined ? 'never' : `after ${control} at most (${controlSaw})`;
  return {
    met: escapes.length === 0 && pointerMs <= POINTER_FIGURE_MS && control !== undefined,
    body: [
      `Chords of keys, clicks with every button, drags and the wheel, ${pranks} of them by xdotool, ${AT_ONCE} at a time, in the shipped session's window manager on a display with one green poster. After each ${AT_ONCE} there is the same browser process with the same one window, and every pixel of the display is of the poster again. The control is the same browser with the same flags on a page of its own: the same monkey, until it has left it.`,
      '',
      table(
        ['', 'left', 'until every pixel was the poster’s again, median ms', 'worst', 'figure'],
        [
          [
            'the player',
            `${escapes.length} times`,
            median(clearedMs).toFixed(0),
            pointerMs.toFixed(0),
            `${POINTER_FIGURE_MS}`,
          ],
          ['the plain browser', left, '–', '–', '–'],
        ],
      ),
      '',
      `The operator's panel was opened by its own chord ${summoned} times, asked for the PIN, and went again.`,
      ...(escapes.length === 0 ? [] : ['', ...escapes.map(({ after, saw }) => `- ${saw}, after: ${after.join('; ')}`)]),
    ].join('\n'),
  };
}
