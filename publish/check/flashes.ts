/**
 * Flashing that can bring on a seizure, after WCAG 2.2, success criterion 2.3.1, and its definition of "general flash and
 * red flash thresholds": more than three flashes within any one second, over more than a quarter of any field of 10°,
 * which is a third of the width by a third of the height (341 × 256 of 1024 × 768). A flash is a pair of opposing changes
 * of relative luminance by a tenth of the most there is, the darker one below 0.8, or of transitions to and from a
 * saturated red.
 */

/** A picture of a film, drawn down to the cells that are judged, whatever its shape. */
export interface FlashFrame {
  /** Where it is in the film, in seconds. */
  readonly seconds: number;
  /** `CELLS` cells row by row, each red, green and blue in sRGB, 0–255. */
  readonly rgb: Uint8Array;
}

/** A third of each is whole. */
export const COLUMNS = 48;
export const ROWS = 27;
export const CELLS = COLUMNS * ROWS;

/** A stretch of a film that flashes too often. */
export interface Flashing {
  readonly kind: 'general' | 'red';
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** Flashes a second, at its worst. */
  readonly hertz: number;
}

export interface FlashWatch {
  /** Looks at the next picture. */
  see(frame: FlashFrame): void;
  /** What was found so far, in the order of the film. */
  found(): readonly Flashing[];
}

/** Watches a film, picture by picture, for flashing. */
export function watchForFlashes(): FlashWatch {
  const cells = Array.from({ length: CELLS }, () => ({ general: new LuminanceSwings(), red: new RedSwings() }));
  const found: Record<Flashing['kind'], Flashing[]> = { general: [], red: [] };
  return {
    see({ seconds, rgb }) {
      cells.forEach(({ general, red }, index) => {
        const colour = [0, 1, 2].map((part) => linear[rgb[3 * index + part] ?? 0] ?? 0);
        general.see(seconds, colour);
        red.see(seconds, colour);
      });
      for (const kind of ['general', 'red'] as const) {
        const swings = cells.map((cell) => cell[kind].inSecondBefore(seconds));
        if (!coversField(swings.map((count) => count > MOST_SWINGS))) continue;
        prolong(found[kind], kind, seconds, Math.max(...swings) / 2);
      }
    },
    found: () => [...found.general, ...found.red].toSorted((a, b) => a.fromSeconds - b.fromSeconds),
  };
}

/** Notes when one cell swung from one state to the opposite one. */
abstract class Swings {
  #at: readonly number[] = [];

  protected swung(seconds: number): void {
    this.#at = [...this.#at, seconds].slice(-MOST_KEPT);
  }

  inSecondBefore(seconds: number): number {
    return this.#at.filter((at) => at > seconds - 1 + ROUNDING_SECONDS).length;
  }
}

/** Relative luminance, from one of its turning points to the next. */
class LuminanceSwings extends Swings {
  #turn: number | undefined;
  #direction: -1 | 0 | 1 = 0;

  see(seconds: number, [red = 0, green = 0, blue = 0]: readonly number[]): void {
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    this.#turn ??= luminance;
    const change = luminance - this.#turn;
    const direction = Math.sign(change) as -1 | 0 | 1;
    const isFurther = direction === this.#direction;
    const isSwing = Math.abs(change) >= LEAST_SWING && Math.min(luminance, this.#turn) < DARK;
    if (!isFurther && !isSwing) return;
    if (!isFurther) this.swung(seconds);
    this.#turn = luminance;
    this.#direction = direction;
  }
}

/** Saturated red, and what is far from it. */
class RedSwings extends Swings {
  #state: { readonly isRed: boolean; readonly uv: Chromaticity } | undefined;

  see(seconds: number, [red = 0, green = 0, blue = 0]: readonly number[]): void {
    const sum = red + green + blue;
    const state = { isRed: sum > BLACK && red / sum >= SATURATED, uv: chromaticity(red, green, blue) };
    const before = (this.#state ??= state);
    if (state.isRed !== before.isRed) {
      const distance = Math.hypot(state.uv.u - before.uv.u, state.uv.v - before.uv.v);
      if (distance <= LEAST_RED_SWING) return;
      this.swung(seconds);
    }
    this.#state = state;
  }
}

interface Chromaticity {
  readonly u: number;
  readonly v: number;
}

/** CIE 1976 u′v′ of linear sRGB; of black that of white, for it has no colour. */
function chromaticity(red: number, green: number, blue: number): Chromaticity {
  const x = 0.4124 * red + 0.3576 * green + 0.1805 * blue;
  const y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const z = 0.0193 * red + 0.1192 * green + 0.9505 * blue;
  const sum = x + 15 * y + 3 * z;
  return sum < BLACK ? { u: 0.1978, v: 0.4683 } : { u: (4 * x) / sum, v: (9 * y) / sum };
}

/** Whether a quarter of any field of 10° is marked. */
function coversField(marked: readonly boolean[]): boolean {
  if (!marked.includes(true)) return false;
  const width = COLUMNS + 1;
  // How many are marked above and to the left of each corner.
  const sums = new Uint32Array(width * (ROWS + 1));
  const sum = (row: number, column: number) => sums[row * width + column] ?? 0;
  for (let row = 1; row <= ROWS; row++) {
    for (let column = 1; column <= COLUMNS; column++) {
      const here = marked[(row - 1) * COLUMNS + column - 1] === true ? 1 : 0;
      sums[row * width + column] = here + sum(row - 1, column) + sum(row, column - 1) - sum(row - 1, column - 1);
    }
  }
  for (let bottom = FIELD_ROWS; bottom <= ROWS; bottom++) {
    for (let right = FIELD_COLUMNS; right <= COLUMNS; right++) {
      const [top, left] = [bottom - FIELD_ROWS, right - FIELD_COLUMNS];
      const inside = sum(bottom, right) - sum(top, right) - sum(bottom, left) + sum(top, left);
      if (inside >= FIELD_SHARE * FIELD_ROWS * FIELD_COLUMNS) return true;
    }
  }
  return false;
}

function prolong(found: Flashing[], kind: Flashing['kind'], seconds: number, hertz: number): void {
  const last = found.at(-1);
  if (last !== undefined && seconds - last.toSeconds < 1) {
    found[found.length - 1] = { ...last, toSeconds: seconds, hertz: Math.max(last.hertz, hertz) };
  } else found.push({ kind, fromSeconds: Math.max(0, seconds - 1), toSeconds: seconds, hertz });
}

/** sRGB to linear light (WCAG 2.2, relative luminance). */
const linear = Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Three flashes: there and back each. */
const MOST_SWINGS = 6;
/** Two a picture at 60 pictures a second would be more than a cell can have. */
const MOST_KEPT = 64;
/** Pictures that are a whole second apart are told so within this. */
const ROUNDING_SECONDS = 0.005;
const LEAST_SWING = 0.1;
const DARK = 0.8;
const SATURATED = 0.8;
const LEAST_RED_SWING = 0.2;
const BLACK = 1e-3;
const FIELD_COLUMNS = COLUMNS / 3;
const FIELD_ROWS = ROWS / 3;
const FIELD_SHARE = 0.25;
