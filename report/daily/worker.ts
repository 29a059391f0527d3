import path from 'node:path';
import { workerData } from 'node:worker_threads';
import { readMoment } from '../../core/wall-clock.ts';
import { langOf } from '../../core/words.ts';
import { loadBundledCampaign } from '../../player/campaign.ts';
import { reportName, type DailyReportJob } from '../../player/daily-report.ts';
import { writeDurably } from '../../player/durable.ts';
import { readMachine } from '../../publish/machine.ts';
import { readLines } from '../lines/read-lines.ts';
import { makeReport } from './make-report.ts';
import { pageOf } from './page.ts';
import { workbookOf } from './workbook.ts';

/** The thread that makes the reports of the machine it runs on, in the language of what it plays, and ends. */
const { dataDir, campaignDir, folder, machine, dates, timeZone } = workerData as DailyReportJob;

const { playlist: bundled } = await loadBundledCampaign(campaignDir);
const kept = (await readMachine(dataDir))?.playlist;
for (const date of dates) {
  const request = {
    ...{ paths: [dataDir], from: date, to: date, timeZone, register: undefined, agency: undefined },
    scope: 'machine' as const,
    playlists: kept === undefined ? [bundled] : [kept, bundled],
    lang: langOf((kept ?? bundled).locale),
  };
  // A journal of 400 days would be read for minutes.
  const since = readMoment(date, timeZone, 'begins');
  const { report } = await makeReport(request, { readLines: (paths) => readLines(paths, since), now: Date.now });
  const name = path.join(folder, reportName(machine, date));
  await writeDurably(name.replace(/xlsx$/, 'html'), pageOf(report));
  // Last, for it stands for both.
  await writeDurably(name, await workbookOf(report));
}
