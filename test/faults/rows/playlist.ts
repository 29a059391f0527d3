import { readdir } from 'node:fs/promises';
import { file, status, type FaultAnswer } from '../../fakes/fault-server.ts';
import { makeChannel } from '../../fakes/channel.ts';
import type { Laboratory } from '../laboratory.ts';
import { MINUTE, type FaultRow } from '../run-row.ts';
import { BOTH } from './network.ts';

const SIGNED = [{ isSigning: true }];
const BARE = { formatVersion: 1, id: 'tinh', revision: 2 };

/** These bytes stand at the playlist's address, one after the other, the last for ever. */
const bytes =
  (...bodies: readonly (string | Uint8Array)[]) =>
  ({ officer }: Laboratory) =>
    officer.answer(...bodies.map((body) => file(body)));
/** Revision 2, with these fields in place of its own. */
const second =
  (fields: object) =>
  ({ officer }: Laboratory) =>
    officer.answer(file(officer.write(2, fields)));
const alternately = (...answers: readonly FaultAnswer[]): FaultAnswer => {
  let asked = 0;
  return (request, response) => answers[asked++ % answers.length]?.(request, response);
};
const REFUSED = ['PLAYLIST_REFUSED'];

export const playlistRows: readonly FaultRow[] = [
  {
    ...{ id: 'P01', title: 'JSON that breaks off is refused', modes: BOTH },
    ...{ begin: bytes('{"formatVersion":1,"items":['), codes: ['NOT_JSON'] },
  },
  {
    ...{ id: 'P02', title: 'a NUL is refused, a byte order mark and CRLF are not', modes: BOTH },
    begin: ({ officer }) => officer.answer(file(`${officer.write(2)}\0`)),
    codes: ['NOT_UTF8'],
    clear({ officer }) {
      officer.publish(2);
      const rewritten = (text: string) =>
        `\ufeff${JSON.stringify(JSON.parse(text), undefined, 2).replaceAll('\n', '\r\n')}`;
      officer.answer(
        file(officer.isSigning ? rewritten(officer.approve(2)) : officer.approveText(rewritten(officer.write(2)))),
      );
    },
  },
  {
    ...{ id: 'P03', title: 'UTF-16 and broken UTF-8 are refused' },
    begin: ({ officer }) =>
      officer.answer(
        file(Buffer.from(`\ufeff${officer.write(2)}`, 'utf16le')),
        file(Buffer.concat([Buffer.from(officer.write(2)), Buffer.from([0xc3, 0x28])])),
      ),
    codes: ['NOT_UTF8'],
  },
  {
    ...{ id: 'P04', title: 'an empty file, as in the middle of an upload, is refused' },
    ...{ begin: bytes(''), codes: ['EMPTY'] },
  },
  {
    ...{ id: 'P05', title: 'a list without items does not empty the screen' },
    ...{ begin: second({ items: [] }), codes: REFUSED },
  },
  {
    ...{ id: 'P06', title: 'fifty megabytes are left at the limit' },
    ...{ begin: bytes(Buffer.alloc(50 * 2 ** 20, 0x20)), codes: ['TOO_LARGE'], lastsMs: 2 * MINUTE },
  },
  {
    ...{ id: 'P07', title: 'a hundred thousand items are refused, and the most that may be is told' },
    begin: second({ items: Array.from({ length: 100_000 }, (_, n) => ({ id: `i${n}`, src: `i${n}.jpg` })) }),
    ...{ codes: REFUSED, lastsMs: 2 * MINUTE },
  },
  {
    ...{ id: 'P08', title: 'two hundred thousand levels are refused' },
    ...{ begin: bytes(`${'['.repeat(200_000)}${']'.repeat(200_000)}`), codes: ['TOO_DEEP'] },
  },
  {
    ...{ id: 'P09', title: 'durations that are none refuse the whole list' },
    begin: bytes(
      ...['1e999', '-5', '0', '"10"', 'null', '86401'].map(
        (seconds) =>
          `{"formatVersion":1,"id":"tinh","revision":2,"items":[{"src":"a.jpg","durationSeconds":${seconds}}]}`,
      ),
    ),
    ...{ codes: REFUSED, lastsMs: 8 * MINUTE },
  },
  {
    ...{ id: 'P10', title: 'two items of one id refuse the whole list' },
    begin: (lab) => second({ items: [lab.officer.item('a'), lab.officer.item('b', { id: 'a' })] })(lab),
    codes: REFUSED,
  },
  {
    ...{ id: 'P11', title: 'fields that nobody knows are passed over, and told in the log' },
    begin: ({ officer }) => officer.publish(2, { colourOfTheYear: 'teal', x: { y: [1] } }),
    ...{ codes: [], shows: [1, 2], clear: () => undefined },
    check({ log }) {
      if (!JSON.stringify(log.entries).includes('colourOfTheYear')) throw new Error('the log says nothing of it');
    },
  },
  {
    ...{ id: 'P12', title: 'a format of the years to come asks for a newer player' },
    ...{ begin: second({ formatVersion: 2 }), codes: ['NEED_UPDATE'] },
  },
  {
    ...{ id: 'P13', title: 'no name of a file in a list becomes a name on the disk' },
    begin(lab) {
      const { officer, server } = lab;
      const names = ['../../../escaped.jpg', '%2e%2e/%2e%2e/dots.jpg', 'CON.jpg', 'a%00b.jpg', '.../x.jpg', '~/y.jpg'];
      for (const name of names)
        server.on(new URL(name, server.url('/p.json')).pathname, file(officer.picture('own2').bytes));
      const items = names.map((src, n) => ({ ...officer.item('own2'), id: `n${n}`, src }));
      officer.upload(['own2']);
      officer.answer(file(officer.approve(2, { items: [...items, officer.item('a'), officer.item('own2')] })));
    },
    ...{ codes: [], shows: [1, 2], clear: () => undefined },
    async check({ dataDir }) {
      const known =
        /^(ballast|objects|parts|quarantine|playlist|objects\/[0-9a-f]{2}(\/[0-9a-f]{64})?|machine-key(\.copy)?\.pem|(playlist\/)?[a-z-]+(\.previous)?\.(json|sqlite(-wal|-shm)?))$/;
      const strange = (await readdir(dataDir, { recursive: true })).filter((name) => !known.test(name));
      if (strange.length > 0) throw new Error(`on the disk: ${strange.join(', ')}`);
    },
  },
  {
    ...{ id: 'P13', title: 'backslashes and letters that turn the text around refuse the whole list' },
    begin: bytes(
      ...['C:\\\\x.jpg', '\\\\\\\\host\\\\x.jpg', 'x\\u202egpj.exe', 'x\\u0000.jpg'].map(
        (src) => `{"formatVersion":1,"id":"tinh","revision":2,"items":[{"src":"${src}"}]}`,
      ),
    ),
    codes: REFUSED,
  },
  {
    ...{ id: 'P14', title: 'control characters in words refuse the list and never reach a line of the log' },
    begin: second({ items: [{ slide: { kind: 'notice', title: 'Red \u001b[31m\u202e<script>' } }] }),
    codes: REFUSED,
    check({ log }) {
      const isWild = (value: unknown) => /\p{Cc}|\u202e/u.test(String(value));
      const wild = log.entries.flatMap(({ data }) => Object.values<unknown>({ ...(data as object) })).filter(isWild);
      if (wild.length > 0) throw new Error(`in the log: ${JSON.stringify(wild)}`);
    },
  },
  {
    ...{ id: 'P15', title: 'names that objects inherit are names like any other' },
    begin: ({ officer }) => {
      officer.upload(['a', 'b', 'own2']);
      const text = officer
        .writeText(2)
        .replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},');
      officer.answer(file(officer.approveText(text)));
    },
    ...{ codes: [], shows: [1, 2], clear: () => undefined },
    check() {
      if ('polluted' in {}) throw new Error('every object has it now');
    },
  },
  {
    ...{ id: 'P16', title: 'a list that names itself to be included is read once: there are no inclusions' },
    begin: ({ officer }) => officer.publish(2, { include: ['p.json', 'more.json'] }),
    ...{ codes: [], shows: [1, 2], clear: () => undefined },
    check({ server }) {
      if (server.requests.some(({ path }) => path === '/more.json')) throw new Error('it was followed');
    },
  },
  {
    ...{ id: 'P17', title: 'addresses of other kinds, and of the machine next door, are never asked' },
    begin: bytes(
      ...['file:///etc/passwd', 'data:image/png;base64,AA', 'javascript:alert(1)', 'http://169.254.169.254/x.jpg'].map(
        (src) => JSON.stringify({ ...BARE, items: [{ src }] }),
      ),
    ),
    codes: REFUSED,
  },
  {
    ...{ id: 'P18', title: 'an older list that was once good is refused', modes: SIGNED },
    begin: ({ officer }) => officer.answer(file(officer.write(0))),
    codes: ['ROLLBACK'],
  },
  {
    ...{ id: 'P18', title: 'an older list is taken where nobody signs, and told in the log' },
    begin: ({ officer }) => officer.publish(1, { items: [officer.item('own1'), officer.item('b')] }),
    codes: [],
    check({ log }) {
      if (!log.entries.some(({ event }) => event === 'playlist revision has not grown')) throw new Error('not told');
    },
  },
  {
    ...{ id: 'P19', title: 'one revision signed twice with other contents is refused', modes: SIGNED },
    begin: (lab) => lab.officer.answer(file(lab.officer.write(1, { items: [lab.officer.item('b')] }))),
    codes: ['EQUIVOCATION'],
  },
  {
    ...{ id: 'P20', title: 'what strangers signed, and what one key signed twice, is refused', modes: SIGNED },
    begin({ officer }) {
      const stranger = makeChannel();
      const text = officer.writeText(2);
      const [key] = stranger.publishers;
      if (key === undefined) throw new Error('a channel without keys');
      const twice = [key, key];
      officer.answer(file(stranger.seal('playlist', text)), file(officer.channel.seal('playlist', text, twice)));
    },
    codes: ['BAD_SIGNATURE'],
  },
  {
    ...{ id: 'P21', title: 'a list without a signature is refused where one is asked for', modes: SIGNED },
    begin: ({ officer }) => officer.answer(file(officer.writeText(2))),
    codes: ['UNSIGNED'],
  },
  {
    ...{ id: 'P22', title: 'what was signed for another channel is refused', modes: SIGNED },
    begin: ({ officer }) =>
      officer.answer(file(officer.channel.seal('playlist', officer.writeText(2, { id: 'huyen' })))),
    codes: ['WRONG_CHANNEL'],
  },
  {
    ...{ id: 'P22', title: 'a trust file in the place of the list is refused', modes: SIGNED },
    begin: ({ officer }) => officer.answer(file(officer.channel.anchor)),
    codes: ['BAD_ENVELOPE'],
  },
  {
    ...{ id: 'P23', title: 'a list that says it is old by now plays on, and is told', modes: BOTH },
    begin: ({ officer, clock }) => officer.publish(2, { staleAfter: new Date(clock.now() + 3 * MINUTE).toISOString() }),
    ...{ codes: ['STALE'], shows: [1, 2], newest: 3 },
  },
  {
    ...{ id: 'P23', title: 'an hour without a good answer is told' },
    begin: ({ officer }) => officer.answer(status(500)),
    ...{ codes: ['PLAYLIST_UNREACHABLE', 'STALE'], lastsMs: 80 * MINUTE, withinMs: 17 * MINUTE },
  },
  {
    ...{ id: 'P24', title: 'a list of which nothing is on any more leaves the bundled campaign on the screen' },
    begin(lab) {
      const { officer, oracle } = lab;
      oracle.allowBundled();
      officer.publish(2, { items: [officer.item('a', { flight: { until: '2020-01-01' } })] });
    },
    ...{ codes: [], shows: [0, 1], newest: 3 },
  },
  {
    ...{ id: 'P25', title: 'a list of which nothing can be had never takes the screen' },
    begin({ officer }) {
      officer.publish(2, { items: [officer.item('own2')] });
      officer.upload(['own2'], () => status(404));
    },
    ...{
      codes: ['INCOMPLETE'],
      lastsMs: 15 * MINUTE,
      clear: ({ officer }) => officer.upload(['own2']),
      withinMs: 17 * MINUTE,
    },
  },
  {
    ...{ id: 'P26', title: 'two servers out of step never bring an older list back', modes: SIGNED },
    begin({ officer }) {
      officer.publish(2);
      officer.answer(alternately(file(officer.approve(2)), file(officer.write(1))));
    },
    ...{ codes: [], besides: ['ROLLBACK'], shows: [1, 2], newest: 3, lastsMs: 10 * MINUTE },
    check(lab) {
      const revisions = lab.page().shown.map(({ revision }) => revision);
      if (revisions.slice(revisions.indexOf(2)).includes(1)) throw new Error('the older one was seen again');
    },
  },
];
