import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitCodes } from '../../core/exit-codes.ts';
import { eventually, runCli, startPlayer } from '../fakes/player.ts';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(path.join(tmpdir(), 'schedule-'))));
afterEach(() => rmSync(dir, { recursive: true }));
const written = (file: object, name = 'playlist.json') => {
  writeFileSync(path.join(dir, name), JSON.stringify({ formatVersion: 1, ...file }));
  return path.join(dir, name);
};
const poster = (id: string, more: object = {}) => ({ id, src: `${id}.jpg`, ...more });
const json = (args: readonly string[]): unknown => JSON.parse(runCli([...args, '--json']).stdout);

const PROVINCE = {
  dayparts: { office: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '17:00' } },
  campaigns: [
    { id: 'province', weight: 2, items: [poster('p1'), poster('p2')] },
    { id: 'district', weight: 1, screens: { tags: { all: ['district=dong-xoai'] } }, items: [poster('d1')] },
    {
      id: 'desk',
      priority: 1,
      dayparts: ['office'],
      screens: { tags: { any: ['venue=desk'] } },
      items: [poster('desk')],
    },
  ],
};

describe('explain', () => {
  it('prints what the names of its answer promise', () => {
    const file = written(PROVINCE);
    const args = [
      'explain',
      file,
      '--screen',
      'hall-1',
      '--tags',
      'district=dong-xoai',
      '--at',
      '2026-11-20T07:30:00+07:00',
    ];

    expect(json([...args, '--turns', '6'])).toMatchObject({
      at: '2026-11-20T07:30:00+07:00',
      screen: 'hall-1',
      on: ['p1', 'd1', 'p2', 'p1', 'd1', 'p2'],
      items: [
        { id: 'p1', campaign: 'province', plays: true, reasons: ['on-air', 'weight'] },
        { id: 'p2', campaign: 'province', plays: true, reasons: ['on-air', 'weight'] },
        { id: 'd1', campaign: 'district', plays: true, reasons: ['on-air', 'weight'] },
        { id: 'desk', campaign: 'desk', plays: false, reasons: ['target'] },
      ],
    });
    expect(json(args)).toMatchObject({ on: { length: 100 } });
  });

  it('tells one item in words, in the language that is asked for', () => {
    const { status, stdout } = runCli([
      ...['explain', written(PROVINCE), 'p1', '--tags', 'venue=desk', '--at', '2026-11-20T08:00', '--lang', 'vi'],
    ]);

    expect(status).toBe(exitCodes.ok);
    expect(stdout).toContain('mức ưu tiên là 0, nhường “desk” có mức 1');
    expect(stdout).not.toContain('p2  ');
  });

  it.each([
    ['a time that is none', ['--at', 'noon'], /--at: must be a date and time .*got "noon"/],
    ['tags without a value', ['--tags', 'desk'], /--tags: must be a list/],
    ['a language that it does not speak', ['--lang', 'fr'], /--lang: must be vi or en/],
    ['a number of turns that is none', ['--turns', '-1'], /--turns/],
    ['an option that it does not know', ['--colour'], /colour/],
  ])('refuses %s', (_what, args, message) => {
    const { status, stderr } = runCli(['explain', written(PROVINCE), ...args]);

    expect(status).toBe(exitCodes.usage);
    expect(stderr).toMatch(message);
  });

  it('tells every fault of a playlist with its place, and ends with 1', () => {
    const { status, stderr } = runCli([
      'explain',
      written({ items: [{ src: 'a.xyz' }, poster('b', { durationSeconds: 0 })] }),
    ]);

    expect(status).toBe(1);
    expect(stderr).toMatch(/items\[0\]\.src: .*\n.*items\[1\]\.durationSeconds: must be at least 1, got 0/);
  });

  it('says what a machine cannot show, from its data directory', async () => {
    const media = path.join(import.meta.dirname, '../../media');
    mkdirSync(path.join(dir, 'site'));
    copyFileSync(path.join(media, 'clips/cai-dat-landscape.mp4'), path.join(dir, 'site', 'here.mp4'));
    written({ items: [{ src: 'here.mp4' }, poster('gone')] }, 'site/playlist.json');
    const dataDir = path.join(dir, 'data');
    const player = await startPlayer(['--host', 'none', '--data-dir', dataDir, '--config-url', path.join(dir, 'site')]);
    await eventually(
      () => player.status(),
      ({ sync, playlist }) => sync.ready === 1 && playlist.state === 'current',
    );
    await player.stop();

    expect(json(['explain', '--data-dir', dataDir])).toMatchObject({
      on: { 0: 'here.mp4', 1: 'here.mp4' },
      items: [
        { id: 'here.mp4', plays: true },
        { id: 'gone', plays: false, reasons: ['not-ready'] },
      ],
    });
  });
});

describe('timeline', () => {
  it('prints the stretches of a span with what is on in each', () => {
    const args = [
      'timeline',
      written(PROVINCE),
      '--tags',
      'venue=desk',
      '--from',
      '2026-11-20',
      '--until',
      '2026-11-21',
    ];

    expect(json(args)).toEqual({
      from: '2026-11-20T00:00:00+07:00',
      until: '2026-11-21T00:00:00+07:00',
      screen: 'screen',
      tags: ['venue=desk'],
      stretches: [
        ['00:00', '07:30', 'province', ['p1', 'p2'], []],
        ['07:30', '17:00', 'desk', ['desk'], ['province']],
        ['17:00', '24:00', 'province', ['p1', 'p2'], []],
      ].map(([from, until, campaign, items, outranked]) => ({
        from: `2026-11-20T${from as string}:00+07:00`,
        until: until === '24:00' ? '2026-11-21T00:00:00+07:00' : `2026-11-20T${until as string}:00+07:00`,
        open: true,
        on: [{ campaign, items }],
        outranked,
      })),
      moments: [],
    });
  });

  it('refuses a span that ends before it begins', () => {
    const { status, stderr } = runCli(['timeline', written(PROVINCE), '--from', '2026-11-20', '--until', '2026-11-19']);

    expect(status).toBe(exitCodes.usage);
    expect(stderr).toContain('--until: must be after --from');
  });
});
