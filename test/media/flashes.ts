import { execFileSync } from 'node:child_process';

/** What was looked at of a film: so many cells of 32 × 18, at so many frames a second. */
const CELLS = { width: 32, height: 18 } as const;
const FRAMES_PER_SECOND = 30;
/** WCAG 2.3.1: a flash is two opposing changes of a tenth of the full brightness, the darker side below 0.8. */
const CHANGE = 0.1;
const DARKER_SIDE = 0.8;

/**
 * The most flashes within any one second that at least a quarter of the picture sees, as WCAG 2.2, success criterion
 * 2.3.1, counts them. More than 3 can harm.
 *
 * @param input  ffmpeg's arguments for what is looked at, such as `['-i', file]`
 */
export function worstFlashes(input: readonly string[]): number {
  const { width, height } = CELLS;
  const size = width * height;
  const filter = `fps=${FRAMES_PER_SECOND},scale=${width}:${height}:flags=area,format=gray`;
  const pixels = execFileSync(
    'ffmpeg',
    ['-v', 'error', '-skip_loop_filter', 'all', ...input, '-vf', filter, '-f', 'rawvideo', '-'],
    {
      maxBuffer: 64_000_000,
      timeout: 60_000,
    },
  );
  const frames = Math.floor(pixels.length / size);
  const turns = Array.from({ length: size }, (_, cell) =>
    turnsOf(Array.from({ length: frames }, (_, frame) => luminance(pixels[frame * size + cell] ?? 0))),
  );
  let worst = 0;
  for (let from = 0; from < frames; from++) {
    const counts = turns
      .map((all) => all.filter((frame) => frame >= from && frame < from + FRAMES_PER_SECOND).length / 2)
      .sort((a, b) => b - a);
    worst = Math.max(worst, Math.floor(counts[Math.floor(size / 4)] ?? 0));
  }
  return worst;
}

/** The frames at which one cell has turned far enough, up after down or down after up. */
function turnsOf(values: readonly number[]): readonly number[] {
  const turns: number[] = [];
  let extreme = values[0] ?? 0;
  let direction = 0;
  for (const [frame, value] of values.entries()) {
    const change = value - extreme;
    if (change * direction > 0) extreme = value;
    else if (Math.abs(change) >= CHANGE && Math.min(value, extreme) < DARKER_SIDE) {
      turns.push(frame);
      direction = Math.sign(change);
      extreme = value;
    }
  }
  return turns;
}

function luminance(grey: number): number {
  const share = grey / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
