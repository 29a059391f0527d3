import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_PLAYLIST_BYTES } from '../../core/playlist.ts';
import { makePlan } from '../../core/plan.ts';
import { isLit } from '../../core/schedule.ts';
import { turnsFrom } from '../../core/turns.ts';
import { readPlaylist } from '../../player/read-playlist.ts';
import { checkRead, type Report } from '../../publish/check/check.ts';
import { subjects } from '../../publish/check/codes.ts';
import { readPlaylistBytes } from '../../publish/check/read-target.ts';
import { screensMeant } from '../../publish/check/screens-meant.ts';
import { FRIDAY, usualOptions, usualWorld } from './check-world.ts';

const origin = { kind: 'url', baseUrl: 'https://tv.example/playlist.json' } as const;
const options = { ...usualOptions, media: false };

const look = (bytes: Uint8Array): Promise<Report> => checkRead(readPlaylistBytes(bytes, origin), options, usualWorld);

/** What the player itself says: addresses apart, which only the place it was fetched from decides. */
const isRefusal = ({ code, severity }: Report['findings'][number]) =>
  severity === 'error' && code in subjects.playlist && !code.startsWith('ADDRESS_');

const slide = {
  slide: { kind: 'notice', title: 'Thông báo', points: [{ text: 'Đeo khẩu trang' }] },
};
const seed = {
  formatVersion: 1,
  id: 'tinh',
  timeZone: 'Asia/Ho_Chi_Minh',
  dayparts: {
    office: { days: ['mon', 'tue', 'holiday'], from: '07:30', to: '17:00' },
    night: [{ from: '22:00', to: '05:00' }],
  },
  holidays: ['2026-11-24'],
  overlays: { qr: { url: 'https://www.example.org/' }, slogan: { text: 'Hãy cài đặt' } },
  display: { hours: ['office'], outside: 'off' },
  withdrawn: ['gone'],
  campaigns: [
    {
      id: 'a',
      dayparts: ['office'],
      priority: 2,
      weight: 3,
      screens: { tags: { all: ['province=x'], none: ['venue=y'] } },
      items: [
        { id: 'gone', ...slide },
        { src: 'a.mp4', flight: { from: '2026-11-20', until: '2026-12-01' } },
      ],
    },
    {
      id: 'b',
      maxPlaysPerHour: 4,
      flight: { until: '2027-01-01' },
      items: [
        { ...slide, dayparts: ['night'], screens: { ids: ['tv'] } },
        { src: 'b.jpg', durationSeconds: 8 },
      ],
    },
    { id: 'c', at: ['07:00'], everyMinutes: 45, items: [{ src: 'c.mp3' }, { ...slide, durationSeconds: 5 }] },
  ],
  interrupts: [{ id: 'd', class: 'emergency', flight: { from: '2026-11-21', until: '2026-11-22' }, items: [slide] }],
} as const;

type Json = unknown;
type Edit = { readonly at: number; readonly how: 'drop' | 'twice' | 'put'; readonly value: Json };

/** Every place of a document where something can be changed, as paths. */
function pathsOf(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsOf((value as Record<string | number, Json>)[key], [...path, key]))];
}

function edited(document: Json, { at, how, value }: Edit): Json {
  const copy = structuredClone(document) as Record<string, Json>;
  const paths = pathsOf(copy).slice(1);
  const path = paths[at % Math.max(1, paths.length)];
  if (path === undefined) return copy;
  let parent = copy as Record<string | number, Json>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, Json>;
  const last = path.at(-1) as string | number;
  if (Array.isArray(parent) && how === 'drop') parent.splice(Number(last), 1);
  else if (Array.isArray(parent) && how === 'twice') parent.push(parent[Number(last)]);
  else if (how === 'drop') delete parent[last];
  else parent[last] = how === 'twice' ? [parent[last], parent[last]] : value;
  return copy;
}

/** Values that fit here and there, so that many of the playlists are whole and strange. */
const odd = fc.constantFrom<Json>(
  ...[
    0,
    -1,
    1,
    7,
    1e9,
    1.5,
    '',
    'office',
    'night',
    'province=x',
    'provinec=x',
    'tv',
    null,
    true,
    false,
    [],
    {},
    '2026-11-20',
    '2020-01-01',
  ],
  ...[
    '00:00',
    '24:00',
    '23:59',
    'mon',
    'holiday',
    'clock',
    'black',
    'http://example.org/a.mp4',
    '../a.mp4',
    'a.mp4',
    'c.mp3',
    'https://',
    'UTC',
  ],
  ...[
    'Europe/London',
    { from: '2026-11-29' },
    { until: '2026-11-01' },
    { from: '23:00', to: '01:00' },
    ['office', 'night'],
    ['night'],
  ],
  ...[{ ids: ['tv'] }, { tags: { none: ['province=x'] } }, { tags: { all: ['a=1'], none: ['a=1'] } }, slide],
);
const edits = fc.array(
  fc.record<Edit>({
    at: fc.nat(),
    how: fc.constantFrom('drop', 'twice', 'put', 'put'),
    value: fc.oneof(odd, fc.jsonValue({ maxDepth: 2 })),
  }),
  { minLength: 0, maxLength: 5 },
);
const documents = edits.map((all) => all.reduce<Json>(edited, seed));

