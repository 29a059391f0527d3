import { readFileSync } from 'node:fs';
import { downloadAsset } from '../../player/download.ts';
import { logbook } from '../fakes/logbook.ts';
import { sha256 } from '../fakes/media-bytes.ts';
import { LOOSE_URL, openMachine, type Machine } from './machine.ts';
import { serving } from './serving.ts';
import { envelopeOf, looseFile, needsOf, revisions } from './sources.ts';

/** What a player has promised by what it said. */
interface Promised {
  readonly objects: ReadonlySet<string>;
  readonly playlist: number;
  readonly pending: number;
  readonly trust: number;
  readonly loose: number;
}

/**
 * Opens a data directory as the next start does and gives all that is wrong with it: what was promised and is lost, what
 * is there under a wrong name, a playlist in force that cannot be read or played, keys that believe an older playlist.
 *
 * @param boot  the one in which it is opened
 */
export async function faultsOf(
  dir: string,
  sources: string,
  facts: readonly string[],
  boot: string,
): Promise<readonly string[]> {
  const promised = promisedBy(facts);
  const machine = await openMachine(dir, sources, boot).catch(
    (error: unknown) => `it cannot be opened: ${String(error)}`,
  );
  if (typeof machine === 'string') return [machine];
  return [
    ...(await objectFaults(machine, promised)),
    ...playlistFaults(machine, sources, promised),
    ...looseFaults(machine, sources, promised),
    ...(await trustFaults(machine, sources, promised)),
    ...(await resumeFaults(machine, sources)),
  ];
}

/** What a cut left of the file without a hash must not become part of it, unless it is what was sent. */
async function resumeFaults({ store, pins }: Machine, sources: string): Promise<readonly string[]> {
  for (const revision of revisions) {
    const file = looseFile(sources, revision);
    const world = { store, pins, open: serving(file, `"${revision}"`), log: logbook(), now: Date.now };
    const part = await store.openPart(LOOSE_URL);
    await part.close();
    if (part.origin?.etag !== `"${revision}"`) continue;
    const outcome = await downloadAsset({ url: LOOSE_URL }, { ...world, revalidate: true });
    if (outcome.kind !== 'adopted') return [`a file cannot be gone on with: ${outcome.kind}`];
    if (outcome.sha256 !== sha256(readFileSync(file))) return ['what a cut left was taken for what was sent'];
  }
  return [];
}

function promisedBy(facts: readonly string[]): Promised {
  const objects = new Set<string>();
  const numbers = { playlist: 0, pending: 0, trust: 0, loose: 0 };
  for (const fact of facts) {
    const [what = '', which = ''] = fact.split(' ');
    if (what === 'object') objects.add(which);
    if (what === 'evicting') objects.delete(which);
    if (what in numbers) numbers[what as keyof typeof numbers] = Number(which);
  }
  return { objects, ...numbers };
}

async function objectFaults({ store }: Machine, { objects }: Promised): Promise<readonly string[]> {
  const listed = await store.list();
  return [
    ...listed
      .filter((object) => sha256(readFileSync(store.pathOf(object.sha256) ?? '')) !== object.sha256)
      .map((object) => `other bytes than its name says: ${object.sha256}`),
    ...[...objects].filter((object) => !store.has(object)).map((object) => `an acknowledged object is lost: ${object}`),
  ];
}

function playlistFaults({ store, playlists, trust }: Machine, sources: string, promised: Promised): readonly string[] {
  const current = playlists.current();
  const revision = current?.fetchedAt ?? 0;
  const waiting = playlists.pending()?.fetchedAt;
  const missing =
    revision === 0
      ? []
      : needsOf(sources, revision).filter((file) => !store.has(file.sha256) && !isComing(file.sha256));
  /** What was moved aside as damaged is missing until it has come again. */
  function isComing(name: string): boolean {
    return promised.playlist >= revision && !promised.objects.has(name);
  }
  return [
    ...playlists.faults.map((fault) => fault.replace(/: .*/, '')),
    ...(revision < promised.playlist ? [`playlist ${promised.playlist} was in force, now it is ${revision}`] : []),
    ...(current !== undefined && !trust.isBelieved(current) ? [`playlist ${revision} is not believed any more`] : []),
    ...(waiting !== undefined && waiting <= revision ? [`playlist ${waiting} waits behind ${revision}`] : []),
    ...(Math.max(waiting ?? 0, revision) < promised.pending
      ? [`playlist ${promised.pending} does not wait any more`]
      : []),
    ...missing.map(({ name }) => `playlist ${revision} is in force without ${name}`),
  ];
}

function looseFaults({ store, pins }: Machine, sources: string, { loose }: Promised): readonly string[] {
  const pin = pins.get(LOOSE_URL);
  const revision = Number(pin?.etag?.replaceAll('"', '') ?? 0);
  if (revision < loose) return [`the pin of revision ${loose} is lost`];
  if (pin === undefined) return [];
  return [
    ...(store.has(pin.sha256) ? [] : [`a pin names what is not here: revision ${revision}`]),
    ...(pin.sha256 === sha256(readFileSync(looseFile(sources, revision))) ? [] : [`other bytes were pinned than sent`]),
  ];
}

/** An older playlist must be refused by whoever has believed a newer one. */
async function trustFaults({ trust }: Machine, sources: string, promised: Promised): Promise<readonly string[]> {
  if (trust.state !== 'pinned') return [`the keys are lost: ${trust.state}`];
  if (promised.trust < 2) return [];
  const older = await trust.reader.read(envelopeOf(sources, promised.trust - 1), () => Promise.resolve(undefined));
  return older.kind === 'bad' ? [] : [`an older playlist than ${promised.trust} is believed again`];
}
