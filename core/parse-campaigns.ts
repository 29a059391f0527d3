import { placeOf, quoted, tooMany, type Fault } from './faults.ts';
import { parseConditions, parseFlight, type Reading } from './parse-conditions.ts';
import { parseItem, type OfCampaign, type Unnamed } from './parse-items.ts';
import { parseObject } from './parse-object.ts';
import { campaign as campaignSchema, interrupt as interruptSchema } from './playlist-schema.ts';
import { MOST_ITEMS, type Campaign, type Item } from './playlist.ts';
import { isRecord } from './record.ts';
import { readMinutes } from './wall-clock.ts';

/**
 * The campaigns and interrupts of a file, with their items named: what has no id is called after its file, `src#2` for
 * its second placement, `slide#1`, `slide#2` … (DECISIONS 11). Two explicit ids that are the same are a fault.
 */
export function parseCampaigns(
  file: Readonly<Record<string, unknown>>,
  reading: Reading,
): { readonly campaigns: readonly Campaign[]; readonly interrupts: readonly Campaign[] } {
  const bare = parseBareItems(file, reading);
  const groups = [
    ...bare,
    ...parseEach(file['campaigns'], 'campaigns', reading, (written, path) => parseCampaign(written, path, reading)),
    ...parseEach(file['interrupts'], 'interrupts', reading, (written, path) => parseInterrupt(written, path, reading)),
  ];
  checkCampaignIds(groups, reading.faults);
  checkCount(groups, reading.faults);
  const named = nameItems(groups, reading.faults);
  return {
    campaigns: named.filter(({ interrupt }) => interrupt === undefined),
    interrupts: named.filter(({ interrupt }) => interrupt !== undefined),
  };
}

type Path = readonly PropertyKey[];

/** A campaign whose items have no names yet. `entries` are its items as written. */
interface Group extends Omit<Campaign, 'items'> {
  readonly path: Path;
  readonly entries: readonly unknown[];
  readonly items: readonly (Unnamed | undefined)[];
}

function parseBareItems(file: Readonly<Record<string, unknown>>, reading: Reading): readonly Group[] {
  const { items, campaigns } = file;
  if (items === undefined && Array.isArray(campaigns) && campaigns.length > 0) return [];
  if (!Array.isArray(items) || items.length === 0) {
    const words =
      items === undefined
        ? {
            en: 'is missing: there must be "items" or "campaigns", with something to play',
            vi: 'còn thiếu: phải có "items" hoặc "campaigns", với nội dung để phát',
          }
        : Array.isArray(items)
          ? { en: 'must have at least 1', vi: 'phải có ít nhất 1 mục' }
          : {
              en: `must be an array, got ${quoted(items)}`,
              vi: `phải là một danh sách [ … ], nhưng ở đây ghi ${quoted(items)}`,
            };
    reading.faults.push({ code: 'INVALID', place: 'items', words });
    return [];
  }
  return [
    {
      ...{ id: 'main', place: '', path: [], priority: 0, weight: 1, flight: {}, dayparts: [] },
      entries: items,
      items: parseEntries(items, [], reading, { overlays: true, takesTurns: true, isBeside: false }),
    },
  ];
}

function parseEach(
  value: unknown,
  key: string,
  { faults }: Reading,
  parse: (written: unknown, path: Path) => Group | undefined,
): readonly Group[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    const got = quoted(value);
    faults.push({
      code: 'INVALID',
      place: key,
      words: { en: `must be an array, got ${got}`, vi: `phải là một danh sách [ … ], nhưng ở đây ghi ${got}` },
    });
    return [];
  }
  if (value.length > MOST_ITEMS) faults.push(tooMany(key, MOST_ITEMS, value.length));
  return value.slice(0, MOST_ITEMS).flatMap((written: unknown, index) => parse(written, [key, index]) ?? []);
}

function parseCampaign(written: unknown, path: Path, reading: Reading): Group | undefined {
  const sound = parseObject(campaignSchema, written, path, reading.faults);
  if (sound === undefined || !isRecord(written)) return undefined;
  const { id, title, zone = 'main', priority = 0, weight = 1, maxPlaysPerHour, at, everyMinutes, contract } = sound;
  if (reading.isSynced && 'maxPlaysPerHour' in written) {
    reading.faults.push({
      code: 'INVALID',
      place: placeOf([...path, 'maxPlaysPerHour']),
      words: {
        en: 'does not go with "sync": "clock": what a screen has shown must not change what it shows next',
        vi: 'không dùng được cùng "sync": "clock": những gì màn hình đã chiếu không được làm đổi nội dung tiếp theo',
      },
    });
  }
  const entries = entriesOf(written);
  const hasMoments = 'at' in written || 'everyMinutes' in written;
  return {
    ...{ id: (id ?? placeOf(path)).normalize('NFC'), place: placeOf(path), path, priority, weight, entries },
    items: parseEntries(entries, path, reading, {
      overlays: sound.overlays ?? true,
      takesTurns: !hasMoments,
      isBeside: zone !== 'main',
    }),
    ...(title === undefined ? {} : { title }),
    ...(zone === 'main' ? {} : { zone }),
    ...parseConditions(sound, written, path, reading),
    ...(maxPlaysPerHour === undefined ? {} : { maxPlaysPerHour }),
    ...(hasMoments
      ? {
          moments: {
            atMinutes: [...new Set((at ?? []).map(readMinutes))].sort((a, b) => a - b),
            ...(everyMinutes === undefined ? {} : { everyMinutes }),
          },
        }
      : {}),
    ...(contract === undefined
      ? {}
      : { contract: { plays: contract.plays, flight: parseFlight(contract, [...path, 'contract'], reading) } }),
  };
}

