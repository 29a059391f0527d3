import type { TrustReports } from '../../core/trust-reports.ts';

/** What is to change about where screens report to; `none` takes an address out, and what is not named stays. */
export type ReportsChange = { readonly [Name in keyof TrustReports]?: TrustReports[Name] | 'none' };

/** The addresses of the next trust file, if there are any left. */
export function reportsAfter(
  before: TrustReports | undefined,
  change: ReportsChange = {},
): { readonly reports?: TrustReports } {
  const { reportUrl, heartbeatUrl, reportMethod } = { ...before, ...change };
  const isBrought = reportUrl !== undefined && reportUrl !== 'none';
  const reports = {
    ...(isBrought ? { reportUrl } : {}),
    ...(isBrought && reportMethod !== undefined && reportMethod !== 'none' ? { reportMethod } : {}),
    ...(heartbeatUrl === undefined || heartbeatUrl === 'none' ? {} : { heartbeatUrl }),
  };
  return Object.keys(reports).length === 0 ? {} : { reports };
}
