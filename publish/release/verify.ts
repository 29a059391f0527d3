import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fault } from '../../core/faults.ts';
import type { Trust } from '../../core/trust.ts';
import { createConfigSource, type Answer } from '../../player/config-source.ts';
import type { Fetch } from '../../player/fetch-capped.ts';
import { PLAYLIST_NAME } from '../../player/folder-source.ts';
import type { PlaylistRead, PlaylistReader } from '../../player/read-playlist.ts';
import { readEnvelope, signersOf } from '../../player/trust/envelope.ts';
import { settleTrust } from '../../player/trust/given-trust.ts';
import { TRUST_FILE } from '../../player/trust/kept-trust.ts';
import { openTrust } from '../../player/trust/trust-keeper.ts';
import { withAddressHint } from '../address-hint.ts';
import { askFolder, SILENT } from '../ask-folder.ts';
import { reasonWords } from '../reason-words.ts';
import { dateWords } from './clock.ts';
import type { KnownRevision } from './known-revision.ts';
import { verifyBundle } from './verify-bundle.ts';
import { verifyMedia, type Looked, type MediaVerdict, type VerdictFault } from './verify-media.ts';

/** What a screen would make of what is published. */
export interface Verdict extends MediaVerdict {
  readonly ok: boolean;
  /** What was there, if a screen would take it. */
  readonly playlist?: Pick<PlaylistRead, 'parsed' | 'isHold'>;
  /** The trust file in force there, where one was given to begin with. */
  readonly trust?: Trust;
  /** Ids of the keys that have signed. */
  readonly signers: readonly string[];
}

export interface VerifyWorld {
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly progress: (done: number, of: number, name: string) => void;
}

/**
 * Asks for what is published as a screen would that has just been given this trust file, and fetches every file of it
 * once. Rejects only as the disk does.
 *
 * @param where  an http(s) address of a playlist, a folder, or a bundle
 * @param anchor  the path of a trust file; none: what is unsigned is believed too
 * @param known  how far screens may have come: they refuse what is older
 */
export async function verify(
  where: string,
  anchor: string | undefined,
  world: VerifyWorld,
  known?: KnownRevision,
): Promise<Verdict> {
  const settled = anchor === undefined ? undefined : settleTrust(anchor, process.cwd());
  if (settled?.kind === 'refused') return none([untrusted(settled.message)]);
  const dir = await mkdtemp(path.join(tmpdir(), 'bluezone-verify-'));
  try {
    const trust = await openTrust({
      ...{ path: path.join(dir, TRUST_FILE), anchor, kept: [], log: SILENT, now: world.now },
      before: () => undefined,
      onRenewed: () => undefined,
    });
    const [refused] = trust.faults;
    if (refused !== undefined) return none([untrusted(refused.message)]);
    const looked = await look(where, trust.reader, world);
    if (looked.kind === 'refused') return none(looked.faults);
    const { playlist, media } = looked;
    const { epoch, revision } = playlist.parsed.playlist;
    const isOld = anchor !== undefined && known?.epoch === epoch && revision < known.revision;
    const faults = isOld ? [older(revision, known), ...looked.faults] : looked.faults;
    const inForce = trust.trust();
    const envelope = looked.envelope === undefined ? undefined : readEnvelope(looked.envelope);
    return {
      ...{ ok: faults.length === 0, playlist, media, faults },
      ...(inForce === undefined ? {} : { trust: inForce }),
      signers:
        envelope?.kind === 'envelope' && inForce !== undefined
          ? [...signersOf(envelope.envelope, inForce.publish)]
          : [],
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function look(
  where: string,
  reader: PlaylistReader,
  world: VerifyWorld,
): Promise<Looked | { readonly kind: 'refused'; readonly faults: readonly VerdictFault[] }> {
  if (/^https?:/i.test(where)) {
    const source = createConfigSource({ kept: undefined, log: SILENT, reader, ...world, url: where, random: () => 0 });
    const looked = await lookedAt(await source.ask(), (baseUrl) => ({ kind: 'url', baseUrl }), world);
    return looked.kind === 'refused' ? { ...looked, faults: withAddressHint(looked.faults, where) } : looked;
  }
  const is = await stat(where).catch(() => undefined);
  if (is === undefined) return { kind: 'refused', faults: [unreachable('ENOENT: no such file or folder')] };
  if (is.isFile() && path.basename(where) !== PLAYLIST_NAME) return verifyBundle(where, reader, world);
  const folder = path.resolve(is.isFile() ? path.dirname(where) : where);
  return lookedAt(await askFolder(folder, reader, world.now), () => ({ kind: 'folder', folder }), world);
}

async function lookedAt(
  answer: Answer,
  originOf: (baseUrl: string) => Parameters<typeof verifyMedia>[1],
  world: VerifyWorld,
): ReturnType<typeof look> {
  if (answer.kind !== 'changed') return { kind: 'refused', faults: faultsOf(answer) };
  const { kept, parsed } = answer;
  return {
    kind: 'looked',
    playlist: { parsed, ...(kept.isHold === true ? { isHold: true } : {}) },
    envelope: kept.envelope,
    ...(await verifyMedia(parsed.playlist, originOf(kept.baseUrl), world)),
  };
}

function faultsOf(answer: Exclude<Answer, { kind: 'changed' }>): readonly VerdictFault[] {
  switch (answer.kind) {
    case 'bad':
      return answer.faults satisfies readonly Fault[];
    case 'unreachable':
      return [unreachable(answer.reason)];
    case 'unchanged':
      throw new Error('a source that was asked once has nothing to compare with');
  }
}

function unreachable(reason: string): VerdictFault {
  return { code: 'PLAYLIST_UNREACHABLE', place: '', words: reasonWords(reason) };
}

function older(got: number, { revision, publishedAt }: KnownRevision): VerdictFault {
  const at = publishedAt === undefined ? undefined : dateWords(Date.parse(publishedAt));
  const dated = { en: at === undefined ? '' : ` (${at.en})`, vi: at === undefined ? '' : ` (${at.vi})` };
  return {
    code: 'ROLLBACK',
    place: 'revision',
    words: {
      en: `an old one: revision ${got}, but revision ${revision} went out${dated.en}, and a screen that has had it refuses this. If ${revision} has not been uploaded yet, upload it; if it has, somebody has put the old one back`,
      vi: `bản cũ: bản ${got}, trong khi đã có bản ${revision}${dated.vi}; màn hình đã nhận bản ${revision} thì không nhận bản này. Nếu chưa tải bản ${revision} lên thì hãy tải lên; nếu đã tải rồi thì có người đặt lại bản cũ`,
    },
  };
}

function untrusted(message: string): VerdictFault {
  const { en, vi } = reasonWords(message);
  return { code: 'TRUST_REFUSED', place: '', words: { en: `--trust: ${en}`, vi: `--trust: ${vi}` } };
}

function none(faults: readonly VerdictFault[]): Verdict {
  return { ok: false, signers: [], media: { files: 0, bytes: 0 }, faults };
}
