import { describeUnanswered, fetchCapped, readBytes, type Fetch } from '../../player/fetch-capped.ts';
import { shownUrl } from '../../player/network-policy.ts';
import { textOf } from '../../player/read-playlist.ts';
import { readEnvelope } from '../../player/trust/envelope.ts';
import { reasonWords } from '../reason-words.ts';
import type { Found } from './chain.ts';
import { KeyTrouble } from './key-trouble.ts';

/**
 * The trust files beside a playlist that is live; when the first does not come there are none, and `why` says so.
 *
 * @param url  of the playlist, after redirects: that is where screens look, too
 */
export async function findLiveTrust(url: string, fetch: Fetch): Promise<Found & { readonly why?: string }> {
  const where = shownUrl(url);
  const texts: string[] = [];
  for (;;) {
    const name = `trust/${texts.length + 1}.json`;
    const asked = await askFor(name, url, fetch);
    if (asked.kind === 'text' && texts.length < MOST_FILES) texts.push(asked.text);
    else if (asked.kind === 'text' || texts.length > 0) return { where, texts };
    else return { where, texts, why: asked.why };
  }
}

/** The same where an address leads to, for whom nothing else will do. Throws `KeyTrouble` when there are none. */
export async function askLiveTrust(url: string, fetch: Fetch): Promise<Found> {
  const found = await findLiveTrust(await answering(url, fetch), fetch);
  if (found.why === undefined) return found;
  const why = reasonWords(found.why);
  throw new KeyTrouble({
    en: `there is no trust/1.json beside ${found.where}: ${why.en}`,
    vi: `bên cạnh ${found.where} không có trust/1.json: ${why.vi}`,
  });
}

/** Where an address redirects to; itself when nothing answers. */
async function answering(url: string, fetch: Fetch): Promise<string> {
  const answer = await fetchCapped(fetch, { url, redirects: 'same-origin' });
  if (answer.kind !== 'ok') return url;
  await answer.cancel();
  return answer.url;
}

type Asked = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'none'; readonly why: string };

async function askFor(name: string, url: string, fetch: Fetch): Promise<Asked> {
  const answer = await fetchCapped(fetch, { url: URL.parse(name, url)?.href ?? url, redirects: 'same-origin' });
  if (answer.kind === 'not-modified') return { kind: 'none', why: 'the server answered 304' };
  if (answer.kind !== 'ok') return { kind: 'none', why: describeUnanswered(answer) };
  const body = await readBytes(answer, MOST_BYTES);
  const text = body.kind === 'bytes' ? textOf(body.bytes) : undefined;
  // A server may answer 200, and a page of its own, for what it does not have.
  if (text === undefined || readEnvelope(text).kind !== 'envelope')
    return { kind: 'none', why: `${name} is not a trust file: it is no envelope` };
  return { kind: 'text', text };
}

/** More files than a channel ever has, and more bytes than sixteen keys ever take. */
const MOST_FILES = 1_000;
const MOST_BYTES = 2 ** 20;
