import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Of the integration tests those that count frames, or whose processes take both cores. */
const alone = 'test/integration/{chromium-host/showing,clock-sync,forged-plays,lan-sharing,playback}.test.ts';

/** The files that take longest. Begun last, one of them would keep one core busy while the other has nothing to do. */
const longest = [
  ...[
    'integration/fresh-clone',
    'integration/service',
    'faults/network',
    'faults/playlist',
    'media/looks',
    'publish/check-messages',
  ],
  ...[
    'core/model/on-air',
    'integration/electron-main',
    'integration/electron-package',
    'integration/command-line',
    'chromium-host/lock-down',
    'chromium-host/displays',
    'faults/oracle',
  ],
  ...['media/flashes', 'faults/media', 'core/model/any-file', 'cli/passphrase'],
];

/** Begins with the longest files also where none has ever been timed, as in a fresh clone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

/**
 * `unit`: plain values, files and fakes of the world's edge. `integration`: the built programs, real servers, real
 * processes; `integration-alone`: one file after the other.
 */
export default defineConfig({
  define: { __VERSION__: '"0.0.0-test"' },
  test: {
    // One more than there are cores, for half of them wait; what measures has the machine to itself, see `fileParallelism`.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
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
            'test/{core,player,machine,update,publish,report,chromium,electron,cli,media,renderer,bench,faults,doctor,pack}/**/*.test.ts',
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
