import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from './log.ts';
import type { Settled } from './settled.ts';

/**
 * The file of certificates that an operator names: its absolute path, if every one in it can be read. A file whose
 * certificates nobody could use must not be found out weeks later, when the server's own is replaced.
 */
export function settleCaFile(written: string, workingDir: string): Settled {
  const file = path.resolve(workingDir, written);
  try {
    readCaFile(file);
    return { kind: 'settled', value: file };
  } catch (error) {
    return { kind: 'refused', message: `${file} cannot be read: ${reasonOf(error)}` };
  }
}

/** The certificates of a PEM file, as text. Throws when it is not there, holds none, or one that is damaged. */
export function readCaFile(file: string): string {
  const certificates = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (certificates === null) throw new Error('it holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)');
  for (const certificate of certificates) new X509Certificate(certificate);
  return certificates.join('\n');
}
