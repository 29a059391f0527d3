import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import type { PlayerOptions, ToHost, ToPlayer } from '../../../core/messages.ts';
import { cookieName } from '../../../core/page-address.ts';

/**
 * Stands where the player process does: speaks the host's language and serves one plain page behind the cookie. What
 * the page does is told to `GET /seen`; `GET /do?…` makes the player itself misbehave. Both take the token.
 */
const green = '#00AA55';
const page = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Bảng tin</title>
<style>html{background:${green};cursor:none}</style><body><svg><rect width="1" height="1" fill="${green}"/></svg>
<script>
  const screen = new URLSearchParams(location.search).get('screen');
  const size = () => ({ screen, width: innerWidth, height: innerHeight, fullscreen: matchMedia('(display-mode: fullscreen)').matches });
  let unlock = () => undefined;
  const tell = (what) =>
    fetch('/tell', { method: 'POST', body: JSON.stringify({ what, ...size() }) }).then(
      (answer) => answer.headers.has('unlock') && unlock(),
      () => undefined,
    );
  void tell('loaded');
  setInterval(() => void tell('beat'), 200);
  setInterval(() => requestAnimationFrame(() => void tell('drawn')), 200);
</script>
<script type="module">
  import { lockPage } from '/renderer/lock-page.ts';
  unlock = lockPage(window);
</script>`;

/** What of the real page this one is made of, without its types. */
const modules = ['/renderer/lock-page.ts', '/core/shortcuts.ts', '/core/operator-chord.ts'];
const source = (file: string) =>
  stripTypeScriptTypes(readFileSync(path.join(import.meta.dirname, '../../..', file), 'utf8'));

const seen: { at: number; what: string; screen: string; fullscreen: boolean; width: number; height: number }[] = [];
/** Whether the page is to leave keys to the browser from now on. */
let isUnlocked = false;
/** Whether the page cannot be had any more. */
let isAway = false;
let screensNow: PlayerOptions['screens'] = [];
const say = (message: ToHost) => void process.send?.(message);

process.on('message', (message: ToPlayer) => {
  if (message.type === 'start') serve(message.options);
  if (message.type === 'set-screens') screensNow = message.screens;
  if (message.type === 'stop') process.exit(0);
});
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);

function serve({ port: wanted, token, screens, rung }: PlayerOptions): void {
  screensNow = screens;
  let port = 0;
  const server = createServer((request, response): void => {
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const byToken = url.searchParams.get('token') === token;
    const byCookie = request.headers.cookie?.includes(`${cookieName(port)}=${token}`) ?? false;
    if (!byToken && !byCookie) return void response.writeHead(403).end();
    const screenId = screensNow[0]?.id ?? '';
    if (modules.includes(url.pathname))
      return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(source(url.pathname));
    switch (url.pathname) {
      case '/':
        if (isAway) return void request.destroy();
        return void response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end(page);
      case '/tell':
        request.setEncoding('utf8').on('data', (body: string) => {
          seen.push({
            at: Date.now(),
            ...(JSON.parse(body) as {
              what: string;
              screen: string;
              fullscreen: boolean;
              width: number;
              height: number;
            }),
          });
        });
        return void response.writeHead(204, isUnlocked ? { unlock: 'yes' } : {}).end();
      case '/seen':
        return void response.end(JSON.stringify({ screens: screensNow, rung, seen }));
      case '/status': {
        const since = new Date(seen[0]?.at ?? 0).toISOString();
        const nowPlaying = seen.length > 0 ? { itemId: 'plain', since } : null;
        return void response.end(JSON.stringify({ screens: [{ id: screenId, nowPlaying }] }));
      }
      case '/do':
        response.end();
        return misbehave(url.searchParams.get('what') ?? '', screenId);
      default:
        response.writeHead(404).end();
    }
  });
  server.listen(wanted ?? 0, '127.0.0.1', () => {
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
    say({ type: 'ready', origin: `http://127.0.0.1:${port}`, port });
  });
}

function misbehave(what: string, screenId: string): void {
  if (what === 'die') process.exit(1);
  if (what === 'unlock') isUnlocked = true;
  if (what === 'refresh') say({ type: 'refresh', why: 'a test' });
  if (what === 'refresh-screen') say({ type: 'refresh', screenId, why: 'a test' });
  if (what === 'away' || what === 'here') isAway = what === 'away';
  const how = (['reload', 'kill-page', 'kill-gpu', 'restart', 'lower'] as const).find((cure) => cure === what);
  if (how !== undefined) say({ type: 'revive-page', screenId, how, why: 'a test' });
}
