import type { IncomingMessage } from 'node:http';

/** A field of what was sent, if it is text. */
export function textIn(body: unknown, name: string): string | undefined {
  const value = (body as Partial<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** A JSON body; nothing when it is none, too long, or not said to be one (another site's form cannot say so). */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LARGEST_BODY_BYTES) chunks.push(chunk);
  }
  try {
    return isJson && bytes <= LARGEST_BODY_BYTES ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined;
  } catch {
    return undefined;
  }
}

const LARGEST_BODY_BYTES = 4096;
