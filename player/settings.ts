import { copyFile, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSettingName, type Settings } from '../core/settings.ts';
import { writeDurably } from './durable.ts';
import { reasonOf, type Log } from './log.ts';

/** Opens the store of settings in this folder: electron-store under Electron, conf on the same file elsewhere. Throws on a damaged file. */
export type OpenStore = (dataDir: string) => { readonly store: object } | Promise<{ readonly store: object }>;

/** What was set on the machine itself. */
export interface OwnSettings {
  readonly settings: Settings;
  /** What happened to the file, where it was damaged, for whoever has to act. */
  readonly damage?: string;
}

/** Where the settings of a data directory are kept. */
export function settingsPath(dataDir: string): string {
  return path.join(dataDir, 'settings.json');
}

/**
 * The settings of a data directory. A damaged file is moved aside, never deleted, and the last good copy takes its
 * place; without one the defaults do, and the bundled campaign plays. The stores themselves would either refuse to
 * start or replace everything by defaults at once (measured), and both lose what the clerk had typed in. Never rejects:
 * whatever the disk does, there is something to play.
 */
export async function readSettings(
  dataDir: string,
  open: OpenStore,
  log: Log,
  now: () => number,
): Promise<OwnSettings> {
  const file = settingsPath(dataDir);
  const lastGood = path.join(dataDir, 'settings.lastgood.json');
  // The stores take longer to load than everything else before the first picture; most screens have nothing set.
  if (!(await exists(file))) return { settings: {} };
  try {
    const { store } = await open(dataDir);
    await keepCopy(file, lastGood, log);
    return { settings: chosen(store) };
  } catch (error) {
    const aside = path.join(dataDir, `settings.corrupt-${now()}.json`);
    const reason = reasonOf(error);
    log.error('settings damaged', { reason, movedTo: aside });
    const settings = await fromLastGood(async () => {
      await rename(file, aside);
      if (!(await exists(lastGood))) return {};
      await copyFile(lastGood, file);
      return chosen((await open(dataDir)).store);
    }, log);
    return {
      settings,
      damage: `settings.json was damaged (${reason}) and is kept as ${aside}; the last good one counts`,
    };
  }
}

/** What the last good copy says; nothing where that is damaged too, or the disk takes nothing. */
async function fromLastGood(take: () => Promise<Settings>, log: Log): Promise<Settings> {
  try {
    return await take();
  } catch (error) {
    log.error('last good settings not taken', { reason: reasonOf(error) });
    return {};
  }
}

/** A copy that cannot be made now is made at another start; the settings themselves are good. */
async function keepCopy(file: string, lastGood: string, log: Log): Promise<void> {
  try {
    await writeDurably(lastGood, await readFile(file));
  } catch (error) {
    log.warn('settings not copied', { reason: reasonOf(error) });
  }
}

function chosen(store: object): Settings {
  return Object.fromEntries(Object.entries(store).filter(([name]) => isSettingName(name)));
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
