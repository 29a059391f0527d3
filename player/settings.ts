import { copyFile, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { settingNames, type Settings } from '../core/settings.ts';
import { writeDurably } from './durable.ts';
import { reasonOf, type Log } from './log.ts';

/** Opens the store of settings in this folder: electron-store under Electron, conf on the same file elsewhere. Throws on a damaged file. */
export type OpenStore = (dataDir: string) => { readonly store: object } | Promise<{ readonly store: object }>;

/**
 * The settings of a data directory. A damaged file is moved aside, never deleted, and the last good copy takes its
 * place; without one the defaults do, and the bundled campaign plays. The stores themselves would either refuse to
 * start or replace everything by defaults at once (measured), and both lose what the clerk had typed in.
 */
export async function readSettings(dataDir: string, open: OpenStore, log: Log, now: () => number): Promise<Settings> {
  const file = path.join(dataDir, 'settings.json');
  const lastGood = path.join(dataDir, 'settings.lastgood.json');
  // The stores take longer to load than everything else before the first picture; most screens have nothing set.
  if (!(await exists(file))) return {};
  try {
    const { store } = await open(dataDir);
    await keepCopy(file, lastGood, log);
    return chosen(store);
  } catch (error) {
    const aside = path.join(dataDir, `settings.corrupt-${now()}.json`);
    await rename(file, aside);
    log.error('settings damaged', { reason: reasonOf(error), movedTo: aside });
    if (!(await exists(lastGood))) return {};
    await copyFile(lastGood, file);
    return chosen((await open(dataDir)).store);
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
  return Object.fromEntries(
    Object.entries(store).filter(([name]) => (settingNames as readonly string[]).includes(name)),
  );
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
