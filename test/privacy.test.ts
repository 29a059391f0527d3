import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingNames, settingRow } from '../core/settings.ts';
import { packBatch } from '../player/delivery/batch.ts';
import { openDestination } from '../player/delivery/open-destination.ts';
import { createFetch } from '../player/http.ts';
import { batchOf } from './player/delivery/sealed-batch.ts';
import { startTakingServer } from './player/delivery/taking-server.ts';

const root = path.resolve(import.meta.dirname, '..');
const page = readFileSync(path.join(root, 'docs/privacy.md'), 'utf8');
const [english = '', vietnamese = ''] = page.split('\n# Tiếng Việt\n');

/** Programs that run beside a screen, or on the officer's machine; pages only ask what has served them. */
const programs = globSync('{player,electron,chromium,update,machine,cli,doctor,publish,report}/**/*.{ts,mjs}', {
  cwd: root,
})
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !file.endsWith('.d.ts'));

/** What opens a line to somebody, in this code. */
const REQUESTS =
  /\b(?:fetchCapped|askServer|putOnce|createSocket|WebSocket)\(|(?<![.\w])fetch\(|world\.fetch\(|new Bonjour\(|\bhttps?\.(?:get|request)\(|\b(?:net|tls)\.connect\(|\bcreateServer\(/;

/** These carry requests out for those that are named, or only ever reach this machine itself. */
const carriers = [
  'player/fetch-capped.ts',
  'player/ask-server.ts',
  'player/http.ts',
  'player/commands/put-file.ts',
  'player/page-server.ts',
  'player/lan/peer-server.ts',
  'publish/preview/server.ts',
  'chromium/sampler-page.ts',
  'chromium/frame-sampler.ts',
];

describe('docs/privacy.md', () => {
  it('names every part of the program that can open a line', () => {
    const asking = programs.filter((file) =>
      REQUESTS.test(withoutComments(readFileSync(path.join(root, file), 'utf8'))),
    );

    expect(asking).toContain('player/heartbeat.ts');
    expect(asking.filter((file) => !carriers.includes(file) && !english.includes(`\`${file}\``))).toEqual([]);
  });

  it('names no part that is not there', () => {
    const named = [
      ...english.matchAll(
        /`((?:player|electron|chromium|update|machine|cli|doctor|publish|report)\/[\w./-]+\.m?[jt]s)`/g,
      ),
    ];

    expect(named.length).toBeGreaterThan(10);
    expect(named.map(([, file = '']) => file).filter((file) => !programs.includes(file))).toEqual([]);
  });

  it('names every setting that is an address, in both languages', () => {
    const addresses = settingNames.filter((name) => /URL|ORIGIN|ADDRESS/.test(settingRow(name).value));

    expect(addresses).toContain('reportUrl');
    expect(addresses.filter((name) => !english.includes(`\`${name}\``))).toEqual([]);
    expect(addresses.filter((name) => name !== 'proxy' && !vietnamese.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows all headers with which proof of play is brought', async () => {
    const server = await startTakingServer(() => ({ status: 204 }));
    const fetch = createFetch({ env: {}, userAgent: 'bluezone-kiosk/0.4.0' });
    const destination = openDestination({ reportUrl: server.url('/plays'), reportToken: 'abc' }, fetch);
    await destination?.bring(await packBatch(batchOf(1001, 500)), new AbortController().signal);

    const example = /^POST \/plays HTTP\/1\.1\n((?:[a-z-]+: .*\n)+)/m.exec(english)?.[1] ?? '';
    const shown = [...example.matchAll(/^([a-z-]+):/gm)].map(([, name]) => name);
    const common = ['connection', 'accept', 'accept-encoding', 'content-length'];
    const sent = Object.keys(server.taken[0]?.headers ?? {}).filter((name) => !common.includes(name));
    expect(sent.toSorted()).toEqual(shown.toSorted());
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
