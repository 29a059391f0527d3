import { quietModules } from '../../core/qr-measure.ts';
import type { QrModules } from '../../core/qr-modules.ts';

/** A grey picture, a byte a pixel. */
export interface GreyPicture {
  readonly side: number;
  readonly grey: Float64Array;
}

/**
 * What a phone's camera sees of a code on a screen: the squares fall on pixels that are larger or smaller than they, a
 * little turned as a hand holds it, blurred by lens, focus and movement, and with the contrast of a lit room.
 *
 * @param pixelsPerModule  how many pixels of the camera's picture a square is wide
 */
export function seenByCamera(modules: QrModules, pixelsPerModule: number): GreyPicture {
  const scale = Math.min(pixelsPerModule, MOST_PIXELS_PER_MODULE);
  const whole = modules.size + 2 * quietModules;
  const side = Math.ceil(whole * scale * 1.1) + 20;
  const grey = new Float64Array(side * side);
  const [sine, cosine] = [Math.sin(TURN), Math.cos(TURN)];
  const shade = (x: number, y: number): number => {
    const [dx, dy] = [(x - side / 2) / scale, (y - side / 2) / scale];
    const column = Math.floor(cosine * dx + sine * dy + whole / 2) - quietModules;
    const row = Math.floor(cosine * dy - sine * dx + whole / 2) - quietModules;
    const most = modules.size + quietModules;
    if (row < -quietModules || column < -quietModules || row >= most || column >= most) return AROUND;
    const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
    return inside && modules.isDark(row, column) ? DARK : LIGHT;
  };
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      let sum = 0;
      for (let i = 0; i < SAMPLES; i++)
        for (let j = 0; j < SAMPLES; j++) sum += shade(x + (i + 0.5) / SAMPLES, y + (j + 0.5) / SAMPLES);
      grey[y * side + x] = sum / SAMPLES ** 2;
    }
  }
  return { side, grey: blurred(blurred(grey, side, 1), side, side) };
}

/** How many pixels of a phone's viewfinder, 1920 wide over 69° (a 26 mm lens), a millimetre takes at a distance. */
export function cameraPixelsPerMillimetre(distanceMetres: number): number {
  const seenMillimetres = 2 * distanceMetres * 1000 * Math.tan((69 / 2 / 180) * Math.PI);
  return 1920 / seenMillimetres;
}

/** A blur along one direction; `step` is the distance to the next pixel in it. */
function blurred(grey: Float64Array, side: number, step: number): Float64Array {
  const reach = WEIGHTS.length >> 1;
  const result = new Float64Array(grey.length);
  for (let index = 0; index < grey.length; index++) {
    const along = step === 1 ? index % side : Math.floor(index / side);
    let sum = 0;
    for (let offset = -reach; offset <= reach; offset++) {
      const at = Math.min(side - 1, Math.max(0, along + offset));
      sum += (WEIGHTS[offset + reach] as number) * (grey[index + (at - along) * step] as number);
    }
    result[index] = sum;
  }
  return result;
}

/** A Gauss curve with a deviation of one pixel, three to each side. */
const WEIGHTS = (() => {
  const raw = [-3, -2, -1, 0, 1, 2, 3].map((offset) => Math.exp(-(offset ** 2) / 2));
  const sum = raw.reduce((total, one) => total + one, 0);
  return raw.map((one) => one / sum);
})();
const SAMPLES = 3;
const TURN = (5 / 180) * Math.PI;
/** More pixels only take longer: from here on nothing is hard to read. */
const MOST_PIXELS_PER_MODULE = 4;
/** Dark squares are never black on a lit screen in a lit room. */
const DARK = 60;
const LIGHT = 235;
const AROUND = 90;
