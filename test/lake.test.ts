import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHAIN_BEGINS, type HelpedRecord, type PlayRecord, type Seal } from '../core/play-record.ts';

const play: PlayRecord = {
  ...{ v: 1, kind: 'play', seq: 1, prevHash: CHAIN_BEGINS, eventId: 'e', screenId: 's', venueType: null },
  ...{ playlistId: 'p', revision: 1, campaignId: 'main', itemId: 'i', zone: 'main', sha256: null },
  ...{ startedAt: '2026-11-22T01:00:00.000Z', shownMs: 1, plannedMs: null, frames: 0, status: 'success', reason: null },
  ...{ displayed: true, clockTrusted: true, playerVersion: '0.4.0' },
};
const helped: HelpedRecord = {
  ...{ v: 1, kind: 'helped', seq: 2, prevHash: CHAIN_BEGINS, screenId: 's', date: '2026-11-22', people: 1 },
  at: '2026-11-22T01:00:00.000Z',
};
const seal: Seal = { v: 1, kind: 'seal', seq: 2, hash: '', at: '2026-11-22T01:00:00.000Z', key: '', signature: '' };
const fields = [...new Set([play, helped, seal].flatMap((line) => Object.keys(line)))].toSorted();

const sql = (name: string) => readFileSync(path.resolve(import.meta.dirname, '../docs/lake', name), 'utf8');

describe('the tables for delivered plays', () => {
  it('have a column of every field in ClickHouse, and no other', () => {
    const table = /CREATE TABLE plays\n\(\n([\s\S]*?)\n\)\n/.exec(sql('clickhouse.sql'))?.[1] ?? '';
    const columns = [...table.matchAll(/^ {4}`?(\w+)`? +[A-Z]/gm)].map(([, name]) => name);

    expect(columns.toSorted()).toEqual(fields);
  });

  it('have a column of every field in DuckDB, and no other', () => {
    const table = /columns = \{([\s\S]*?)\n {4}\}/.exec(sql('duckdb.sql'))?.[1] ?? '';
    const columns = [...table.matchAll(/(\w+)'?: '[A-Z]+'/g)].map(([, name]) => name);

    expect(columns.toSorted()).toEqual(fields);
  });
});
