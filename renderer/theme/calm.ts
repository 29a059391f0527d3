const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether nothing may fade, slide or run: the system asks for little motion, or `setMotion(false)` was said. */
export function isCalm(): boolean {
  return reduced.matches || document.documentElement.dataset['motion'] === 'off';
}

/** Switches all motion of the page off, and on again. */
export function setMotion(isOn: boolean): void {
  document.documentElement.dataset['motion'] = isOn ? 'on' : 'off';
}
