import { answeredWords } from '../answer-words.ts';
import { askServer, mayPass } from '../ask-server.ts';
import type { Fetch } from '../fetch-capped.ts';
import { whyNotTaken } from './acknowledgement.ts';
import type { Destination } from './destination.ts';
import { reportHeaders } from './report-headers.ts';

/**
 * Brings batches by POST to one address: JSON lines, gzip, which is what ClickHouse's `INSERT … FORMAT JSONEachRow`, log
 * collectors and plain endpoints take. `Idempotency-Key` is the name of the batch, for those who heed it.
 */
export function postBatches(
  { url, name, token }: { readonly url: string; readonly name: string; readonly token?: string | undefined },
  fetch: Fetch,
): Destination {
  return {
    name,
    async bring(batch, signal) {
      const answer = await askServer(fetch, {
        url,
        method: 'POST',
        headers: {
          ...reportHeaders(token),
          'content-type': 'application/x-ndjson',
          'content-encoding': 'gzip',
          'idempotency-key': batch.name,
        },
        body: batch.bytes,
        signal,
        limitMs: LIMIT_MS,
        mostBytes: MOST_ANSWER_BYTES,
      });
      if (answer.kind === 'failed') return answer;
      const { status, retryAfterMs } = answer;
      if (status >= 200 && status <= 299) {
        const reason = whyNotTaken(answer);
        return reason === undefined ? { kind: 'acknowledged' } : { kind: 'refused', reason };
      }
      const reason = answeredWords(answer);
      if (status === 413) return { kind: 'too-large', reason };
      if (!mayPass(status)) return { kind: 'refused', reason };
      return { kind: 'failed', reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    },
  };
}

const LIMIT_MS = 120_000;
const MOST_ANSWER_BYTES = 2 ** 20;
