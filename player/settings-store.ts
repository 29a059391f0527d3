import { settingsSchema, type Settings } from '../core/settings.ts';

/** The store of settings in plain Node: conf, which electron-store is made of, on the same file. */
export async function openConf(dataDir: string) {
  const { default: Conf } = await import('conf');
  return new Conf<Settings>({
    cwd: dataDir,
    configName: 'settings',
    projectVersion: __VERSION__,
    schema: settingsSchema,
    clearInvalidConfig: false,
  });
}
