import type { Log } from '../../player/log.ts';

/** A log that keeps what it is told. */
export function logbook(): Log & { readonly entries: { level: string; event: string; data: unknown }[] } {
  const entries: { level: string; event: string; data: unknown }[] = [];
  const at = (level: string) => (event: string, data?: unknown) => void entries.push({ level, event, data });
  return { entries, error: at('error'), warn: at('warn'), info: at('info') };
}
