import { reportBranches, runBranches } from './branches.ts';
import { reportChanges, runChanges } from './changes.ts';
import { reportClockSync } from './clock-sync-report.ts';
import { runClockSync } from './clock-sync.ts';
import { reportContacts, runContacts } from './contacts.ts';
import { reportDailyReport, runDailyReport } from './daily-report.ts';
import { reportDroppedFrames, runDroppedFrames } from './dropped-frames.ts';
import { reportFaults, runFaults } from './faults.ts';
import { runDelivery } from './delivery-report.ts';
import { reportFirstContent, runFirstContent } from './first-content.ts';
import { reportFleet, runFleet } from './fleet.ts';
import { reportFreezes, runFreezes } from './freezes.ts';
import { reportFuzz, runFuzz } from './fuzz-envelopes.ts';
import { reportHostKilled, runHostKilled } from './host-killed.ts';
import { reportEvidenceCpu, runEvidenceCpu } from './evidence-cpu.ts';
import { reportJournalAccidents, runJournalAccidents } from './journal-accidents.ts';
import { reportJournalTruth, runJournalTruth } from './journal-truth.ts';
import { reportLanSharing, runLanSharing } from './lan-sharing.ts';
import { reportLockDown, runLockDown } from './lock-down.ts';
import { reportMemory, runMemory } from './memory.ts';
import { reportOfflineMonth, runOfflineMonth } from './offline-month.ts';
import { reportPackageLife, runPackageLife } from './package-life.ts';
import { reportPreview, runPreview } from './preview.ts';
import { reportQrMatrix, runQrMatrix, sizes } from './qr-matrix.ts';
import { reportRandomKills, runRandomKills } from './random-kills.ts';
import { reportRecovery, runRecovery } from './recovery.ts';
import { reportSchedule, runSchedule } from './schedule.ts';
import { reportSmoothness } from './smoothness-report.ts';
import { runSmoothness, type SmoothnessPlan } from './smoothness.ts';
import { reportStoreAccidents, runStoreAccidents } from './store-accidents.ts';
import { reportUpdates, runUpdates } from './updates.ts';
import { reportUploadToPicture, runUploadToPicture } from './upload-to-picture.ts';
import type { Report } from './report.ts';

