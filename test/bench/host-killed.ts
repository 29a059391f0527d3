import { setTimeout as sleep } from 'node:timers/promises';
import { desktopPlayerUnit } from '../../machine/player-units.ts';
import { cli } from '../fakes/player.ts';
import { readUnit, startService } from '../fakes/service-manager.ts';
import { signal } from './process-tree.ts';
import { backAfter, settled } from './recovery.ts';
import { table, type Report } from './report.ts';
import { onStand } from './stand.ts';
import { median, worst } from './statistics.ts';
import { takeUp } from './subjects.ts';

export interface HostKilled {
  /** From the kill to the next sample of an item, milliseconds. */
  readonly backMs: readonly number[];
  /** What ended the service in all, and the showings that the journal has as interrupted. */
  readonly ends: readonly string[];
  readonly interrupted: number;
}

/** The picture is back within this (issue 6, “Figures”). */
export const HOST_FIGURE_MS = 5000;

/**
 * Kills the host `rounds` times, at another moment of the loop each, under a stand-in for systemd that goes by the shipped
 * unit: it is started again as that says.
 */
export async function runHostKilled({ rounds }: { readonly rounds: number }): Promise<HostKilled> {
  return onStand({ seconds: 2 }, async ({ display, dataDir, site, sampling, atEnd }) => {
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
    const backMs: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await settled(sampling);
      await sleep((round * 700) % 2000);
      backMs.push(await backAfter(sampling, () => signal(service.pid(), 'SIGKILL')));
    }
    await service.stop();
    const interrupted = dataDir.plays().filter(({ result }) => result === 'interrupted').length;
    return { backMs, ends: service.ends, interrupted };
  });
}

export function reportHostKilled({ backMs, ends, interrupted }: HostKilled): Report {
  const isAsAsked = ends.every((end) => end === 'SIGKILL') && interrupted >= backMs.length;
  return {
    met: worst(backMs) <= HOST_FIGURE_MS && isAsAsked,
    body: [
      `The host killed with SIGKILL ${backMs.length} times, at another moment of the loop each; a stand-in for systemd ends what is left of the service and starts it again as the shipped unit says (\`RestartSec=1\`). Milliseconds.`,
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
      `Showings that the journal has as interrupted: ${interrupted} (one a kill, at least).`,
    ].join('\n'),
  };
}
