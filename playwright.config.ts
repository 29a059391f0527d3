import { defineConfig } from '@playwright/test';

/** End to end: the built player in the system's own Chromium. One worker, because two cores carry one browser smoothly. */
export default defineConfig({
  testDir: 'test/e2e',
  workers: 1,
  timeout: 90_000,
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
