import path from 'node:path';
import { parseArgs } from 'node:util';
import { exitCodes } from '../core/exit-codes.ts';
import { quoted } from '../core/faults.ts';
import { settingNames, settingReaders, type SettingName } from '../core/settings.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { reasonOf } from '../player/log.ts';
import { openConf } from './conf.ts';

/** `bluezone-kiosk settings`: shows what is set; `settings set NAME VALUE` and `settings unset NAME` change it. */
export async function settings(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { 'data-dir': { type: 'string' } },
      allowPositionals: true,
    });
    const dataDir = path.resolve(values['data-dir'] ?? defaultDataDir(process.env, process.platform));
    const [verb = 'show', name, value] = positionals;
    if (verb === 'show') return await show(dataDir);
    if (!isSettingName(name)) return fail(`${quoted(name)} is no setting; the settings are ${settingNames.join(', ')}`);
    const store = await openConf(dataDir);
    if (verb === 'unset') store.delete(name);
    else if (verb === 'set') {
      const read = value === undefined ? undefined : settingReaders[name](value);
      if (read === undefined) return fail(`${name}: cannot be ${quoted(value)}; nothing was changed`);
      store.set(name, read);
    } else return fail(`there is no "settings ${verb}"; there are show, set and unset`);
    return await show(dataDir);
  } catch (error) {
    return fail(reasonOf(error));
  }
}

async function show(dataDir: string): Promise<number> {
  process.stdout.write(`${JSON.stringify((await openConf(dataDir)).store, null, 2)}\n`);
  return exitCodes.ok;
}

function isSettingName(name: string | undefined): name is SettingName {
  return (settingNames as readonly (string | undefined)[]).includes(name);
}

function fail(message: string): number {
  process.stderr.write(`bluezone-kiosk settings: ${message}\n`);
  return exitCodes.usage;
}
