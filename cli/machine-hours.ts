import { existsSync } from 'node:fs';
import { machineHours, type MachineHours } from '../core/machine-hours.ts';
import { reasonOf } from '../player/log.ts';
import { settingsPath } from '../player/settings.ts';
import { openConf } from '../player/settings-store.ts';
import { reasonWords } from '../publish/reason-words.ts';
import { Refused } from './command-line.ts';
import { settingSources } from './setting-sources.ts';
import { settingsHere } from './shown-settings.ts';

/**
 * The opening hours that count for the player of a data directory, wherever they are set, as `settings` shows them; if any.
 * Nothing there is touched. Throws `Refused` when what is set there cannot be read.
 */
export async function hoursSetFor(dataDir: string): Promise<MachineHours | undefined> {
  try {
    const own = existsSync(settingsPath(dataDir)) ? (await openConf(dataDir)).store : {};
    const { settings } = await settingsHere(dataDir, own, settingSources());
    return machineHours(settings);
  } catch (error) {
    const { en, vi } = reasonWords(reasonOf(error));
    throw new Refused({
      en: `the settings in ${dataDir}, which say when its screens are open, cannot be read: ${en}; say it with --hours`,
      vi: `không đọc được cài đặt trong ${dataDir} để biết giờ mở cửa: ${vi}; hãy ghi giờ bằng --hours`,
    });
  }
}
