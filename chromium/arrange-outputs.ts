import type { Log } from '../player/log.ts';
import type { Listing } from './monitor.ts';
import { parseOutputs, type Output } from './x-monitors.ts';

export interface ArrangeWorld {
  readonly list: () => Promise<Listing>;
  /** Runs xrandr with these words; gives why it could not, if so. */
  readonly change: (args: readonly string[]) => Promise<string | undefined>;
  readonly log: Log;
}

/**
 * Lists monitors where no desktop arranges them, as in the kiosk session: a bare X server shows all outputs the same picture, and
 * leaves one off that is plugged in later. Each output is switched on once when its cable is there, to the right of the
 * others, and off when that is pulled, so that the next television is asked for its own modes. What somebody has changed since is left as it is.
 */
export function arrangeOutputs({ list, change, log }: ArrangeWorld): () => Promise<Listing> {
  let arranged: ReadonlySet<string> = new Set();
  return async () => {
    const listing = await list();
    if (listing.kind === 'failed') return listing;
    const outputs = parseOutputs(listing.outputs);
    const args = arrangement(outputs, arranged);
    arranged = new Set(outputs.filter(({ cable }) => cable === 'plugged').map(({ name }) => name));
    if (args.length === 0) return listing;
    const trouble = await change(args);
    if (trouble === undefined) log.info('outputs arranged', { args });
    else log.warn('outputs not arranged', { args, why: trouble });
    return list();
  };
}

/** What xrandr is to be told, if anything. @param arranged the outputs that had a cable at the last look */
export function arrangement(outputs: readonly Output[], arranged: ReadonlySet<string>): readonly string[] {
  const pulled = outputs.filter(
    ({ name, cable, bounds }) => cable === 'none' && bounds !== undefined && arranged.has(name),
  );
  const args = pulled.flatMap(({ name }) => ['--output', name, '--off']);
  const row: { readonly name: string; readonly right: number }[] = [];
  const late: Output[] = [];
  const places = new Set<string>();
  for (const output of outputs) {
    const { name, cable, bounds } = output;
    if (pulled.includes(output)) continue;
    const place = bounds === undefined ? '' : `${bounds.x},${bounds.y}`;
    const isNew = cable === 'plugged' && !arranged.has(name);
    if (isNew && (bounds === undefined || places.has(place))) late.push(output);
    else if (bounds !== undefined) row.push({ name, right: bounds.x + bounds.width });
    if (bounds !== undefined) places.add(place);
  }
  let last = row.toSorted((a, b) => a.right - b.right).at(-1)?.name;
  for (const { name } of late) {
    args.push('--output', name, '--auto', ...(last === undefined ? [] : ['--right-of', last]));
    last = name;
  }
  return args;
}
