import type { Status } from '../core/status.ts';
import { checkAutostart } from './autostart.ts';
import type { Asked } from './ask-network.ts';
import { checkBrowser, type BrowserFacts } from './browser.ts';
import { checkClock } from './clock.ts';
import { checkDisk, type DiskFacts } from './disk.ts';
import { checkDisplay } from './display.ts';
import { checkDisplaySwitch } from './display-switch.ts';
import type { Finding } from './finding.ts';
import { checkFonts } from './fonts.ts';
import { checkHeat } from './heat.ts';
import type { Machine } from './machine.ts';
import { checkNetwork } from './network.ts';
import { checkNotifications } from './notifications.ts';
import { checkPlayer } from './player.ts';
import { checkScreenSaver } from './screen-saver.ts';
import { checkSleep } from './sleep.ts';
import { checkUpdateReboots } from './update-reboots.ts';

/** What is asked of the world once, each of it slow, and told to those who judge. */
export interface Patient {
  readonly machine: Machine;
  readonly asked: () => Promise<Asked>;
  readonly browser: () => Promise<BrowserFacts>;
  readonly disk: () => DiskFacts;
  readonly status: () => Promise<Status | undefined>;
  readonly zone: string;
  readonly overscanPercent: number;
  /** Languages of the screen, BCP 47. */
  readonly langs: readonly string[];
  readonly madeAt: number;
}

/** All that makes kiosks fail, looked at one after the other; `tell` hears of each as soon as it is known. */
export async function examine(patient: Patient, tell: (finding: Finding) => void): Promise<readonly Finding[]> {
  const { machine } = patient;
  const all: Finding[] = [];
  const add = (findings: readonly Finding[]) => {
    for (const finding of findings) tell(finding);
    all.push(...findings);
  };
  add(checkPlayer(await patient.status()));
  const { network, server, zone } = await patient.asked();
  add(checkNetwork(network, machine.now()));
  const clock = { madeAt: patient.madeAt, zone: patient.zone, playlistZone: zone ?? DEFAULT_ZONE };
  add(await checkClock(machine, { ...clock, ...(server === undefined ? {} : { server }) }));
  add(await checkAutostart(machine));
  add(await checkSleep(machine));
  add(await checkScreenSaver(machine));
  add(await checkNotifications(machine));
  add(await checkUpdateReboots(machine));
  add(await checkDisplay(machine, patient.overscanPercent));
  add(await checkDisplaySwitch(machine));
  add(await checkFonts(machine, patient.langs));
  add(checkDisk(patient.disk()));
  add(checkBrowser(await patient.browser(), { hasRenderNode: machine.list('/dev/dri').includes('renderD128') }));
  add(await checkHeat(machine));
  return all;
}

/** Of playlists that name none. */
const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh';
