const times = Number(process.env['KIOSK_FUZZ_RUNS'] ?? 1);

/** How often a property is tried: a moderate number of times in every test run, more with `KIOSK_FUZZ_RUNS=100`. */
export function rounds(moderate: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(moderate * times) };
}

/** How long one property may take, for `describe` and `it`; the machine may be busy with other tests. */
export const patience = { timeout: 60_000 * Math.max(1, times) };
