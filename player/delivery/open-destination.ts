import type { Reporting } from '../../core/reporting.ts';
import type { Fetch } from '../fetch-capped.ts';
import { isWebAddress } from '../report-address.ts';
import type { Destination } from './destination.ts';
import { fileBatches, type FolderWorld } from './file-batches.ts';
import { postBatches } from './post-batches.ts';
import { putBatches } from './put-batches.ts';

/** Where the settings of a machine say that plays are brought, if anywhere. The address was looked at when it was set. */
export function openDestination(
  { reportUrl: url, reportMethod = 'post', reportToken: token }: Reporting,
  fetch: Fetch,
  folders?: FolderWorld,
): Destination | undefined {
  if (url === undefined) return undefined;
  if (!isWebAddress(url)) return fileBatches(url, folders);
  const name = destinationName(url, reportMethod);
  return reportMethod === 'put' ? putBatches({ url, name, token }, fetch) : postBatches({ url, name, token }, fetch);
}

/** An address that is written with another login, or another key in its query, is the same place. */
function destinationName(url: string, method: string): string {
  const { origin, pathname } = new URL(url);
  return `${method} ${origin}${pathname.replace(/\/+$/, '')}`;
}
