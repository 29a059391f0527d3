import { settingsSchema, type Settings } from '../core/settings.ts';

/**
 * Opens the settings of this data directory (absolute) in electron-store: `settings.json`, the same file and format
 * that the command line keeps with conf. Throws on a damaged file, which `player/settings.ts` then moves aside:
 * `clearInvalidConfig` would replace it by defaults at once, without a copy. Imported when needed only, because most
 * screens have nothing set and it takes longer to load than the rest of the host.
 */
export async function openElectronStore(dataDir: string) {
  const { default: ElectronStore } = await import('electron-store');
  return new ElectronStore<Settings>({
    cwd: dataDir,
    name: 'settings',
    schema: settingsSchema,
    clearInvalidConfig: false,
  });
}
