import type { PlayerOptions } from '../../core/messages.ts';

/** The origins whose web pages may be shown here. */
export interface AllowedPages {
  /** What the machine allows; without a host none, for nobody would watch over what is in a frame. */
  readonly byMachine: readonly string[];
  /** What of that the trust file in force allows too; all of it where that does not say. */
  now(): readonly string[];
}

/** @param byTrust  what the trust file in force names, if it names any */
export function allowedPages(
  { host, webOrigins = [] }: Pick<PlayerOptions, 'host' | 'webOrigins'>,
  byTrust: () => readonly string[] | undefined,
): AllowedPages {
  const byMachine = host === 'none' ? [] : webOrigins;
  return {
    byMachine,
    now() {
      const bound = byTrust();
      return bound === undefined ? byMachine : byMachine.filter((origin) => bound.includes(origin));
    },
  };
}
