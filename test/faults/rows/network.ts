import {
  chunkedCut,
  closeDelimited,
  cutAfter,
  drip,
  endless,
  file,
  gzipBomb,
  hugeHeader,
  loginPage,
  silence,
  slowHeader,
  status,
  twoLengths,
  wrongLength,
  wrongRange,
  type FaultAnswer,
} from '../../fakes/fault-server.ts';
import type { Laboratory } from '../laboratory.ts';
import { PLAYLIST } from '../officer.ts';
import { DAY, MINUTE, type FaultRow } from '../run-row.ts';

/** Both, because nothing of the network's faults may depend on who signs. */
export const BOTH = [{}, { isSigning: true }];
/** What a file that does not come costs: the next try may be a quarter of an hour away. */
const NEXT_TRY_MS = 16 * MINUTE;

/** Revision 2 is there, but this stands in the place of its own picture. */
export function secondWith(answer: (bytes: Buffer) => FaultAnswer) {
  return ({ officer }: Laboratory) => {
    officer.publish(2);
    officer.upload(['own2'], answer);
  };
}

/** The picture of revision 2 is put right. */
export const mended = ({ officer }: Laboratory) => officer.upload(['own2']);
const playlist =
  (...answers: readonly FaultAnswer[]) =>
  ({ officer }: Laboratory) =>
    officer.answer(...answers);
const requestsOf = ({ server }: Laboratory, path: string) => server.requests.filter((one) => one.path === path).length;

const UNREACHABLE = ['PLAYLIST_UNREACHABLE'];
/** Of one picture that does not come: the old list plays, or the new one without it. */
export const LATE = { clear: mended, withinMs: NEXT_TRY_MS, shows: [1, 2] } as const;

