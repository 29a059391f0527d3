import type { SettingName, Settings } from './settings.ts';

const reportSettings = [
  'reportUrl',
  'reportMethod',
  'reportToken',
  'heartbeatUrl',
  'metricsToken',
  'metricsListen',
  'dailyReportFolder',
  'dailyReportAt',
] as const satisfies readonly SettingName[];

/** What a machine tells of itself, to whom, and what they are known by. */
export type Reporting = { readonly [Name in (typeof reportSettings)[number]]?: Settings[Name] | undefined };

/** Those settings of a machine that say what it tells of itself; `undefined` where it tells nothing. */
export function reportingOf(settings: Reporting): Reporting | undefined {
  const set = reportSettings.filter((name) => settings[name] !== undefined);
  if (set.length === 0) return undefined;
  return Object.fromEntries(set.map((name) => [name, settings[name]]));
}
