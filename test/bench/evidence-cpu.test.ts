import { describe, expect, it } from 'vitest';
import { reportEvidenceCpu, type EvidenceCpu } from './evidence-cpu.ts';

const found: EvidenceCpu = {
  plays: 100,
  costs: { bareMs: 0.3, chainedMs: 0.6, journalMs: 1, batchMs: 30, scrapeMs: 0.75 },
  steady: { seconds: 300, entries: 120, batches: 1, scrapes: 20, cores: 0.002 },
};

describe('reportEvidenceCpu', () => {
  it('adds the parts up at the rate at which they come', () => {
    const { met, body } = reportEvidenceCpu(found);

    expect(met).toBe(true);
    // 1 ms in 10 s, 30 ms in 600 s, 0.75 ms in 15 s.
    expect(body).toContain('one screen **0.020 %**, 4 screens **0.065 %**');
  });

  it('is not met when either the sum or what was seen is over a hundredth of a core', () => {
    expect(reportEvidenceCpu({ ...found, costs: { ...found.costs, journalMs: 30 } }).met).toBe(false);
    expect(reportEvidenceCpu({ ...found, steady: { ...found.steady, cores: 0.011 } }).met).toBe(false);
    expect(reportEvidenceCpu({ ...found, steady: { ...found.steady, cores: NaN } }).met).toBe(false);
  });
});
