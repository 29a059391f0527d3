import { isRecord } from '../../core/record.ts';

/** A 2xx answer to a batch. */
export interface GoodAnswer {
  readonly headers: Headers;
  readonly text: string;
  /** Whether the text is all of it. */
  readonly isWhole: boolean;
}

/**
 * Why a 2xx is no acknowledgement, `undefined` where it is one. A log-in page and the start page of a site answer 200 to
 * anything; ClickHouse and Elasticsearch tell some of their errors in the body of a 200.
 */
export function whyNotTaken({ headers, text, isWhole }: GoodAnswer): string | undefined {
  const type = headers.get('content-type') ?? '';
  const begins = text.trimStart();
  if (/\bhtml\b/i.test(type) || begins.startsWith('<'))
    return 'the server answered with a web page: a log-in page, or another address than meant?';
  if (headers.has('x-clickhouse-exception-code') || /^Code: \d+\. DB::/.test(begins))
    return `the server answered with an error: ${oneLine(begins)}`;
  if (!/^[[{]/.test(begins) || !isWhole) return undefined; // empty, or words
  try {
    const value: unknown = JSON.parse(begins);
    return isError(value) ? `the server answered with an error: ${oneLine(begins)}` : undefined;
  } catch {
    return /\bjson\b/i.test(type) ? 'the server answered with broken JSON' : undefined;
  }
}

/** How servers that take JSON say that they have not taken it. */
function isError(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { error, errors, success, ok, status } = value;
  const isTold = [error, errors].some((told) => Boolean(told) && !(Array.isArray(told) && told.length === 0));
  return isTold || success === false || ok === false || /^(error|fail|failed|failure)$/i.test(String(status));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 200);
}
