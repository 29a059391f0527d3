import { defineConfig } from 'vitest/config';

/** Of the integration tests those that count frames, or whose processes take both cores. */
const alone = 'test/integration/{chromium-host,clock-sync,forged-plays,lan-sharing,playback}.test.ts';

/**
 * `unit`: plain values, files and fakes of the world's edge. `integration`: the built programs, real servers, real
 * processes; `integration-alone`: one file after the other.
 */
export default defineConfig({
  define: { __VERSION__: '"0.0.0-test"' },
  test: {
    // One for each core; what measures has the machine to itself all the same, see `fileParallelism`.
    maxWorkers: '100%',
    // What decides whose pictures are shown, and whether their bytes are kept whole: `npm run coverage`.
    coverage: {
      include: [
        'core/{trust,ratchet,hold,kept-trust,playlist-head,playlist-files}.ts',
        'player/trust/*.ts',
        'player/{read-playlist,bundle-file,tar-header}.ts',
        'player/{media-store,media-room,part-file,left-parts,playlist-store,pins,kept-file,durable,names-in}.ts',
        'player/{free-space,boot,scrub}.ts',
      ],
      reporter: ['text', 'json-summary'],
      reportOnFailure: true,
      thresholds: { branches: 100 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // A machine that does much else at once is slow, not broken.
          testTimeout: 20_000,
          include: [
            'test/{core,player,publish,chromium,electron,cli,media,renderer,bench,faults}/**/*.test.ts',
            'test/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: [alone],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration-alone',
          include: [alone],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
