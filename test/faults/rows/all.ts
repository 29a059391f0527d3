import type { FaultRow } from '../run-row.ts';
import { mediaRows } from './media.ts';
import { networkRows } from './network.ts';
import { tlsRows } from './tls.ts';
import { playlistRows } from './playlist.ts';
import { timeRows } from './time.ts';

/** Every row that is judged by the oracle. */
export const allRows: readonly FaultRow[] = [...networkRows, ...tlsRows, ...playlistRows, ...mediaRows, ...timeRows];
