import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fault } from '../../core/faults.ts';
import { filesWithPlaces } from '../../core/playlist-files.ts';
import { createConfigSource, type Answer } from '../../player/config-source.ts';
import type { Fetch } from '../../player/fetch-capped.ts';
import type { PlaylistRead } from '../../player/read-playlist.ts';
import { readEnvelope, signersOf } from '../../player/trust/envelope.ts';
import { TRUST_FILE } from '../../player/trust/kept-trust.ts';
import { openTrust } from '../../player/trust/trust-keeper.ts';
import type { Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import { askFolder, SILENT } from '../ask-folder.ts';
import { locate, type Origin } from '../check/locate.ts';
import { createMediaOpener } from '../check/open-media.ts';
import { reasonWords } from '../reason-words.ts';

/** What a screen would make of what is published. */
export interface Verdict {
  readonly ok: boolean;
  /** What was there, if a screen would take it. */
  readonly playlist?: Pick<PlaylistRead, 'parsed' | 'isHold'>;
  /** The trust file in force there, where one was given to begin with. */
  readonly trust?: Trust;
  /** Ids of the keys that have signed. */
  readonly signers: readonly string[];
  readonly media: { readonly files: number; readonly bytes: number };
  readonly faults: readonly VerdictFault[];
}

export type VerdictFault = Pick<Fault, 'place' | 'words'> & { readonly code: string };

export interface VerifyWorld {
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly progress: (done: number, of: number, name: string) => void;
}

/**
 * Asks for what is published as a screen would that has just been given this trust file, and fetches every file of it
 * once. Rejects only as the disk does.
 *
 * @param where  an http(s) address of a playlist, or a folder
 * @param anchor  the path of a trust file; none: what is unsigned is believed too
 */
export async function verify(where: string, anchor: string | undefined, world: VerifyWorld): Promise<Verdict> {
  const dir = await mkdtemp(path.join(tmpdir(), 'bluezone-verify-'));
  try {
    const trust = await openTrust({
      ...{ path: path.join(dir, TRUST_FILE), anchor, kept: [], log: SILENT, now: world.now },
      before: () => undefined,
      onRenewed: () => undefined,
    });
    const [refused] = trust.faults;
    if (refused !== undefined) return none([{ code: refused.code, place: '', words: reasonWords(refused.message) }]);
    const isWeb = /^https?:/i.test(where);
    const source = { kept: undefined, log: SILENT, reader: trust.reader };
    const answer = isWeb
      ? await createConfigSource({ ...source, ...world, url: where, random: () => 0 }).ask()
      : await askFolder(where, trust.reader, world.now);
    if (answer.kind !== 'changed') return none(faultsOf(answer));
    const { kept, parsed } = answer;
    const origin: Origin = isWeb
      ? { kind: 'url', baseUrl: kept.baseUrl }
      : { kind: 'folder', folder: path.resolve(where) };
    const media = await verifyMedia(parsed.playlist, origin, world);
    const inForce = trust.trust();
    const envelope = kept.envelope === undefined ? undefined : readEnvelope(kept.envelope);
    return {
      ok: media.faults.length === 0,
      playlist: { parsed, ...(kept.isHold === true ? { isHold: true } : {}) },
      ...(inForce === undefined ? {} : { trust: inForce }),
      signers:
        envelope?.kind === 'envelope' && inForce !== undefined
          ? [...signersOf(envelope.envelope, inForce.publish)]
          : [],
      ...media,
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function verifyMedia(
  playlist: PlaylistRead['parsed']['playlist'],
  origin: Origin,
  { fetch, progress }: VerifyWorld,
): Promise<Pick<Verdict, 'media' | 'faults'>> {
  const opener = await createMediaOpener({ origin, fetch, mostBytes: Infinity });
  const faults: VerdictFault[] = [];
  const seen = new Set<string>();
  let bytes = 0;
  try {
    const all = filesWithPlaces(playlist);
    for (const [index, { file, place }] of all.entries()) {
      if (seen.has(file.sha256 ?? file.url)) continue;
      seen.add(file.sha256 ?? file.url);
      progress(index + 1, all.length, place);
      const location = locate(file.url, origin);
      if (location.kind === 'refused' || location.kind === 'unknown') {
        const words = location.kind === 'refused' ? location.words : location.why;
        faults.push({ code: 'ADDRESS_REFUSED', place, words });
        continue;
      }
      await opener.use(location, (media) => {
        if (media.kind !== 'open') {
          const reason = media.kind === 'too-large' ? 'too large' : media.reason;
          faults.push({ code: 'MEDIA_MISSING', place, words: notHad(file.url, reason) });
        } else if (file.sha256 !== undefined && media.sha256 !== file.sha256)
          faults.push({ code: 'WRONG_HASH', place, words: wrongHash(file.url, media.sha256) });
        else bytes += media.bytes;
        return Promise.resolve();
      });
    }
  } finally {
    await opener.close();
  }
  return { media: { files: seen.size, bytes }, faults };
}

function faultsOf(answer: Exclude<Answer, { kind: 'changed' }>): Verdict['faults'] {
  switch (answer.kind) {
    case 'bad':
      return answer.faults;
    case 'unreachable':
      return [{ code: 'PLAYLIST_UNREACHABLE', place: '', words: reasonWords(answer.reason) }];
    case 'unchanged':
      throw new Error('a source that was asked once has nothing to compare with');
  }
}

function none(faults: Verdict['faults']): Verdict {
  return { ok: false, signers: [], media: { files: 0, bytes: 0 }, faults };
}

const notHad = (url: string, reason: string): Words => ({
  en: `${url} could not be had: ${reason}`,
  vi: `không lấy được ${url}: ${reasonWords(reason).vi}`,
});

const wrongHash = (url: string, got: string): Words => ({
  en: `${url} is not the file that the playlist means: its SHA-256 is ${got}`,
  vi: `${url} không phải tệp mà danh sách phát nêu: SHA-256 của tệp là ${got}`,
});
