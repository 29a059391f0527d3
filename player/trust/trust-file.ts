import { parseTrust, stepFault, type ReadTrust, type Trust } from '../../core/trust.ts';
import { isSignedBy, payloadTypes, readEnvelope, type Envelope } from './envelope.ts';

/** The first trust file of a screen, given to it by hand: it vouches for itself, so it must be whole. */
export function readAnchor(text: string): ReadTrust {
  const opened = open(text);
  if (opened.kind === 'refused') return opened;
  const read = parsePayload(opened.envelope);
  if (read.kind === 'refused') return read;
  if (!isSignedBy(opened.envelope, read.trust.root)) return refused('it is not signed by the root keys that it names');
  return read;
}

/**
 * The trust file after this one. It is believed when enough of the root keys of both have signed it, and it is the very
 * next one (TUF, 5.3: the old keys hand over to the new ones).
 */
export function nextTrust(before: Trust, text: string): ReadTrust {
  const opened = open(text);
  if (opened.kind === 'refused') return opened;
  // Nothing of it is looked into before those who may say so have signed it.
  if (!isSignedBy(opened.envelope, before.root))
    return refused(`it is not signed by the root keys of version ${before.version}`);
  const read = parsePayload(opened.envelope);
  if (read.kind === 'refused') return read;
  if (!isSignedBy(opened.envelope, read.trust.root)) return refused('it is not signed by the root keys that it names');
  const why = stepFault(before, read.trust);
  return why === undefined ? read : refused(why);
}

function open(
  text: string,
): { readonly kind: 'opened'; readonly envelope: Envelope } | { readonly kind: 'refused'; readonly why: string } {
  const read = readEnvelope(text);
  if (read.kind === 'refused') return refused(read.code === 'UNSIGNED' ? 'it is not signed' : read.words.en);
  if (read.envelope.payloadType !== payloadTypes.trust) return refused('it is no trust file');
  return { kind: 'opened', envelope: read.envelope };
}

function parsePayload({ payload }: Envelope): ReadTrust {
  try {
    return parseTrust(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return refused('not UTF-8 text');
  }
}

function refused(why: string): Extract<ReadTrust, { kind: 'refused' }> {
  return { kind: 'refused', why };
}
