import type { Draft, DraftCampaign, DraftItem, Origin, When } from './draft.ts';
import { writtenFlight } from './flight.ts';
import { isAlways, nameOfWindows, writtenWindow, type WrittenWindow } from './windows.ts';

/** A playlist ready to be written, and the origins of the objects in it. */
export interface Assembled {
  readonly playlist: Readonly<Record<string, unknown>>;
  readonly origins: ReadonlyMap<object, Origin>;
}

/**
 * The playlist that a draft means: times become named dayparts, and what all items of a campaign share is written once,
 * at the campaign.
 */
export function assemble({ head, campaigns: drafts }: Draft): Assembled {
  const campaigns = drafts.map((campaign) => ({ ...campaign, items: campaign.items.map(withoutAlways) }));
  const origins = new Map<object, Origin>();
  const dayparts = new Map<string, WrittenWindow | readonly WrittenWindow[]>();

  const writeWhen = ({ flight, windows, screens }: When, origin: Origin | undefined) => {
    const written = {
      ...(flight === undefined ? {} : { flight: writtenFlight(flight) }),
      ...(windows === undefined ? {} : { dayparts: [nameOfWindows(windows)] }),
      ...(screens === undefined ? {} : { screens }),
    };
    if (windows !== undefined) {
      const [first, ...rest] = windows.map(writtenWindow);
      const value = first === undefined || rest.length > 0 ? windows.map(writtenWindow) : first;
      const name = nameOfWindows(windows);
      if (!dayparts.has(name)) dayparts.set(name, value);
      if (origin !== undefined)
        origins.set(dayparts.get(name) as object, { place: origin.fields?.['dayparts'] ?? origin.place });
    }
    if (origin === undefined) return written;
    if (written.flight !== undefined) origins.set(written.flight, origin);
    if (screens !== undefined) origins.set(screens, origin);
    return written;
  };
  const writeItem = ({ fields, when, origin, inside = new Map() }: DraftItem, shared: When) => {
    const own = Object.fromEntries(Object.entries(when).filter(([key]) => !(key in shared)));
    const item = { ...fields, ...writeWhen(own, origin) };
    origins.set(item, origin);
    for (const [object, own] of inside) origins.set(object, own);
    return item;
  };
  const writeCampaign = ({ id, fields, items, origin }: DraftCampaign) => {
    const shared = sharedWhen(items);
    const written = {
      ...{ id, ...fields },
      ...writeWhen(shared, items[0]?.origin),
      items: items.map((item) => writeItem(item, shared)),
    };
    const first = origin ?? items[0]?.origin;
    if (first !== undefined) origins.set(written, first);
    return written;
  };

  const bare = campaigns.filter(({ id }) => id === undefined).flatMap(({ items }) => items);
  const named = campaigns.filter(({ id }) => id !== undefined).map(writeCampaign);
  const items = bare.map((item) => writeItem(item, {}));
  return {
    playlist: {
      ...head,
      ...(dayparts.size === 0 ? {} : { dayparts: Object.fromEntries(dayparts) }),
      ...(named.length === 0 ? {} : { campaigns: named }),
      ...(items.length === 0 ? {} : { items }),
    },
    origins,
  };
}

/** A daypart that is always on is none. */
function withoutAlways(item: DraftItem): DraftItem {
  const { windows, ...rest } = item.when;
  return windows !== undefined && isAlways(windows) ? { ...item, when: rest } : item;
}

/** Those of `flight`, `windows` and `screens` that all items have alike. */
function sharedWhen(items: readonly DraftItem[]): When {
  const [first] = items;
  if (first === undefined) return {};
  return Object.fromEntries(
    Object.entries(first.when).filter(([key, value]) =>
      items.every(({ when }) => JSON.stringify(when[key as keyof When]) === JSON.stringify(value)),
    ),
  );
}