/** One thing that is measured. */
export interface Part {
  readonly title: string;
  readonly minutes: number;
  /** The rooms and files whose change makes it worth measuring again, beside the instrument. */
  readonly of: readonly string[];
  /** Programs that no other part and no test needs, with the Debian packages that bring them. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly run: () => Promise<Report>;
}

/** What is between a playlist and the picture. */
const playing = ['core', 'player', 'renderer', 'chromium', 'cli', 'media/playlist.json', 'vite.config.ts'];

/** All that is measured, by the names of `--only`. */
export function partsOf({
  changes,
  kills,
}: {
  readonly changes: number;
  readonly kills: number;
}): Readonly<Record<string, Part>> {
  return {
    schedule: {
      title: 'Deciding what is on',
      minutes: 1,
      of: ['core'],
      run: () => Promise.resolve(reportSchedule(runSchedule({ runs: 15 }))),
    },
    'first-content': {
      title: 'First content after the start',
      minutes: 2,
      of: playing,
      run: async () => reportFirstContent(await runFirstContent({ runs: 10 })),
    },
    changes: {
      title: 'No gap between two items',
      minutes: 3,
      of: playing,
      run: async () => reportChanges(await runChanges({ changes: 105 })),
    },
    smoothness: {
      title: 'Smoothness beside peers, at 1280×720',
      minutes: 36,
      of: playing,
      programs: { mpv: 'mpv' },
      run: () => smoothnessAt({ width: 1280, height: 720 }),
    },
    'smoothness-1080': {
      title: 'Smoothness beside peers, at 1920×1080',
      minutes: 36,
      of: playing,
      programs: { mpv: 'mpv' },
      run: () => smoothnessAt({ width: 1920, height: 1080 }),
    },
    'dropped-frames': {
      title: 'Frames and processor time of steady play beside a naive page',
      minutes: 20,
      of: playing,
      run: async () => reportDroppedFrames(await runDroppedFrames({ rounds: 5, seconds: 60, clipSeconds: 30 })),
    },
    memory: {
      title: 'Memory after many changes',
      minutes: 125,
      of: playing,
      run: async () => reportMemory(await runMemory({ early: 500, late: changes, every: 1000, boundaries: 10 })),
    },
    'journal-truth': {
      title: 'The journal tells what the display showed',
      minutes: 4,
      of: playing,
      run: async () => reportJournalTruth(await runJournalTruth({ showings: 100 })),
    },
    recovery: {
      title: 'Back after a crash, and after a standstill',
      minutes: 13,
      of: playing,
      run: async () =>
        joined(reportRecovery(await runRecovery({ rounds: 5 })), reportFreezes(await runFreezes({ rounds: 5 }))),
    },
    'random-kills': {
      title: 'Killed at 200 random moments',
      minutes: 55,
      of: playing,
      run: async () => reportRandomKills(await runRandomKills({ lives: 50, seed: 6 })),
    },
    'lock-down': {
      title: 'A monkey of 10,000 before the screen',
      minutes: 15,
      of: [...playing, 'machine/x11-session.ts', 'test/fakes/monkey.ts'],
      run: async () => reportLockDown(await runLockDown({ pranks: 10_000, seed: 6 })),
    },
    contacts: {
      title: 'Who is listened to, and who is asked',
      minutes: 6,
      of: playing,
      programs: { tcpdump: 'tcpdump' },
      run: async () => reportContacts(await runContacts({ seconds: 300 })),
    },
    'host-killed': {
      title: 'Back after the host was killed',
      minutes: 4,
      of: [...playing, 'machine', 'test/fakes/service-manager.ts'],
      run: async () => reportHostKilled(await runHostKilled({ rounds: 20 })),
    },
    'qr-matrix': {
      title: 'Codes that the guard lets pass are read, and it lets pass those that are',
      minutes: 12,
      of: playing,
      run: async () => reportQrMatrix(await runQrMatrix({ sizes })),
    },
    'clock-sync': {
      title: 'Two players by one clock show the same frame',
      minutes: 15,
      of: playing,
      run: async () => reportClockSync(await runClockSync({ seconds: 600, againSeconds: 180 })),
    },
    'lan-sharing': {
      title: 'Ten screens behind one thin line',
      minutes: 3,
      of: playing,
      run: async () => reportLanSharing(await runLanSharing({ screens: 10 })),
    },
    faults: {
      title: 'Faults of the network, of playlists, of media and of the clock',
      minutes: 15,
      of: ['core', 'player'],
      run: async () => reportFaults(await runFaults({ lives: 2_300 })),
    },
    delivery: {
      title: 'What players ask of a web server, and what it costs them',
      minutes: 8,
      of: ['core', 'player', 'publish'],
      run: runDelivery,
    },
    'upload-to-picture': {
      title: 'From the end of an upload to the picture',
      minutes: 13,
      of: playing,
      run: async () => reportUploadToPicture(await runUploadToPicture({ screens: 4, changes: 100, defaultChanges: 8 })),
    },
    preview: {
      title: 'The week of 200 campaigns in the preview',
      minutes: 2,
      of: ['core', 'renderer', 'publish', 'cli', 'vite.config.ts'],
      run: async () => reportPreview(await runPreview({ runs: 10 })),
    },
    trust: {
      title: 'Nothing is believed that nobody entitled has signed',
      minutes: 15,
      of: ['core', 'player', 'publish/keys/sign.ts'],
      run: () => Promise.resolve(reportFuzz(runFuzz({ count: 1_000_000 }))),
    },
    fleet: {
      title: "The fleet from a day's access log of 10,000 screens",
      minutes: 10,
      of: ['core', 'player/poll-agent.ts', 'publish/register', 'report/fleet', 'cli/fleet.ts'],
      run: async () => reportFleet(await runFleet({ sizes: [2_500, 5_000, 10_000], runs: 3 })),
    },
    'daily-report': {
      title: 'The report of a month, of one in a hundred screens',
      minutes: 6,
      of: [
        'core',
        'player/journal',
        'player/trust',
        'publish/register',
        'report/daily',
        'report/lines',
        'cli/report.ts',
      ],
      run: () =>
        Promise.resolve(
          reportDailyReport(
            runDailyReport({
              months: [
                ...[2, 5, 10].map((screens) => ({ screens, everySeconds: 10 })),
                { screens: 1_000, everySeconds: 600 },
              ],
              days: 30,
            }),
          ),
        ),
    },
    journal: {
      title: 'The journal after kills and power cuts',
      minutes: 16,
      of: ['core', 'player', 'report/lines', 'report/verify'],
      run: async () => reportJournalAccidents(await runJournalAccidents({ kills, states: 6, seed: 7 })),
    },
    'offline-month': {
      title: 'Thirty days without a line',
      minutes: 5,
      of: ['core', 'player/delivery', 'player/journal', 'report/lines', 'report/verify', 'docs/lake/nginx-webdav.conf'],
      run: async () => reportOfflineMonth(await runOfflineMonth({ days: 30, everySeconds: 10 })),
    },
    'evidence-cpu': {
      title: 'What evidence costs the processor',
      minutes: 6,
      of: ['core', 'player'],
      run: async () => reportEvidenceCpu(await runEvidenceCpu({ plays: 2_000, seconds: 300 })),
    },
    branches: {
      title: 'Every way through the files of trust and store is tested',
      minutes: 2,
      of: ['core', 'player', 'test/core', 'test/player', 'vitest.config.ts'],
      run: () => Promise.resolve(reportBranches(runBranches())),
    },
    'package-life': {
      title: 'The deb on a clean Debian',
      minutes: 5,
      of: [...playing, 'pack', 'machine'],
      programs: { debootstrap: 'debootstrap' },
      run: async () => reportPackageLife(await runPackageLife({ cuts: 8 })),
    },
    updates: {
      title: 'Newer versions, and the way back',
      minutes: 25,
      of: [...playing, 'pack', 'machine', 'update'],
      programs: { debootstrap: 'debootstrap', 'apt-ftparchive': 'apt-utils', gpg: 'gnupg' },
      run: async () => reportUpdates(await runUpdates({ cuts: 6 })),
    },
    store: {
      title: 'The store after crashes, power cuts and disk errors',
      minutes: 12,
      of: ['core', 'player'],
      run: async () => reportStoreAccidents(await runStoreAccidents({ states: 24 })),
    },
  };
}

/** Two reports of one part. */
function joined(...reports: readonly [Report, Report]): Report {
  return { met: reports.every(({ met }) => met), body: reports.map(({ body }) => body).join('\n\n') };
}

/** Four rounds: of the player as many changes as are promised, of each peer half as many. */
async function smoothnessAt(size: Pick<SmoothnessPlan, 'width' | 'height'>): Promise<Report> {
  const plan = { ...size, seconds: 2, rounds: 4, changesOfEachKind: 26, peerChangesOfEachKind: 12 };
  return reportSmoothness(await runSmoothness(plan), plan);
}
