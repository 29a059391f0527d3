import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAssetReader } from '../../player/asset-reader.ts';
import { createConfigSource } from '../../player/config-source.ts';
import { createFetch } from '../../player/http.ts';
import { pollAgent, type PollState } from '../../player/poll-agent.ts';
import type { PlaylistReader } from '../../player/read-playlist.ts';
import { unverifiedReader } from '../../player/trust/signed-reader.ts';
import { startLaboratory } from '../faults/laboratory.ts';
import * as faults from '../fakes/fault-server.ts';
import { logbook } from '../fakes/logbook.ts';
import { nginxProgram, startNginx } from '../fakes/nginx.ts';

const state = (more: Partial<PollState> = {}): PollState => ({
  ...{ version: '0.4.0', screens: ['lobby'], revision: 12, state: 'current', faults: [] },
  ...more,
});
const long = 'dien-bien-phu-phuong-muong-thanh-nha-van-hoa-to-dan-pho-so-17.02';

describe('pollAgent', () => {
  it('names the screens, what they play and what is wrong', () => {
    expect(pollAgent(state())).toBe('bluezone-kiosk/0.4.0 (s=lobby; r=12; st=current; f=)');
    expect(
      pollAgent(
        state({ screens: ['lobby', 'hall'], state: 'kept', faults: ['STALE', 'ITEM_FAILED a', 'ITEM_FAILED b'] }),
      ),
    ).toBe('bluezone-kiosk/0.4.0 (s=lobby,hall; r=12; st=kept; f=STALE,ITEM_FAILED)');
  });

  it('tells how far the journal has come, unless there is nothing in it', () => {
    const chain = { seq: 8123, hash: '5f0c2a91'.repeat(8) };

    expect(pollAgent(state({ chain }))).toBe('bluezone-kiosk/0.4.0 (s=lobby; r=12; st=current; f=; c=8123.5f0c2a91)');
    expect(pollAgent(state({ chain: { ...chain, seq: 0 } }))).not.toContain('c=');
  });

  it('leaves out what does not fit, and says so', () => {
    expect(
      pollAgent(state({ screens: [long, 'hall'], faults: ['STALE', 'MEDIA_UNREACHABLE', 'DISK_FULL', 'JOURNAL'] })),
    ).toBe(`bluezone-kiosk/0.4.0 (s=${long.slice(0, 37)}+; r=12; st=current; f=STALE,MEDIA_UNREACHABLE,DISK_FULL,+)`);
    expect(pollAgent(state({ screens: Array.from({ length: 30 }, (_, index) => `lobby-${index}`) }))).toBe(
      'bluezone-kiosk/0.4.0 (s=lobby-0,lobby-1,lobby-2,lobby-3,lobby-4,lobby-5,lobby-6,lobby-7,lobby-8,+; r=12; st=current; f=)',
    );
  });

  it('is a sound header of at most 120 bytes, whatever the screens and faults are called', () => {
    const word = fc.string({ unit: 'binary', maxLength: 90 });
    fc.assert(
      fc.property(
        fc.record({
          version: word,
          screens: fc.array(word),
          revision: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
          state: fc.constantFrom('bundled', 'current', 'pending', 'kept', 'hold'),
          faults: fc.array(word),
          chain: fc.option(
            fc.record({ seq: fc.nat({ max: Number.MAX_SAFE_INTEGER }), hash: fc.constant('a'.repeat(64)) }),
            {
              nil: undefined,
            },
          ),
        }),
        (told) => {
          const agent = pollAgent(told);
          expect(agent).toMatch(
            /^bluezone-kiosk\/[\w.-]* \(s=[\w.,+-]*; r=\d+; st=[a-z]+; f=[\w.,+-]*(; c=\d+\.a{8})?\)$/,
          );
          expect(Buffer.byteLength(agent)).toBeLessThanOrEqual(120);
        },
      ),
    );
  });
});

