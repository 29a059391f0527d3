import path from 'node:path';
import { main } from '../../../chromium/main.ts';
import type { PlayOptions } from '../../../core/play-options.ts';

/** The host as the command line runs it, with a stand-in for the player process. Its one argument is the options, as JSON. */
Object.assign(globalThis, { __VERSION__: '0.0.0-test' }); // the build puts it in
const options = JSON.parse(process.argv[2] ?? '{}') as PlayOptions;
const here = import.meta.dirname;
process.exitCode = await main(options, () => Promise.resolve(options), {
  player: path.join(here, 'stand-in-player.ts'),
  campaignDir: here,
  pageDir: here,
});
