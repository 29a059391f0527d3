import path from 'node:path';
import { report } from '../../cli/report.ts';
import { loadBundledCampaign } from '../../player/campaign.ts';

/** `bluezone-kiosk report`, that says at its end how much memory it had at most: `{ "maxRssBytes": … }` on stderr. */
const media = path.resolve(import.meta.dirname, '../../media');
process.exitCode = await report(process.argv.slice(2), {
  now: Date.now,
  bundled: async () => (await loadBundledCampaign(media)).playlist,
  print: () => Promise.reject(new Error('nothing is printed here')),
});
process.stderr.write(`${JSON.stringify({ maxRssBytes: process.resourceUsage().maxRSS * 1024 })}\n`);
