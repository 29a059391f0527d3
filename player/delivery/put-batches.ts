import { askServer } from '../ask-server.ts';
import type { Fetch } from '../fetch-capped.ts';
import { putOnce, type PutAnswer } from '../put-once.ts';
import type { PackedBatch } from './batch.ts';
import type { Brought, Destination } from './destination.ts';
import { reportHeaders } from './report-headers.ts';

/**
 * Brings batches by PUT, each as a file below one address: WebDAV, or a store of objects. What is acknowledged is told by
 * `putOnce`. The folder of the chain is made where the server wants that (RFC 4918, 9.7.1: 409).
 */
export function putBatches(
  { url, name, token }: { readonly url: string; readonly name: string; readonly token?: string | undefined },
  fetch: Fetch,
): Destination {
  const headers = reportHeaders(token);
  const put = ({ name: file, bytes }: PackedBatch, signal: AbortSignal) =>
    putOnce(fetch, { url: below(url, file), bytes, type: 'application/gzip', headers, signal });
  return {
    name,
    async bring(batch, signal) {
      const first = await put(batch, signal);
      if (first.kind !== 'refused' || !NO_FOLDER.has(first.status)) return broughtBy(first);
      const [folder = ''] = batch.name.split('/');
      const made = await askServer(fetch, {
        ...{ url: below(url, `${folder}/`), method: 'MKCOL', headers, signal, limitMs: LIMIT_MS },
      });
      // 405: it is there already. Whatever else was answered, the second try tells what is wrong.
      if (made.kind === 'failed') return made;
      return broughtBy(await put(batch, signal));
    },
  };
}

function broughtBy(answer: PutAnswer): Brought {
  if (answer.kind !== 'refused') return answer;
  const { status, reason } = answer;
  return { kind: status === 413 ? 'too-large' : 'refused', reason };
}

/** `<url>/<file>`; what follows a question mark stays behind it. */
function below(base: string, file: string): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${file}`;
  return url.href;
}

const NO_FOLDER: ReadonlySet<number> = new Set([404, 409]);
const LIMIT_MS = 30_000;
