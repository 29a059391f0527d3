import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAsset } from '../../player/asset-reader.ts';
import { downloadAsset, type Asset } from '../../player/download.ts';
import { freeBytes } from '../../player/free-space.ts';
import { keptOf } from '../../player/read-playlist.ts';
import { logbook } from '../fakes/logbook.ts';
import { BEFORE_CUT, LOOSE_URL, openMachine, type Machine } from './machine.ts';
import { serving } from './serving.ts';
import { envelopeOf, looseFile, needsOf, OVERTAKEN, revisions } from './sources.ts';

/**
 * What a player does with its disk from the first start to the fourth playlist, on the real store: it takes playlists
 * and trust in, fetches media with cuts on the way, adopts, evicts, pins and quarantines, and goes on where an earlier
 * life was killed. It says each thing that it has done, at once, for what was said must be true from then on.
 */
const [dir = '', sources = ''] = process.argv.slice(2);
const say = (fact: string) => writeSync(1, `${fact}\n`);

let beatAt = performance.now();
let longestHoldMs = 0;
const heart = setInterval(() => {
  longestHoldMs = Math.max(longestHoldMs, performance.now() - beatAt);
  beatAt = performance.now();
}, 20);

/** A disk that fails once costs a try, not the player; what fails again and again is a bug. */
async function insist<T>(what: string, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined || tries === 3) throw error;
      say(`failed ${what} ${code}`);
    }
  }
}

const machine: Machine = await insist('open', () => openMachine(dir, sources, BEFORE_CUT));
const { store, pins, playlists, trust } = machine;
say('pinned');

async function fetchAsset(asset: Asset, open: OpenAsset): Promise<string | undefined> {
  const world = { store, pins, open, log: logbook(), now: Date.now, free: freeBytes, revalidate: true };
  const outcome = await downloadAsset(asset, world);
  switch (outcome.kind) {
    case 'adopted':
    case 'unchanged':
      return outcome.sha256;
    case 'unreachable':
      return undefined;
    default:
      throw Object.assign(new Error(outcome.kind), { code: outcome.kind });
  }
}

async function fetchNeeds(revision: number): Promise<void> {
  for (const [index, { name, sha256, bytes }] of needsOf(sources, revision).entries()) {
    const asset = { url: `https://bluezone.example/${name}`, sha256, bytes };
    if (store.has(sha256)) continue;
    const file = join(sources, name);
    if (index > 0) await insist('part', () => fetchAsset(asset, serving(file, '"1"', 20_000)));
    if (revision === OVERTAKEN) return;
    await insist('media', () => fetchAsset(asset, serving(file, '"1"')));
    say(`object ${sha256}`);
  }
}

async function fetchLoose(revision: number): Promise<void> {
  const file = looseFile(sources, revision);
  const etag = `"${revision}"`;
  if (pins.get(LOOSE_URL)?.etag === etag) return;
  await insist('part', () => fetchAsset({ url: LOOSE_URL }, serving(file, etag, 15_000)));
  await insist('loose media', () => fetchAsset({ url: LOOSE_URL }, serving(file, etag)));
  say(`loose ${revision}`);
}

for (const revision of revisions) {
  if (revision <= (playlists.current()?.fetchedAt ?? 0)) continue;
  if ((playlists.pending()?.fetchedAt ?? 0) < revision) {
    const read = await insist('trust', () =>
      trust.reader.read(envelopeOf(sources, revision), () => Promise.resolve(undefined)),
    );
    if (read.kind === 'bad') continue; // this life has begun beyond it
    say(`trust ${revision}`);
    const source = 'https://bluezone.example/playlist.json';
    const kept = { ...keptOf(read), source, baseUrl: source, validators: {}, fetchedAt: revision };
    await insist('pending', () => playlists.savePending(kept));
    say(`pending ${revision}`);
  }
  await fetchNeeds(revision);
  if (revision === OVERTAKEN) continue;
  await fetchLoose(revision);
  await insist('adopt', () => playlists.adopt());
  say(`playlist ${revision}`);

  await pins.keepOnly(new Set([LOOSE_URL]));
  const needed = new Set([...needsOf(sources, revision).map(({ sha256 }) => sha256), pins.get(LOOSE_URL)?.sha256]);
  for (const { sha256 } of await insist('list', () => store.list())) {
    await store.markUsed(sha256);
    if (needed.has(sha256)) continue;
    say(`evicting ${sha256}`);
    await insist('evict', () => store.evict(sha256));
  }
}

// Damage was found: the file is moved aside and comes again.
const [damaged] = needsOf(sources, revisions.at(-1) ?? 0);
say(`evicting ${damaged?.sha256}`);
await store.quarantine(damaged?.sha256 ?? '');
await fetchNeeds(revisions.at(-1) ?? 0);
clearInterval(heart);
say(`held ${Math.round(longestHoldMs)}`);
say('done');
