import { dailyReportRows } from './setting-rows/daily-report-rows.ts';
import { displayRows } from './setting-rows/display-rows.ts';
import { hoursRows } from './setting-rows/hours-rows.ts';
import { networkRows } from './setting-rows/network-rows.ts';
import { reportRows } from './setting-rows/report-rows.ts';
import { screenRows } from './setting-rows/screen-rows.ts';
import { trustRows } from './setting-rows/trust-rows.ts';

/**
 * Every setting, in the order in which they are told. One that is added here is kept in `settings.json`, read from
 * settings files, set-up codes, the environment and the command line, and shown by the panel and by
 * `bluezone-kiosk settings`; what it does is for those who use it.
 */
export const settingTable = {
  ...screenRows,
  ...displayRows,
  ...hoursRows,
  ...trustRows,
  ...networkRows,
  ...reportRows,
  ...dailyReportRows,
};