function parseInterrupt(written: unknown, path: Path, reading: Reading): Group | undefined {
  const sound = parseObject(interruptSchema, written, path, reading.faults);
  if (sound === undefined || !isRecord(written)) return undefined;
  const { id, title, class: class_ = 'notice', drill = false } = sound;
  // Nothing stands beside an emergency unless it is asked for.
  const { overlays = class_ !== 'emergency' } = sound;
  const entries = entriesOf(written);
  return {
    ...{ id: (id ?? placeOf(path)).normalize('NFC'), place: placeOf(path), path, priority: 0, weight: 1, entries },
    items: parseEntries(entries, path, reading, { overlays, takesTurns: true, isBeside: false }),
    ...(title === undefined ? {} : { title }),
    interrupt: { class: class_, drill },
    ...parseConditions(sound, written, path, reading),
  };
}

function parseEntries(
  entries: readonly unknown[],
  path: Path,
  reading: Reading,
  campaign: OfCampaign,
): readonly (Unnamed | undefined)[] {
  // Of far too many the first are enough to say what is wrong.
  return entries
    .slice(0, MOST_ITEMS)
    .map((entry, index) => parseItem(entry, [...path, 'items', index], reading, campaign));
}

function entriesOf({ items }: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(items) ? items : [];
}

function checkCampaignIds(groups: readonly Group[], faults: Fault[]): void {
  const seen = new Map<string, Group>();
  for (const group of groups) {
    const first = seen.get(group.id);
    if (first === undefined) seen.set(group.id, group);
    else faults.push(duplicate(`${group.place}.id`, group.id, first.place === '' ? 'items' : first.place));
  }
}

function checkCount(groups: readonly Group[], faults: Fault[]): void {
  const count = groups.reduce((total, { entries }) => total + entries.length, 0);
  if (count <= MOST_ITEMS) return;
  const [only] = groups;
  const place = only === undefined || groups.length > 1 ? '' : `${only.place === '' ? '' : `${only.place}.`}items`;
  faults.push(tooMany(place, MOST_ITEMS, count));
}

function nameItems(groups: readonly Group[], faults: Fault[]): readonly Campaign[] {
  const explicit = new Map<string, string>();
  const idOf = (entry: unknown): string | undefined =>
    isRecord(entry) && typeof entry['id'] === 'string' ? entry['id'].normalize('NFC') : undefined;
  for (const { entries, path } of groups) {
    entries.forEach((entry, index) => {
      const id = idOf(entry);
      if (id === undefined) return;
      const first = explicit.get(id);
      if (first === undefined) explicit.set(id, placeOf([...path, 'items', index]));
      else faults.push(duplicate(placeOf([...path, 'items', index, 'id']), id, first));
    });
  }
  const count = new Map<string, number>();
  const given = new Set<string>(explicit.keys());
  const name = (item: Unnamed, entry: unknown): string => {
    const own = idOf(entry);
    if (own !== undefined) return own;
    const file = item.kind === 'slide' ? 'slide' : item.kind === 'web' ? item.url : (item.sources[0]?.url ?? 'item');
    const base = file.normalize('NFC');
    for (;;) {
      const n = (count.get(base) ?? 0) + 1;
      count.set(base, n);
      const id = item.kind === 'slide' || n > 1 ? `${base}#${n}` : base;
      if (given.has(id)) continue;
      given.add(id);
      return id;
    }
  };
  return groups.map(({ path: _path, entries, items, ...campaign }) => ({
    ...campaign,
    items: items.flatMap((item, index): readonly Item[] =>
      item === undefined ? [] : [{ ...item, id: name(item, entries[index]) }],
    ),
  }));
}

function duplicate(place: string, id: string, first: string): Fault {
  return {
    code: 'DUPLICATE_ID',
    place,
    words: { en: `${first} has the same id, ${quoted(id)}`, vi: `trùng id với ${first}: ${quoted(id)}` },
  };
}
