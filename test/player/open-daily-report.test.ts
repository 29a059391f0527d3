import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { openDailyReport } from '../../player/open-daily-report.ts';
import { logbook } from '../fakes/logbook.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { machine } from '../report/daily/handed-out.ts';

const root = path.resolve(import.meta.dirname, '../..');
afterEach(() => void vi.useRealTimers());

it('has a thread write the reports of today and yesterday, as a workbook and as a page', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const dir = await tempDir();
  const [dataDir, folder] = [path.join(dir, 'data'), path.join(dir, 'reports')];
  await mkdir(dataDir);
  const one = machine();
  one.add({});
  one.add({ startedAt: '2026-11-19T01:00:00.000Z', itemId: 'hom-qua.mp4' });
  await writeFile(path.join(dataDir, 'plays.jsonl'), [...one.lines, one.seal()].join('\n'));
  const log = logbook();
  const stop = openDailyReport({
    options: {
      ...{ dataDir, campaignDir: path.join(root, 'media'), screens: [{ id: 'lobby', tags: [], display: undefined }] },
      reporting: { dailyReportFolder: folder },
    },
    world: {
      ...{ reportWorker: path.join(root, 'report/daily/worker.ts'), log },
      now: () => Date.parse('2026-11-20T08:31:00Z'),
    },
    journal: { firstShownAt: () => Promise.resolve(Date.parse('2026-11-19T01:00:00Z')) },
    timeZone: () => 'Asia/Ho_Chi_Minh',
    clockFloor: () => 0,
  });
  onTestFinished(stop);
  const at = (name: string) => path.join(folder, name);

  await vi.advanceTimersByTimeAsync(60_000);
  await vi.waitUntil(() => log.entries.length > 0, { timeout: 15_000 });
  expect(log.entries).toMatchObject([{ level: 'info', event: 'daily report written' }]);
  expect(await readFile(at('bao-cao-lobby-2026-11-20.html'), 'utf8')).toContain('huong-dan.mp4');
  expect(await readFile(at('bao-cao-lobby-2026-11-19.html'), 'utf8')).toContain('hom-qua.mp4');
  expect(existsSync(at('bao-cao-lobby-2026-11-20.xlsx'))).toBe(true);
  expect(existsSync(at('bao-cao-lobby-2026-11-19.xlsx'))).toBe(true);
});

it('writes nothing where no folder is set', async () => {
  const stop = openDailyReport({
    options: { dataDir: '/data', campaignDir: '/media', screens: [], reporting: {} },
    world: { reportWorker: '/nowhere.ts', log: logbook(), now: () => 0 },
    journal: { firstShownAt: () => Promise.resolve(undefined) },
    timeZone: () => 'Asia/Ho_Chi_Minh',
    clockFloor: () => 0,
  });

  await expect(stop()).resolves.toBeUndefined();
});
