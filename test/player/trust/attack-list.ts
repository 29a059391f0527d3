import { payloadTypes, preAuthenticationEncoding } from '../../../player/trust/envelope.ts';
import { makeKey } from '../../../publish/keys/key-file.ts';
import { makeChannel, signedPlaylist } from '../../fakes/channel.ts';
import {
  changed,
  good,
  holdOf,
  malleated,
  payloadOf,
  province,
  signedRaw,
  turned,
  withPayload,
} from './attack-world.ts';

const [one, two] = province.publishers as [never, never];
const stranger = makeKey('publish', 'stranger');
const neighbour = makeChannel({ id: 'tinh-khac', publishers: 2 });

/** Whoever has the web server, the line, the names or an old disk can send these; none may reach a screen. */
export const attacks: readonly (readonly [what: string, bytes: string | Uint8Array, code: string])[] = [
  // Whose signature
  ['one of the two signatures that it takes', province.sign({ revision: 6 }, [one]), 'BAD_SIGNATURE'],
  ['one publisher signing twice', province.sign({ revision: 6 }, [one, one]), 'BAD_SIGNATURE'],
  ['one publisher signing sixteen times', province.sign({ revision: 6 }, Array<never>(16).fill(one)), 'BAD_SIGNATURE'],
  ['a publisher and a stranger', province.sign({ revision: 6 }, [one, stranger]), 'BAD_SIGNATURE'],
  ['two strangers', province.sign({ revision: 6 }, [stranger, makeKey('publish', 'x')]), 'BAD_SIGNATURE'],
  [
    'the root key, which says who publishes and does not publish',
    province.sign({ revision: 6 }, [province.root, one]),
    'BAD_SIGNATURE',
  ],
  ['the root key twice', province.sign({ revision: 6 }, [province.root, province.root]), 'BAD_SIGNATURE'],
  ['the publishers of another channel', province.sign({ revision: 6 }, neighbour.publishers), 'BAD_SIGNATURE'],
  ['nobody', province.sign({ revision: 6 }, []), 'BAD_SIGNATURE'],
  [
    'seventeen signatures',
    province.sign({ revision: 6 }, [one, two, ...Array<never>(15).fill(stranger as never)]),
    'BAD_ENVELOPE',
  ],
  [
    'the key id of a publisher over the signature of a stranger',
    changed(province.sign({ revision: 6 }, [one, stranger]), ({ signatures }) => {
      Object.assign(signatures[1] as object, { keyid: signatures[0]?.keyid });
    }),
    'BAD_SIGNATURE',
  ],
  [
    'one signature under two key ids',
    changed(province.sign({ revision: 6 }, [one, two]), ({ signatures }) => {
      Object.assign(signatures[1] as object, { sig: signatures[0]?.sig });
    }),
    'BAD_SIGNATURE',
  ],
  ['signatures that are no objects', changed(good(), (e) => ({ ...e, signatures: ['x', 1, null] })), 'BAD_SIGNATURE'],
  [
    'signatures that are no list',
    changed(good(), (e) => ({ ...e, signatures: { 0: 'x', length: 1 } })),
    'BAD_ENVELOPE',
  ],
  ['no signatures at all', changed(good(), ({ payload, payloadType }) => ({ payload, payloadType })), 'BAD_ENVELOPE'],
  [
    'a signature cut short',
    changed(good(), ({ signatures }) => void signatures.forEach((one) => (one.sig = one.sig.slice(0, 40)))),
    'BAD_SIGNATURE',
  ],
  [
    'a signature with a byte behind it',
    changed(
      good(),
      ({ signatures }) =>
        void signatures.forEach(
          (one) => (one.sig = Buffer.concat([Buffer.from(one.sig, 'base64'), Buffer.from([0])]).toString('base64')),
        ),
    ),
    'BAD_SIGNATURE',
  ],
  [
    'a signature of zeros',
    changed(
      good(),
      ({ signatures }) => void signatures.forEach((one) => (one.sig = Buffer.alloc(64).toString('base64'))),
    ),
    'BAD_SIGNATURE',
  ],
  [
    'signatures that were added to by the order of the group (RFC 8032, 5.1.7: S must be below L)',
    changed(good(), ({ signatures }) => void signatures.forEach((one) => (one.sig = malleated(one.sig)))),
    'BAD_SIGNATURE',
  ],
  // What was signed
  ['a payload with one bit turned', withPayload(good(), turned(payloadOf(good()), 10)), 'BAD_SIGNATURE'],
  [
    'a payload with its last bit turned',
    withPayload(good(), turned(payloadOf(good()), payloadOf(good()).length - 1)),
    'BAD_SIGNATURE',
  ],
  [
    'a payload with a space behind it',
    withPayload(good(), Buffer.concat([payloadOf(good()), Buffer.from(' ')])),
    'BAD_SIGNATURE',
  ],
  ['a payload cut short', withPayload(good(), payloadOf(good()).subarray(0, -1)), 'BAD_SIGNATURE'],
  [
    'a payload written again, with the same meaning',
    withPayload(good(), JSON.stringify(JSON.parse(payloadOf(good()).toString()), null, 2)),
    'BAD_SIGNATURE',
  ],
  ['an empty payload', withPayload(good(), ''), 'BAD_SIGNATURE'],
  [
    'another payload under the signatures of this one',
    withPayload(good(), payloadOf(province.sign({ revision: 7 }))),
    'BAD_SIGNATURE',
  ],
  [
    'two payloads, the first one signed',
    good().replace('"signatures"', `"payload": ${JSON.stringify(Buffer.from('{}').toString('base64'))}, "signatures"`),
    'BAD_SIGNATURE',
  ],
  ['a signature over the payload without its kind', signedRaw((payload) => payload), 'BAD_SIGNATURE'],
  [
    'a signature over the base64 of the payload',
    signedRaw((payload) => preAuthenticationEncoding(payloadTypes.playlist, Buffer.from(payload.toString('base64')))),
    'BAD_SIGNATURE',
  ],
  [
    'a signature over another length',
    signedRaw((payload) =>
      Buffer.from(
        preAuthenticationEncoding(payloadTypes.playlist, payload)
          .toString()
          .replace(/ (\d+) \{/, ' 1$1 {'),
      ),
    ),
    'BAD_SIGNATURE',
  ],
  // Which kind
  [
    'a hold signed as a playlist',
    changed(province.seal('hold', holdOf(6)), (e) => ({ ...e, payloadType: payloadTypes.playlist })),
    'BAD_SIGNATURE',
  ],
  ['a playlist signed as a hold', changed(good(), (e) => ({ ...e, payloadType: payloadTypes.hold })), 'BAD_SIGNATURE'],
  [
    'a playlist in an envelope signed as trust',
    changed(province.seal('trust', signedPlaylist(province.trust, { revision: 6 }), [one, two]), (e) => ({
      ...e,
      payloadType: payloadTypes.playlist,
    })),
    'BAD_SIGNATURE',
  ],
  ['the trust file in the place of the playlist', province.anchor, 'BAD_ENVELOPE'],
  ['a kind that nobody knows', changed(good(), (e) => ({ ...e, payloadType: 'application/json' })), 'BAD_ENVELOPE'],
  [
    'a kind that is no text',
    changed(good(), (e) => ({ ...e, payloadType: ['application/vnd.bluezone-kiosk.playlist.v1+json'] })),
    'BAD_ENVELOPE',
  ],
  [
    'a kind in capitals',
    changed(good(), (e) => ({ ...e, payloadType: payloadTypes.playlist.toUpperCase() })),
    'BAD_ENVELOPE',
  ],
  [
    'a hold with another content than a hold has',
    province.seal('hold', signedPlaylist(province.trust, { revision: 6, publishedAt: undefined })),
    'INVALID',
  ],
  [
    'a hold whose words would turn the line around',
    province.seal('hold', { ...holdOf(6), text: 'ab\u202ec' }),
    'INVALID',
  ],
  ['a hold whose words are long', province.seal('hold', { ...holdOf(6), text: 'x'.repeat(201) }), 'INVALID'],
  ['a hold of nobody', province.seal('hold', holdOf(6), []), 'BAD_SIGNATURE'],
  ['a hold of a stranger', province.seal('hold', holdOf(6), [stranger]), 'BAD_SIGNATURE'],
  // No envelope
  [
    'plain JSON, so that nothing needs to be signed',
    JSON.stringify(signedPlaylist(province.trust, { revision: 6 })),
    'UNSIGNED',
  ],
  ['the payload without its envelope', payloadOf(good()), 'UNSIGNED'],
  ['an envelope within a list', `[${good()}]`, 'UNSIGNED'],
  [
    'an envelope in a field of plain JSON',
    JSON.stringify({ ...signedPlaylist(province.trust), envelope: JSON.parse(good()) as unknown }),
    'UNSIGNED',
  ],
  ['a log-in page', '<!doctype html><title>Wi-Fi</title>', 'NOT_JSON'],
  ['an envelope cut short', good().slice(0, 200), 'NOT_JSON'],
  ['nothing', '', 'EMPTY'],
  ['only a byte order mark', '\ufeff', 'EMPTY'],
  ['null', 'null', 'UNSIGNED'],
  ['a number', '1e999', 'UNSIGNED'],
  ['UTF-16', Buffer.from(good(), 'utf16le'), 'NOT_UTF8'],
  ['broken UTF-8', Buffer.concat([Buffer.from(good()), Buffer.from([0xff])]), 'NOT_UTF8'],
  ['a NUL behind it', `${good()}\0`, 'NOT_UTF8'],
  ['a payload that is no text', changed(good(), (e) => ({ ...e, payload: 5 })), 'BAD_ENVELOPE'],
  [
    'a payload that is no base64',
    changed(good(), (e) => ({ ...e, payload: `${e.payload.slice(0, -4)}!?*` })),
    'BAD_ENVELOPE',
  ],
  ['900 brackets', '['.repeat(900), 'NOT_JSON'],
  ['200,000 brackets', '['.repeat(200_000), 'UNSIGNED'],
  ['200,000 levels', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'UNSIGNED'],
  [
    '__proto__ in the place of the fields',
    '{"__proto__":{"payloadType":"x","payload":"","signatures":[]}}',
    'UNSIGNED',
  ],
  ['more than an envelope may have', Buffer.alloc(44 * 2 ** 20 + 1, ' '), 'TOO_LARGE'],
  // When
  ['the revision before', province.sign({ revision: 4 }), 'ROLLBACK'],
  ['revision 0', province.sign({ revision: 0 }), 'ROLLBACK'],
  ['no revision', province.sign({ revision: undefined }), 'ROLLBACK'],
  ['the hold of long ago', province.seal('hold', holdOf(3)), 'ROLLBACK'],
  [
    'this revision with other items',
    province.sign({ revision: 5, items: [{ id: 'b', src: 'b.mp4', sha256: 'b'.repeat(64) }] }),
    'EQUIVOCATION',
  ],
  [
    'this revision with one space more',
    province.seal('playlist', `${JSON.stringify(signedPlaylist(province.trust, { revision: 5 }))} `),
    'EQUIVOCATION',
  ],
  ['a hold of this revision', province.seal('hold', holdOf(5)), 'EQUIVOCATION'],
  ['a revision that is half', province.sign({ revision: 6.5 }), 'INVALID'],
  [
    'a revision that no number holds',
    province.seal(
      'playlist',
      JSON.stringify(signedPlaylist(province.trust)).replace('"revision":1', '"revision":9007199254740993'),
    ),
    'INVALID',
  ],
  ['a revision as text', province.sign({ revision: '6' }), 'INVALID'],
  ['a negative revision', province.sign({ revision: -6 }), 'INVALID'],
  ['the epoch to come', province.sign({ epoch: 1, revision: 1 }), 'WRONG_EPOCH'],
  // For whom
  ['another channel, by our own publishers', province.sign({ id: 'tinh-khac', revision: 6 }), 'WRONG_CHANNEL'],
  ['no channel', province.sign({ id: undefined, revision: 6 }), 'WRONG_CHANNEL'],
  ['a channel that looks the same', province.sign({ id: 'tіnh', revision: 6 }), 'WRONG_CHANNEL'],
  ['a hold of another channel', province.seal('hold', { ...holdOf(6), id: 'tinh-khac' }), 'WRONG_CHANNEL'],
  // With what
  ['an item without a hash', province.sign({ revision: 6, items: [{ src: 'a.mp4' }] }), 'UNHASHED'],
  [
    'one of its sources without a hash',
    province.sign({ revision: 6, items: [{ sources: [{ url: 'a.mp4', sha256: 'a'.repeat(64) }, { url: 'b.mp4' }] }] }),
    'UNHASHED',
  ],
  [
    'captions without a hash',
    province.sign({ revision: 6, items: [{ src: 'a.mp4', sha256: 'a'.repeat(64), captions: [{ url: 'a.vtt' }] }] }),
    'UNHASHED',
  ],
  [
    'an emblem without a hash',
    province.sign({ revision: 6, overlays: { agency: { name: 'Sở', emblem: { url: 'a.png' } } } }),
    'UNHASHED',
  ],
  [
    'a siren without a hash',
    province.sign({ revision: 6, interrupts: [{ id: 'x', class: 'emergency', items: [{ src: 'a.mp3' }] }] }),
    'UNHASHED',
  ],
  ['a later version of the language', province.sign({ revision: 6, formatVersion: 2 }), 'NEED_UPDATE'],
];
