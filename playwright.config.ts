import { defineConfig } from '@playwright/test';

const patient =
  /(campaign|display|media-faults|operator|operator-settings|playlist|preview|preview-export|signed)\.spec\.ts$/;

/**
 * End to end: the built player in the system's own Chromium. What counts frames or tenths of a second has the machine to
 * itself (a single such test is marked `@exact`), for two cores carry one browser smoothly; what waits for polls and
 * turns waits two at a time (`npm test` runs the projects one after the other, each with its own number of workers).
 */
export default defineConfig({
  testDir: 'test/e2e',
  workers: 1,
  timeout: 90_000,
  projects: [
    { name: 'patient', testMatch: patient, grepInvert: /@exact/ },
    { name: 'exact', testIgnore: patient },
    { name: 'exact-too', testMatch: patient, grep: /@exact/ },
  ],
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1920, height: 1080 },
    launchOptions: {
      executablePath: process.env['BLUEZONE_KIOSK_BROWSER'] ?? '/usr/bin/chromium',
      args: ['--disable-gpu', '--disable-quic', '--autoplay-policy=no-user-gesture-required'],
    },
  },
});
