import path from 'node:path';
import { createAuthority } from '../../fakes/certificates.ts';
import type { Laboratory } from '../laboratory.ts';
import { MINUTE, type FaultRow } from '../run-row.ts';

/** Who signs makes no difference to whom the line is believed. */
const SECURE = [{ isSecure: true }, { isSecure: true, isSigning: true }];

/** What a row of TLS has in common: the newest list is there, behind a certificate that nobody may believe. */
const unbelieved = {
  ...{ modes: SECURE, codes: ['PLAYLIST_UNREACHABLE'] },
  clear: (lab: Laboratory) => lab.server.certify(issued(lab)),
} as const;

export const tlsRows: readonly FaultRow[] = [
  {
    ...{ id: 'N22', title: 'a certificate that has expired is not believed', ...unbelieved },
    begin: behind((lab) => issued(lab, { from: '20200101000000Z', until: '20210101000000Z' })),
    check: tells(/certificate has expired/),
  },
  {
    ...{
      id: 'N22',
      title: 'a certificate of a stranger, who calls himself what our authority is called, is not believed',
    },
    ...unbelieved,
    begin: behind(({ dataDir }) => createAuthority(path.join(dataDir, '..', 'stranger')).issue('127.0.0.1')),
    check: tells(/certificate/),
  },
  {
    ...{ id: 'N22', title: 'a certificate that is made out to another name is not believed', ...unbelieved },
    begin: behind((lab) => issued(lab, undefined, 'other.example')),
    check: tells(/made out to another name/),
  },
  {
    ...{ id: 'N23', title: 'in 1970 no certificate is valid yet, and what is there plays on', ...unbelieved },
    ...{ codes: ['CLOCK_WRONG', 'PLAYLIST_UNREACHABLE'], besides: ['STALE'], withinMs: 5 * MINUTE },
    begin(lab) {
      lab.clock.shift(-lab.clock.now());
      // OpenSSL goes by the real clock of this machine: before a certificate of 2090 it is what ours is in 1970.
      behind((of) => issued(of, { from: '20900101000000Z', until: '20910101000000Z' }))(lab);
    },
    check: tells(/not valid yet/),
    clear(lab) {
      lab.clock.right();
      lab.server.certify(issued(lab));
    },
  },
];

type Issue = ReturnType<NonNullable<Laboratory['authority']>['issue']>;

/** The server shows this certificate from now on; behind it lies the newest list. */
function behind(certificate: (lab: Laboratory) => Issue) {
  return (lab: Laboratory) => {
    lab.server.certify(certificate(lab));
    lab.officer.publish(2);
  };
}

/** A certificate of the authority that the player believes. */
function issued(
  { authority }: Laboratory,
  validity?: { readonly from: string; readonly until: string },
  name = '127.0.0.1',
): Issue {
  if (authority === undefined) throw new Error('this laboratory has no authority');
  return authority.issue(name, validity);
}

/** `/status` says why in so many words. */
function tells(words: RegExp) {
  return async (lab: Laboratory) => {
    const { faults } = await lab.status();
    const { message = '' } = faults.find(({ code }) => code === 'PLAYLIST_UNREACHABLE') ?? {};
    if (!words.test(message)) throw new Error(`told: ${message}`);
  };
}
