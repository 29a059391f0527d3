import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A certificate authority of the test's own. */
export interface Authority {
  /** Its own certificate, PEM; `file` is where that lies. */
  readonly ca: string;
  readonly file: string;
  /** A key and a certificate for a server of this name; `validity` as `YYYYMMDDHHMMSSZ`. */
  issue(name: string, validity?: { readonly from: string; readonly until: string }): { key: string; cert: string };
}

/** Makes an authority with openssl in a folder, under a name of its own. */
export function createAuthority(dir: string, name = 'Test CA'): Authority {
  mkdirSync(path.join(dir, 'issued'), { recursive: true });
  const at = (file: string) => path.join(dir, file);
  writeFileSync(at('index.txt'), '');
  writeFileSync(
    at('ca.conf'),
    `[ca]\ndefault_ca = own\n[own]\ndatabase = ${at('index.txt')}\nnew_certs_dir = ${at('issued')}\nrand_serial = yes
default_md = sha256\ndefault_days = 30\ncopy_extensions = copy\npolicy = any\nunique_subject = no\n[any]\ncommonName = supplied\n`,
  );
  openssl('req', '-x509', ...NEW_KEY, '-keyout', at('ca.key'), '-out', at('ca.pem'), '-subj', `/CN=${name}`);
  return {
    ca: readFileSync(at('ca.pem'), 'utf8'),
    file: at('ca.pem'),
    issue(name, validity) {
      const [key, request, cert] = [at('server.key'), at('server.csr'), at('server.pem')];
      const names = `subjectAltName=${/^[\d.]+$/.test(name) ? 'IP' : 'DNS'}:${name}`;
      openssl('req', ...NEW_KEY, '-keyout', key, '-out', request, '-subj', `/CN=${name}`, '-addext', names);
      const dates = validity === undefined ? [] : ['-startdate', validity.from, '-enddate', validity.until];
      const signed = ['-config', at('ca.conf'), '-cert', at('ca.pem'), '-keyfile', at('ca.key')];
      openssl('ca', '-batch', '-notext', ...signed, ...dates, '-in', request, '-out', cert);
      return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    },
  };
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function openssl(...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${error?.message ?? stderr}`);
}
