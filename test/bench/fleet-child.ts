import { fleet } from '../../cli/fleet.ts';

/** `bluezone-kiosk fleet`, that says at its end how much memory it had at most: `{ "maxRssBytes": … }` on stderr. */
process.exitCode = await fleet(process.argv.slice(2));
process.stderr.write(`${JSON.stringify({ maxRssBytes: process.resourceUsage().maxRSS * 1024 })}\n`);
