import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { writeSync } from 'node:fs';
import { openMediaStore } from '../../player/media-store.ts';
import { openPins } from '../../player/pins.ts';
import { openPlaylistStore } from '../../player/playlist-store.ts';
import { logbook } from './logbook.ts';

/** Adopts media, pins and playlists in the directory of its argument until it is killed, and says each one it has done. */
const dir = process.argv[2] ?? '';
const log = logbook();
const store = await openMediaStore({ dir, log, now: Date.now });
const pins = await openPins({ path: join(dir, 'pins.json'), log });
const playlists = await openPlaylistStore({ dir: join(dir, 'playlist'), log });
// Written at once: what was said must not be lost with the process.
const say = (fact: string) => writeSync(1, `${fact}\n`);
say('begun');

for (let revision = playlists.current()?.fetchedAt ?? 0; ;) {
  const bytes = randomBytes(1000 + Math.floor(Math.random() * 400_000));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const part = await store.openPart(sha256);
  await part.setOrigin({ url: 'http://127.0.0.1/' });
  for (let at = 0; at < bytes.length; at += 64 * 1024) await part.append(bytes.subarray(at, at + 64 * 1024));
  await store.adopt(part, { sha256, bytes: bytes.length });
  say(`object ${sha256}`);

  await pins.set(`http://127.0.0.1/${revision % 20}`, { sha256, bytes: bytes.length, at: revision });
  say(`pin ${revision % 20} ${revision}`);

  revision++;
  const text = JSON.stringify({ formatVersion: 1, revision, items: [{ src: `${sha256}.jpg` }] });
  const bytesSha256 = createHash('sha256').update(text).digest('hex');
  const kept = { text, bytesSha256, source: 'http://127.0.0.1/', baseUrl: 'http://127.0.0.1/', validators: {} };
  await playlists.savePending({ ...kept, fetchedAt: revision });
  await playlists.adopt();
  say(`playlist ${revision}`);
}