describe('the state in User-Agent', () => {
  let server: faults.FaultServer;
  beforeEach(async () => void (server = await faults.startFaultServer()));
  afterEach(() => server.close());

  const fetch = createFetch({ env: {}, userAgent: 'bluezone-kiosk/0.4.0' });
  const agents = (path: string) =>
    server.requests.filter((request) => request.path === path).map(({ headers }) => headers['user-agent']);
  const source = (userAgent: () => string, reader: PlaylistReader = unverifiedReader(), url = server.url('/p.json')) =>
    createConfigSource({
      ...{ url, fetch, reader, kept: undefined, log: logbook(), userAgent },
      ...{ now: Date.now, random: Math.random },
    });

  it('is told anew with each request for the playlist, also where it has moved to', async () => {
    server.on('/p.json', faults.status(302, { location: '/moved.json' }));
    server.on('/moved.json', faults.file(JSON.stringify({ formatVersion: 1, items: [{ src: 'a.jpg' }] })));
    let revision = 0;
    const asked = source(() => pollAgent(state({ revision: ++revision })));
    await asked.ask();
    await asked.ask();

    const told = [1, 2].map((one) => pollAgent(state({ revision: one })));
    expect(agents('/p.json')).toEqual(told);
    expect(agents('/moved.json')).toEqual(told);
  });

  it.skipIf(nginxProgram === undefined)(
    'lets the log of nginx count the screens by revision, as the docs say',
    async () => {
      const docs = readFileSync(path.resolve(import.meta.dirname, '../../docs/publishing.md'), 'utf8');
      const command = /^ +(sed .* uniq -c)$/m.exec(docs)?.[1] ?? 'not there';
      const nginx = await startNginx();
      try {
        writeFileSync(path.join(nginx.www, 'p.json'), '{}');
        for (const [screen, revision] of [
          ['hall', 11],
          ['lobby', 11],
          ['hall', 12],
          ['door', 12],
        ] as const)
          await source(() => pollAgent(state({ screens: [screen], revision })), undefined, nginx.url('/p.json')).ask();
        const log = path.join(nginx.www, 'access.log');
        writeFileSync(log, `${(await nginx.requests()).join('\n')}\n`);

        const counted = execFileSync('bash', ['-c', command.replace('/var/log/nginx/access.log', log)], {
          encoding: 'utf8',
        });
        expect(counted).toMatch(/^ *1 11\n *2 12\n$/);
      } finally {
        await nginx.close();
      }
    },
  );

  it('names what is wrong with the machine itself, such as its clock', async () => {
    const lab = await startLaboratory({ at: 0 });
    try {
      lab.officer.publish(1);
      await lab.clock.pass(120_000);

      expect(await lab.codes()).toContain('CLOCK_WRONG');
      expect(lab.server.requests.find((request) => request.path === '/p.json')?.headers['user-agent']).toMatch(
        /; f=CLOCK_WRONG\)$/,
      );
    } finally {
      await lab.end();
    }
  });

  it('is told to nobody else: another server, the trust files, those who have the media', async () => {
    const stranger = await faults.startFaultServer();
    try {
      server.on('/p.json', faults.status(302, { location: stranger.url('/p.json') }), faults.file('{}'));
      server.on('/trust/2.json', faults.file('{}'));
      server.on('/a.jpg', faults.file('a'));
      const asked = source(() => pollAgent(state()), {
        mostBytes: 1000,
        async read(_, beside) {
          await beside('trust/2.json', 1000);
          return { kind: 'bad', faults: [] };
        },
      });
      await asked.ask();
      await asked.ask();
      const opened = await createAssetReader({ fetch, baseUrl: () => server.url('/p.json') })({
        url: server.url('/a.jpg'),
        from: 0,
      });
      if (opened.kind === 'body') await opened.cancel();

      expect(stranger.requests).toEqual([]);
      expect([...agents('/trust/2.json'), ...agents('/a.jpg')]).toEqual([
        'bluezone-kiosk/0.4.0',
        'bluezone-kiosk/0.4.0',
      ]);
    } finally {
      await stranger.close();
    }
  });
});