describe('check and the player', () => {
  it('agree about every playlist: what one refuses is an error to the other', async () => {
    let [accepted, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const bytes = Buffer.from(JSON.stringify(document));
        const isBad = readPlaylist(bytes).kind === 'bad';
        const report = await look(bytes);
        if (isBad) refused++;
        else accepted++;

        expect(report.findings.some(isRefusal), JSON.stringify(document)).toBe(isBad);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(50);
  }, 60_000);

  it('agree about damaged bytes', async () => {
    const whole = Buffer.from(JSON.stringify(seed));
    const damaged = fc
      .tuple(fc.nat(whole.length), fc.nat(20), fc.uint8Array({ maxLength: 4 }))
      .map(([at, out, put]) => Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + out)]));
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 50 })), async (bytes) => {
        const report = await look(bytes);

        expect(report.findings.some(isRefusal)).toBe(readPlaylist(bytes).kind === 'bad');
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  it('agree that what is called impossible never comes in a week of turns', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const read = readPlaylist(Buffer.from(JSON.stringify(document)));
        if (read.kind === 'bad') return;
        const { playlist } = read.parsed;
        const { findings } = await look(Buffer.from(JSON.stringify(document)));
        const impossible = findings.filter(
          ({ code }) => code.startsWith('NEVER_') || code === 'FLIGHT_OVER' || code === 'ITEM_WITHDRAWN',
        );
        if (impossible.length === 0) return;
        const dead = new Set(
          [...playlist.campaigns, ...playlist.interrupts].flatMap((campaign) =>
            campaign.items.filter((_, index) => {
              const place = `${campaign.place}${campaign.place === '' ? '' : '.'}items[${index}]`;
              return impossible.some(
                (one) =>
                  isWithin(place, one.place) ||
                  isWithin(one.place, campaign.place, ['flight', 'screens', 'dayparts', 'at', 'everyMinutes']),
              );
            }),
          ),
        );
        for (const screen of screensMeant(playlist).screens) {
          let turns = 0;
          for (const { startsAt, choice } of turnsFrom(playlist, screen, FRIDAY)) {
            if (startsAt > FRIDAY + 7 * 86_400_000 || ++turns > 400) break;
            const isEmergency = choice.campaign.interrupt?.class === 'emergency';
            if (!isLit(makePlan(playlist, screen, startsAt, startsAt + 1), startsAt, isEmergency)) continue;
            for (const item of [choice.item, ...choice.announcements.map((one) => one.item)])
              expect(dead.has(item), `${item.id} on ${JSON.stringify(screen)}`).toBe(false);
          }
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('agree about the largest there is', async () => {
    const items = Array.from({ length: 19_999 }, (_, index) => ({
      ...slide,
      id: `s${index}`,
      dayparts: index % 2 === 0 ? ['office'] : ['night'],
    }));
    const big = Buffer.from(JSON.stringify({ ...seed, display: {}, campaigns: [{ id: 'a', items }] }));
    expect((await look(big)).findings.filter(({ severity }) => severity === 'error').slice(0, 3)).toEqual([]);

    const campaigns = Array.from({ length: 19_999 }, (_, index) => ({
      id: `c${index}`,
      priority: index,
      dayparts: ['office'],
      items: [slide],
    }));
    const wide = await look(Buffer.from(JSON.stringify({ ...seed, campaigns })));
    expect(wide.findings.filter(({ severity }) => severity === 'error').slice(0, 3)).toEqual([]);
    expect(wide.notChecked.map(({ what }) => what.en)).toContain('the schedule: holes, and what never plays');

    expect((await look(new Uint8Array(LARGEST_PLAYLIST_BYTES + 1))).ok).toBe(false);
  }, 120_000);
});

/** Whether a finding's place is about this one, or (with `fields`) about one of its own fields. */
function isWithin(place: string, base: string, fields?: readonly string[]): boolean {
  if (fields === undefined) return base === place || base.startsWith(`${place}.`);
  return base !== '' && fields.some((field) => place === `${base}.${field}` || place.startsWith(`${base}.${field}.`));
}
