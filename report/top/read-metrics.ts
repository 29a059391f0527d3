/** What `/metrics` tells beyond `/status`; what is not there is left out. */
export interface MachineNumbers {
  readonly journalEntries?: number;
  /** Entries of the journal that are still to be delivered; absent where nothing is delivered. */
  readonly undelivered?: number;
  /** When a batch was acknowledged last since the start, epoch seconds. */
  readonly deliveredAtSeconds?: number;
  /** Of the player process, without the browser. */
  readonly cpuSeconds?: number;
  readonly residentBytes?: number;
}

/** Reads those numbers from Prometheus' text format; lines that are something else are passed over. */
export function readMetrics(text: string): MachineNumbers {
  const found: Partial<Record<keyof MachineNumbers, number>> = {};
  for (const line of text.split('\n')) {
    const [name = '', value] = line.split(' ', 2);
    const field = names[name];
    if (field !== undefined && value !== undefined && Number.isFinite(Number(value))) found[field] = Number(value);
  }
  return found;
}

const names: Readonly<Record<string, keyof MachineNumbers>> = {
  bluezone_kiosk_journal_entries_total: 'journalEntries',
  bluezone_kiosk_delivery_waiting_entries: 'undelivered',
  bluezone_kiosk_delivery_last_success_time_seconds: 'deliveredAtSeconds',
  process_cpu_seconds_total: 'cpuSeconds',
  process_resident_memory_bytes: 'residentBytes',
};