export const networkRows: readonly FaultRow[] = [
  {
    ...{ id: 'N01', title: 'a log-in page in the place of the playlist is no playlist', modes: BOTH },
    ...{ begin: playlist(loginPage()), codes: ['NOT_JSON'] },
  },
  {
    ...{ id: 'N02', title: 'a log-in page in the place of a picture is never shown' },
    modes: [{}, { isHashing: false }, { isSigning: true }],
    ...{ begin: secondWith(() => loginPage()), codes: ['WRONG_HASH'], besides: ['INCOMPLETE'], ...LATE },
    withinMs: 45 * MINUTE,
  },
  {
    ...{ id: 'N03', title: 'a redirect of the playlist to another server is not followed' },
    ...{ begin: playlist(status(302, { location: 'http://127.0.0.2:9/portal' })), codes: UNREACHABLE },
  },
  {
    ...{ id: 'N04', title: 'a redirect that leads to itself is left after five hops' },
    ...{ begin: playlist(status(302, { location: PLAYLIST })), codes: UNREACHABLE, lastsMs: 2 * MINUTE },
    check(lab) {
      const asked = requestsOf(lab, PLAYLIST);
      if (asked > 60) throw new Error(`asked ${asked} times`);
    },
  },
  {
    ...{ id: 'N05', title: 'a body that is shorter than it said is gone on with, not taken' },
    begin: secondWith((bytes) => wrongLength(bytes.subarray(0, 9_000), bytes.length)),
    ...{ codes: ['MEDIA_UNREACHABLE'], ...LATE, shows: [1] },
  },
  {
    ...{ id: 'N06', title: 'a length that is too small, which fetch believes, is found out' },
    begin: secondWith((bytes) => wrongLength(bytes, bytes.length - 1_000)),
    ...{ codes: ['WRONG_HASH'], besides: ['INCOMPLETE'], ...LATE, withinMs: 45 * MINUTE },
  },
  {
    ...{ id: 'N07', title: 'an answer without a length, cut off, is found out' },
    begin: secondWith((bytes) => closeDelimited(bytes.subarray(0, 9_000))),
    ...{ codes: ['WRONG_HASH'], besides: ['INCOMPLETE'], ...LATE, withinMs: 45 * MINUTE },
  },
  {
    ...{ id: 'N08', title: 'chunks without the last one are no playlist', modes: BOTH },
    begin: ({ officer }) => officer.answer(chunkedCut(Buffer.from(officer.write(2)))),
    codes: UNREACHABLE,
  },
  {
    ...{ id: 'N09', title: 'an answer with two lengths is not read' },
    begin: ({ officer }) => officer.answer(twoLengths(Buffer.from(officer.write(2)))),
    codes: UNREACHABLE,
  },
  {
    ...{ id: 'N10', title: 'headers that never end are waited for ten seconds' },
    ...{ begin: playlist(slowHeader(1_000)), codes: UNREACHABLE },
  },
  {
    ...{ id: 'N11', title: 'a byte a second is left after a minute' },
    begin: ({ officer }) => {
      officer.publish(2);
      officer.upload(['own2'], (bytes) => drip(1_000, bytes.length));
    },
    ...{
      codes: ['MEDIA_UNREACHABLE'],
      besides: ['WRONG_HASH', 'INCOMPLETE'],
      ...LATE,
      shows: [1],
      withinMs: 45 * MINUTE,
    },
  },
  {
    ...{ id: 'N12', title: 'a server that takes the request and is silent is asked again later', modes: BOTH },
    ...{ begin: playlist(silence()), codes: UNREACHABLE },
  },
  {
    ...{ id: 'N13', title: 'a gzip bomb is left at the limit' },
    ...{ begin: playlist(gzipBomb(64)), codes: ['TOO_LARGE'], lastsMs: 2 * MINUTE },
  },
  {
    ...{ id: 'N14', title: 'a picture without end is left at the length the playlist says' },
    ...{ begin: secondWith(() => endless()), codes: ['WRONG_HASH'], besides: ['INCOMPLETE'], ...LATE },
    withinMs: 45 * MINUTE,
  },
  {
    ...{ id: 'N15', title: 'a header of 64 KiB is not read' },
    ...{ begin: playlist(hugeHeader()), codes: UNREACHABLE },
  },
  {
    ...{ id: 'N16', title: 'a server that says when to come again is left alone until then' },
    ...{ begin: playlist(status(503, { 'retry-after': '600' })), codes: UNREACHABLE, withinMs: 15 * MINUTE },
    check(lab) {
      const refused = lab.log.entries.filter(({ event }) => event === 'playlist out of reach').length;
      if (refused !== 1) throw new Error(`asked ${refused} times within five minutes`);
    },
  },
  {
    ...{ id: 'N17', title: 'a picture that is not there is asked for until it is' },
    ...{ begin: secondWith(() => status(404)), codes: ['INCOMPLETE'], ...LATE },
  },
  {
    ...{ id: 'N18', title: 'a cache that says 304 for ever is passed by once a day' },
    begin: ({ officer }) => officer.answer(status(304)),
    codes: [],
    clear({ officer, clock }) {
      officer.publish(2);
      const whole = file(officer.approve(2));
      officer.answer((request, response) =>
        request.headers['if-none-match'] === undefined ? whole(request, response) : void response.writeHead(304).end(),
      );
      clock.shift(DAY);
    },
  },
  {
    ...{ id: 'N19', title: 'a 304 that nobody asked for is no answer' },
    begin({ officer, clock }) {
      officer.answer(status(304));
      clock.shift(DAY);
    },
    codes: UNREACHABLE,
    besides: ['STALE'],
  },
  {
    ...{ id: 'N20', title: 'another range than was asked for is not put together with what is there' },
    begin: secondWith((bytes) => firstThen(cutAfter(bytes, 5_000), wrongRange(bytes))),
    ...{ codes: ['MEDIA_UNREACHABLE'], ...LATE, shows: [1] },
  },
  {
    ...{ id: 'N20', title: 'a file that changed in the middle is begun anew' },
    begin: secondWith((bytes) => firstThen(cutAfter(bytes, 5_000), cutAfter(Buffer.alloc(bytes.length, 7), 1e9))),
    ...{ codes: ['WRONG_HASH'], besides: ['INCOMPLETE'], ...LATE, withinMs: 45 * MINUTE },
  },
  {
    ...{ id: 'N21', title: 'a 416 to what should go on begins the file anew' },
    begin: secondWith((bytes) => firstThen(cutAfter(bytes, 5_000), status(416))),
    ...{ codes: ['MEDIA_UNREACHABLE'], ...LATE, shows: [1] },
  },
  {
    ...{ id: 'N24', title: 'a name that is not found is asked for again', modes: BOTH },
    begin: ({ names, server }) => void names.set(new URL(server.url()).host, 'gone'),
    codes: UNREACHABLE,
    clear({ names, officer }) {
      names.clear();
      officer.publish(2);
    },
  },
  {
    ...{ id: 'N24', title: 'a name that leads to another server brings nothing that nobody signed' },
    modes: [{ isSigning: true }],
    begin({ names, server, officer }) {
      const foreign = JSON.stringify({ formatVersion: 1, id: 'evil', items: [{ src: 'evil.jpg' }] });
      server.on('/elsewhere', file(foreign));
      officer.answer(file(foreign));
      names.set(new URL(server.url()).host, { origin: server.url() });
    },
    codes: ['UNSIGNED'],
    clear({ names, officer }) {
      names.clear();
      officer.publish(2);
    },
  },
  {
    ...{ id: 'N25', title: 'a line that breaks every kilobyte costs no byte twice' },
    begin(lab) {
      lab.officer.publish(2);
      lab.officer.upload(['own2'], (bytes) => cutAfter(bytes, 1_000));
    },
    ...{ codes: [], shows: [1, 2], clear: () => undefined },
    check({ server, officer }) {
      const sent = server.sentBytes();
      const whole = ['a', 'b', 'own1', 'own2'].reduce((sum, name) => sum + officer.picture(name).bytes.length, 0);
      // The lists that were sent are small beside the pictures.
      if (sent > whole * 1.01 + 4_000) throw new Error(`${sent} bytes were sent for ${whole}`);
    },
  },
];

/** Answers the first request so, and all that follow otherwise. */
export function firstThen(first: FaultAnswer, then: FaultAnswer): FaultAnswer {
  let asked = 0;
  return (request, response) => (asked++ === 0 ? first : then)(request, response);
}
