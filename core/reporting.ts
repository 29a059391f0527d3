import type { SettingName, Settings } from './settings.ts';
import type { TrustReports } from './trust-reports.ts';

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

/**
 * What a machine tells and to whom, once the trust file in force is known, the only other word that counts (DECISIONS 23):
 * what the machine itself has set goes before it, `none` too.
 */
export function reportingWith(
  own: Reporting = {},
  { reports = {} }: { readonly reports?: TrustReports | undefined } = {},
): Reporting {
  const { reportUrl: ownUrl, heartbeatUrl: ownBeats, reportMethod, ...rest } = own;
  const reportUrl = ownUrl ?? reports.reportUrl;
  const method = reportMethod ?? (ownUrl === undefined ? reports.reportMethod : undefined);
  const heartbeatUrl = ownBeats ?? reports.heartbeatUrl;
  return {
    ...rest,
    ...(reportUrl === undefined || reportUrl === NOWHERE ? {} : { reportUrl }),
    ...(method === undefined ? {} : { reportMethod: method }),
    ...(heartbeatUrl === undefined || heartbeatUrl === NOWHERE ? {} : { heartbeatUrl }),
  };
}

/** In the place of an address: to nobody, whatever the trust file says. */
export const NOWHERE = 'none';
