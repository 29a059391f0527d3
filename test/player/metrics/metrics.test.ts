import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expositionOf } from '../../../player/metrics/exposition.ts';
import { metricsOf, type MetricsFacts } from '../../../player/metrics/metrics.ts';
import { readExposition } from './read-exposition.ts';
import { someStatus } from './some-status.ts';

const facts: MetricsFacts = {
  status: someStatus,
  journalSeq: 260_000,
  delivery: {
    ...{ waiting: 42, acknowledgedAt: 1_790_000_000_500, bytes: 12_345, failing: undefined },
    batches: { acknowledged: 9, 'too-large': 1, refused: 0, failed: 3 },
  },
  process: { cpuSeconds: 12.5, residentBytes: 90_000_000 },
};
const told = readExposition(expositionOf(metricsOf(facts)));
const valueOf = (name: string, labels = {}) =>
  told.get(name)?.samples.find((sample) => JSON.stringify(sample.labels) === JSON.stringify(labels))?.value;

describe('the metrics', () => {
  it('are read by a parser of the text format, whatever things are called', () => {
    expect(valueOf('bluezone_kiosk_playlist_revision', { playlist: 'tinh "A"\\B' })).toBe(12);
    expect(valueOf('bluezone_kiosk_screen_plays_today', { screen: 'sảnh-1' })).toBe(340);
    expect(valueOf('bluezone_kiosk_screen_state', { screen: 'door', state: 'no-display' })).toBe(1);
    expect(valueOf('bluezone_kiosk_screen_state', { screen: 'door', state: 'playing' })).toBe(0);
    expect(valueOf('bluezone_kiosk_screen_item_start_time_seconds', { screen: 'sảnh-1' })).toBe(1_795_309_200.5);
    expect(valueOf('bluezone_kiosk_delivery_waiting_entries')).toBe(42);
    expect(valueOf('bluezone_kiosk_delivery_last_success_time_seconds')).toBe(1_790_000_000.5);
  });

  it('count faults by their code, however many items they are about', () => {
    expect(told.get('bluezone_kiosk_faults')?.samples).toEqual([
      { labels: { code: 'ITEM_FAILED' }, value: 2 },
      { labels: { code: 'STALE' }, value: 1 },
    ]);
  });

  it('are called by the rules of Prometheus', () => {
    for (const [name, { type, help }] of told) {
      expect(name.endsWith('_total'), name).toBe(type === 'counter');
      expect(name, 'base units').not.toMatch(/_(ms|milliseconds|minutes|hours|kib|mib|kb|mb|percent)(_|$)/);
      expect(help, name).toMatch(/\.$/);
    }
  });

  it('tell nothing of a delivery where nothing is delivered', () => {
    const names = metricsOf({ ...facts, delivery: undefined }).map(({ name }) => name);

    expect(names.filter((name) => name.includes('delivery'))).toEqual([]);
  });
});

describe('what is written about the metrics', () => {
  const docs = path.resolve(import.meta.dirname, '../../../docs');
  const named = (text: string) =>
    new Set(
      text.match(/\b(?:bluezone_kiosk|process)_[a-z_]+[a-z]\b(?!\.)/g)?.filter((name) => name.includes('_')) ?? [],
    );
  const names = new Set(told.keys());

  it('has each of them in docs/metrics.md, and no other', () => {
    expect([...named(readFileSync(path.join(docs, 'metrics.md'), 'utf8'))].sort()).toEqual([...names].sort());
  });

  it('asks in docs/grafana-dashboard.json for those that there are, by labels that they have', () => {
    const text = readFileSync(path.join(docs, 'grafana-dashboard.json'), 'utf8');
    const queries = [...text.matchAll(/"(?:expr|query|definition)": "((?:[^"\\]|\\.)*)"/g)].map(
      ([, query]) => JSON.parse(`"${query}"`) as string,
    );
    expect(queries.length).toBeGreaterThan(8);
    for (const query of queries) {
      for (const name of named(query)) expect([...names], query).toContain(name);
      for (const [, name = '', inner = ''] of query.matchAll(/(bluezone_kiosk_[a-z_]+)\{([^}]*)\}/g)) {
        const has = Object.keys(told.get(name)?.samples[0]?.labels ?? {});
        const asked = [...inner.matchAll(/([a-z_]+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label);
        expect([...has, 'job', 'instance'], query).toEqual(expect.arrayContaining(asked));
      }
    }
  });
});
