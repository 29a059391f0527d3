/** The light border that ISO/IEC 18004 asks for around a code, in modules. */
export const quietModules = 4;

/** What a phone's camera needs a module to measure, in device pixels, however small the screen. */
export const leastModulePx = 2;

/** What a code measures on the glass, in CSS pixels; `contrast` is WCAG's ratio of paper to ink, 1–21. */
export interface QrMeasure {
  /** A side of the code itself, without its quiet zone. */
  readonly sidePx: number;
  readonly modulePx: number;
  readonly quietModules: number;
  readonly contrast: number;
}

/** Shares of the screen's short side that a code must reach (DECISIONS 33). */
export const sloganShare = 0.55;
export const overlayShare = 0.2;
/** The largest share that a code has on any slide: one that must be larger to be scanned is not scanned at all. */
export const largestShare = 0.75;

/**
 * The biggest whole number of device pixels for a module such that code and quiet zone fit into a box, in CSS pixels;
 * fractional only when not even one device pixel a module fits. `size` is in modules, without the quiet zone.
 */
export function snapModulePx(size: number, boxPx: number, devicePixelRatio = 1): number {
  const devicePx = (boxPx * devicePixelRatio) / (size + 2 * quietModules);
  // Layout hands out boxes such as 332.99997; a hundredth of a pixel is no reason to lose a whole step.
  const whole = Math.floor(devicePx + 0.01);
  return (whole >= 1 ? whole : devicePx) / devicePixelRatio;
}

/** What keeps people from scanning a code on a screen whose short side is `shortPx`; empty when nothing does. */
export function qrFaults(measure: QrMeasure, shortPx: number, share: number, devicePixelRatio = 1): readonly string[] {
  const faults: string[] = [];
  const percent = (100 * measure.sidePx) / shortPx;
  // Half a pixel for what layout rounds away.
  if (measure.sidePx + 0.5 < share * shortPx)
    faults.push(`code: ${percent.toFixed(1)} % of the short side, must be ${Number((100 * share).toFixed(1))} %`);
  const module = measure.modulePx * devicePixelRatio;
  if (module < leastModulePx) faults.push(`module: ${module.toFixed(2)} device pixels, must be ${leastModulePx}`);
  if (measure.quietModules < quietModules)
    faults.push(`quiet zone: ${measure.quietModules} modules, must be ${quietModules}`);
  if (measure.contrast < 7) faults.push(`contrast: ${measure.contrast.toFixed(1)}, must be 7`);
  return faults;
}

/** WCAG's contrast ratio of two colours, each as red, green and blue 0–255. */
export function contrastOf(one: readonly number[], other: readonly number[]): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const linear = (value: number) => (value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
