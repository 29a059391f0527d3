import { setTimeout as sleep } from 'node:timers/promises';
import { desktopPlayerUnit } from '../../machine/player-units.ts';
import { cli } from '../fakes/player.ts';
import { readUnit, startService } from '../fakes/service-manager.ts';
import { signal, watchTree } from './process-tree.ts';
import { backAfter, settled } from './recovery.ts';
import { table, type Report } from './report.ts';
import { monotonicMs, type Samples } from './samples.ts';
import { onStand } from './stand.ts';
import { median, worst } from './statistics.ts';
import { takeUp } from './subjects.ts';

export interface HostKilled {
  /** From the kill to the next sample of an item, milliseconds. */
  readonly backMs: readonly number[];
  /** What ended the service in all, and the showings that the journal has as interrupted. */
  readonly ends: readonly string[];
  readonly interrupted: number;
  /** Items that came elsewhere than where the list was, each with the one before it. */
  readonly strays: readonly string[];
}

/** The picture is back within this (issue 6, “Figures”). */
export const HOST_FIGURE_MS = 5000;

/**
 * Kills the host `rounds` times, at another moment of the loop each, every other time with all that came from it at once as
 * a power cut does, under a stand-in for systemd that goes by the shipped unit: it is started again as that says.
 */
export async function runHostKilled({ rounds }: { readonly rounds: number }): Promise<HostKilled> {
  return onStand({ seconds: 2 }, async ({ display, items, dataDir, site, sampling, atEnd }) => {
    const configUrl = `${site.origin}/playlist.json`;
    await takeUp(dataDir, configUrl);
    const browser = process.env['BLUEZONE_KIOSK_BROWSER'];
    const environment = {
      BLUEZONE_KIOSK_CONFIG_URL: configUrl,
      BLUEZONE_KIOSK_DATA_DIR: dataDir.path,
      ...(browser === undefined ? {} : { BLUEZONE_KIOSK_BROWSER: browser }),
    };
    const unit = readUnit(desktopPlayerUnit({ command: [process.execPath, cli], host: 'chromium', environment }));
    const service = await startService(unit, { DISPLAY: display.name, HOME: dataDir.path });
    atEnd(() => service.stop());
    // So many deaths lead to safe mode, which passes over every clip that has never played to its end.
    await settled(sampling);
    await sleep(items.reduce((sum, { durationMs }) => sum + durationMs, 0));
    const backMs: number[] = [];
    const strays: string[] = [];
    for (let round = 0; round < rounds; round++) {
      await settled(sampling);
      await sleep((round * 700) % 2000);
      const host = service.pid();
      const killed =
        round % 2 === 0
          ? watchTree(host)
              .members()
              .map(({ pid }) => pid)
          : [host];
      const killedMs = monotonicMs();
      backMs.push(await backAfter(sampling, () => killed.forEach((pid) => signal(pid, 'SIGKILL'))));
      const stray = strayAfter(sampling.samples(), killedMs, items.length);
      if (stray !== undefined) strays.push(stray.map((index) => items[index]?.id).join(' → '));
    }
    await service.stop();
    const interrupted = dataDir.plays().filter(({ status }) => status === 'interrupted').length;
    return { backMs, ends: service.ends, interrupted, strays };
  });
}

/**
 * What came where the list was not: after the display had lost the item that was on, that one or the next one may follow.
 * Another may have been seen for a moment after the player was gone, so the display tells, and not the journal.
 *
 * @param killedMs  on the clock of the samples
 * @param items     how many are in the list
 */
export function strayAfter(
  { atMs, item }: Pick<Samples, 'atMs' | 'item'>,
  killedMs: number,
  items: number,
): readonly [before: number, after: number] | undefined {
  let before = -1;
  let missing = 0;
  for (const [index, each] of item.entries()) {
    const isAfterKill = (atMs[index] ?? 0) > killedMs;
    if (each < 0) missing = isAfterKill ? missing + 1 : 0;
    else if (missing < GONE_SAMPLES) [before, missing] = [each, 0];
    else return before < 0 || (each - before + items) % items <= 1 ? undefined : [before, each];
  }
  return undefined;
}

/** Half-copied frames are no loss. */
const GONE_SAMPLES = 8;

export function reportHostKilled({ backMs, ends, interrupted, strays }: HostKilled): Report {
  const isAsAsked = ends.every((end) => end === 'SIGKILL') && interrupted >= backMs.length && strays.length === 0;
  return {
    met: worst(backMs) <= HOST_FIGURE_MS && isAsAsked,
    body: [
      `The host killed with SIGKILL ${backMs.length} times, at another moment of the loop each, every other time with all that came from it at once; a stand-in for systemd ends what is left of the service and starts it again as the shipped unit says (\`RestartSec=1\`). Milliseconds.`,
      '',
      table(
        ['killed', 'median', 'worst', 'figure'],
        [
          [
            'the host, until an item is on again',
            median(backMs).toFixed(0),
            worst(backMs).toFixed(0),
            `${HOST_FIGURE_MS}`,
          ],
        ],
      ),
      '',
      `Showings that the journal has as interrupted: ${interrupted} (one a kill, at least). Times that it did not go on with the item that was on or the next: ${strays.length}${strays.length === 0 ? '' : ` (${strays.join('; ')})`}.`,
    ].join('\n'),
  };
}
