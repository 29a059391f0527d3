import { defineConfig } from '@playwright/test';

const exact = /(clip-kinds|large-pictures|sync|transitions|zones)\.spec\.ts$/;

/**
 * End to end: the built player in the system's own Chromium. What counts frames or tenths of a second has the machine to
 * itself (in other files a test that does is marked `@exact`), for two cores carry one browser smoothly; what waits for
 * polls and turns, or looks at what stands still, waits several at a time (`npm test` runs the projects one after the
 * other, each with its own number of workers).
 */
export default defineConfig({
  testDir: 'test/e2e',
  workers: 1,
  timeout: 90_000,
  // On a machine that does much else, a page may be late; what passed at the second try only is named at the end.
  retries: 1,
  projects: [
    // Of fewer pixels, which the processor draws; what looks at a size of its own asks for it.
    { name: 'patient', testIgnore: exact, grepInvert: /@exact/, use: { viewport: { width: 1280, height: 720 } } },
    { name: 'exact', testMatch: exact },
    { name: 'exact-too', testIgnore: exact, grep: /@exact/ },
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
