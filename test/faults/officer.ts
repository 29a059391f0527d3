import { makeChannel, type Channel } from '../fakes/channel.ts';
import { etagOf, file, type FaultAnswer, type FaultServer } from '../fakes/fault-server.ts';
import { jpegBytes, sha256 } from '../fakes/media-bytes.ts';

/** A picture that an officer has made. */
export interface Picture {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/**
 * Who publishes to the laboratory's server, signed or not. All that may ever be seen is known here: the oracle takes
 * nothing else.
 */
export interface Officer {
  readonly channel: Channel;
  readonly isSigning: boolean;
  /** SHA-256s of every playlist and every picture that was really published. */
  readonly playlists: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
  /** SHA-256s of the pictures that were published last. */
  newest(): readonly string[];
  picture(name: string): Picture;
  /** How a playlist names a picture. */
  item(name: string, more?: object): object;
  /** The file of a revision: two pictures that stay and one of its own, unless other fields are given. */
  write(revision: number, fields?: object): string;
  /** The same without an envelope around it. */
  writeText(revision: number, fields?: object): string;
  /** What `write` gives, known to the oracle as something that may be seen. */
  approve(revision: number, fields?: object): string;
  /** The same for a text as it is to be seen. */
  approveText(text: string): string;
  /** Puts a revision and its pictures on the server. */
  publish(revision: number, fields?: object): void;
  /** Puts the pictures alone there, or answers in their place. */
  upload(names: readonly string[], answer?: (bytes: Buffer) => FaultAnswer): void;
  /** Answers at the playlist's address. */
  answer(...answers: readonly FaultAnswer[]): void;
}

export const PLAYLIST = '/p.json';

/** @param seed  other seeds, other pictures */
export function newOfficer(
  server: FaultServer,
  { isSigning, seed, isHashing = true }: { isSigning: boolean; seed: number; isHashing?: boolean },
): Officer {
  const channel = makeChannel();
  const playlists = new Set<string>();
  const pictures = new Map<string, Picture>();
  const picture = (name: string): Picture => {
    const number = [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), seed);
    const bytes = jpegBytes(20_000 + (number % 9_973), number);
    const known = pictures.get(name) ?? { name, bytes, sha256: sha256(bytes) };
    pictures.set(name, known);
    return known;
  };
  const item = (name: string, more: object = {}) => {
    const { bytes, sha256: hash } = picture(name);
    const facts = isHashing ? { sha256: hash, bytes: bytes.length } : {};
    return { id: name, src: `${name}.jpg`, durationSeconds: 10, ...facts, ...more };
  };
  const textOf = (revision: number, fields: object) =>
    JSON.stringify({
      ...{ formatVersion: 1, id: channel.trust.channel, epoch: channel.trust.epoch, revision },
      publishedAt: '2026-11-20T00:00:00Z',
      items: [item('a'), item('b'), item(`own${revision}`)],
      ...fields,
    });
  let newest: readonly string[] = [];
  const wrap = (text: string) => (isSigning ? channel.seal('playlist', text) : text);

  const officer: Officer = {
    ...{ channel, isSigning, playlists, picture, item },
    get pictures() {
      return new Set([...pictures.values()].map(({ sha256: hash }) => hash));
    },
    writeText: (revision, fields = {}) => textOf(revision, fields),
    write: (revision, fields = {}) => wrap(textOf(revision, fields)),
    approve: (revision, fields = {}) => officer.approveText(textOf(revision, fields)),
    approveText(text) {
      playlists.add(sha256(text));
      return wrap(text);
    },
    newest: () => newest,
    publish(revision, fields = {}) {
      const names = ['a', 'b', `own${revision}`];
      newest = names.map((name) => picture(name).sha256);
      officer.upload(names);
      officer.answer(file(officer.approve(revision, fields), { type: 'application/json' }));
    },
    upload(names, answer = (bytes) => file(bytes, { etag: etagOf(bytes) })) {
      for (const name of names) server.on(`/${name}.jpg`, answer(picture(name).bytes));
    },
    answer: (...answers) => server.on(PLAYLIST, ...answers),
  };
  return officer;
}
