import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { file, loginPage } from '../../fakes/fault-server.ts';
import type { Laboratory } from '../laboratory.ts';
import { MINUTE, type FaultRow } from '../run-row.ts';
import { BOTH, LATE, secondWith } from './network.ts';

/** Of wrong bytes: they come three times, then the file rests ten minutes and longer. */
const WRONG = {
  ...{ codes: ['WRONG_HASH'], besides: ['INCOMPLETE'] },
  ...{ ...LATE, withinMs: 45 * MINUTE },
};
const UNHASHED = [{ isHashing: false }];

export const mediaRows: readonly FaultRow[] = [
  {
    ...{ id: 'M01', title: 'one bit that is another is found out by the hash', modes: BOTH },
    begin: secondWith((bytes) => file(changed(bytes, 11_000, 11_001))),
    ...WRONG,
  },
  {
    ...{ id: 'M02', title: 'half a clip, whole as its server has it, is found out', modes: BOTH },
    begin: secondWith((bytes) => file(bytes.subarray(0, bytes.length / 2))),
    ...WRONG,
  },
  {
    ...{ id: 'M03', title: 'a file with another middle is found out' },
    begin: secondWith((bytes) => file(changed(bytes, bytes.length * 0.4, bytes.length * 0.6))),
    ...WRONG,
  },
  {
    ...{ id: 'M06', title: 'a page in the place of a clip is found out, also where there is no hash', modes: UNHASHED },
    ...{ begin: secondWith(() => loginPage()), ...WRONG },
  },
  {
    ...{ id: 'M08', title: 'what a server calls a file does not matter' },
    begin: ({ officer }) => {
      officer.publish(2);
      officer.upload(['own2'], (bytes) => file(bytes, { type: 'text/html' }));
    },
    ...{ codes: [], shows: [1, 2], clear: () => undefined },
  },
  {
    ...{ id: 'M11', title: 'half a picture, which would decode, is found out' },
    begin: secondWith((bytes) => file(bytes.subarray(0, 9_000))),
    ...WRONG,
  },
  {
    ...{ id: 'M12', title: 'a picture of nothing but zeros is found out, also where there is no hash' },
    modes: [{}, ...UNHASHED],
    begin: secondWith((bytes) => file(Buffer.alloc(bytes.length))),
    ...WRONG,
  },
  {
    ...{ id: 'M16', title: 'a file that was deleted under the player is passed over and fetched again' },
    async begin(lab) {
      await rm(objectPath(lab, 'b'));
    },
    codes: [],
    async check(lab) {
      await expectWhole(lab);
    },
  },
  {
    ...{ id: 'M17', title: 'a file that rotted on the disk is moved aside and fetched again', modes: BOTH },
    async begin(lab) {
      const { sha256, bytes } = lab.officer.picture('b');
      lab.oracle.excuse(sha256);
      await writeFile(objectPath(lab, 'b'), changed(bytes, 100, 101));
    },
    codes: [],
    async check(lab) {
      await expectWhole(lab);
      const aside = await readdir(path.join(lab.dataDir, 'quarantine'));
      if (aside.join() !== lab.officer.picture('b').sha256) throw new Error(`moved aside: ${aside.join(', ')}`);
    },
  },
];

function objectPath({ dataDir, officer }: Laboratory, name: string): string {
  const { sha256 } = officer.picture(name);
  return path.join(dataDir, 'objects', sha256.slice(0, 2), sha256);
}

/** The picture is on again, from the right bytes. */
async function expectWhole(lab: Laboratory): Promise<void> {
  const before = lab.page().shown.length;
  await lab.clock.pass(MINUTE);
  const seen = lab.page().shown.slice(before);
  if (!seen.some(({ itemId }) => itemId === 'b')) throw new Error('it was not seen again');
}

/** The same bytes but for one stretch. */
function changed(bytes: Uint8Array, from: number, to: number): Buffer {
  return Buffer.from(bytes.map((byte, at) => (at >= from && at < to ? byte ^ 1 : byte)));
}
