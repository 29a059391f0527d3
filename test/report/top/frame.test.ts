import { describe, expect, it } from 'vitest';
import type { Status } from '../../../core/status.ts';
import type { Sight } from '../../../report/top/ask-machine.ts';
import { frameOf, type FrameFacts } from '../../../report/top/frame.ts';
import { painted } from '../../../report/top/lines.ts';
import { widthOf } from '../../../report/top/plain-text.ts';
import { someStatus } from '../../player/metrics/some-status.ts';

const NOW = Date.parse('2026-11-22T01:00:12.500Z');

function seen(change: Partial<Status> = {}, numbers: Extract<Sight, { kind: 'seen' }>['numbers'] = {}): Sight {
  return { kind: 'seen', name: 'máy 1', status: { ...someStatus, faults: [], ...change }, numbers, at: NOW };
}

function shown(sights: readonly Sight[], change: Partial<FrameFacts> = {}, colours = false): readonly string[] {
  const facts = { sights, before: [], lang: 'en', columns: 80, rows: undefined, watched: false, now: NOW } as const;
  return frameOf({ ...facts, ...change }).map((line) => painted(line, colours));
}

const [lobby, door] = someStatus.screens;
const lobbyFor = (plannedMs: number) => ({
  screens: [{ ...lobby!, nowPlaying: { itemId: 'clip-1', since: '2026-11-22T01:00:00.500Z', plannedMs } }],
});

describe('the terminal view', () => {
  it('tells of each screen what is on, since when, how long yet, and the plays of today', () => {
    const rows = shown([seen({ ...lobbyFor(30_000), screens: [...lobbyFor(30_000).screens, door!] })]);

    expect(rows).toContainEqual(expect.stringMatching(/^ {2}screen +on now +since +left +today$/));
    expect(rows).toContainEqual(expect.stringMatching(/^ {2}sảnh-1 +clip-1 +08:00:00 +0:18 +340$/));
    expect(rows).toContainEqual(expect.stringMatching(/^ {2}door +no display +– +– +0$/));
  });

  it.each([
    ['more than an hour', 3_735_000, '1:02:03'],
    ['no time when it is over', 5_000, '0:00'],
  ])('counts down %s', (_what, plannedMs, left) => {
    expect(shown([seen(lobbyFor(plannedMs))]).join('\n')).toContain(`  ${left}  `);
  });

  it('tells playlist, media, journal, delivery, processor and memory', () => {
    const numbers = { journalEntries: 260_112, undelivered: 1_042, deliveredAtSeconds: NOW / 1000 - 600 };
    const started = Date.parse(someStatus.player.startedAt);
    const cpu = { cpuSeconds: ((NOW - started) / 1000) * 0.015, residentBytes: 128 * 2 ** 20 };
    const rows = shown([seen({}, { ...numbers, ...cpu })], { columns: 120 });

    expect(rows).toContain('  playlist tinh "A"\\B · revision 12 · the newest · https://a.vn/playlist.json');
    expect(rows).toContain('  media    6 of 7 files here · 1.0 MiB to come');
    expect(rows).toContain('  journal  #260,112 · 1,042 to be delivered · last at 22/11 07:50');
    expect(rows).toContain('  player   CPU 1.5% · memory 128 MiB');
  });

  it('says nothing of media where none is wanted', () => {
    expect(shown([seen({ sync: { wanted: 0, ready: 0, bytesLeft: 0 } })]).join('')).not.toContain('media');
  });

  it('tells the processor since the time before while the player is the same', () => {
    const before = { ...seen({}, { cpuSeconds: 50 }), at: NOW - 2_000 } as Sight;

    expect(shown([seen({}, { cpuSeconds: 51 })], { before: [before] })).toContain('  player   CPU 50%');
    const anew = { ...someStatus.player, startedAt: '2026-11-22T01:00:02.500Z' };
    expect(shown([seen({ player: anew }, { cpuSeconds: 1 })], { before: [before] })).toContain('  player   CPU 10%');
  });

  it('tells faults in words of the language, with their codes, on as many lines as they need', () => {
    const faults = [{ code: 'STALE', message: '', at: '2026-11-22T00:00:00.000Z' }];
    const text = shown([seen({ faults })], { lang: 'vi', columns: 50 })
      .map((row) => row.trim())
      .join(' ');

    expect(text).toContain('! STALE (22/11 07:00) Đã lâu không nhận được danh sách phát hợp lệ.');
  });

  it('tells behind what waits since when and why it is not taken, and is not green then', () => {
    const failing = { since: '2026-11-22T00:12:00.000Z', reason: 'the server answered 500', tries: 3 };
    const sight = seen({ delivery: { waiting: 76, lastTakenAt: null, failing } }, { journalEntries: 99 });

    expect(shown([sight], { columns: 120 })).toContain(
      '  journal  #99 · 76 to be delivered · since 22/11 07:12 not taken: the server answered 500',
    );
    expect(shown([sight], { columns: 120, lang: 'vi' }).join('\n')).toContain(
      'còn 76 dòng chưa gửi · từ 22/11 07:12 gửi không được: the server answered 500',
    );
    expect(shown([sight], {}, true).join('\n')).toContain('\u001b[33m● ');
    expect(shown([seen()], {}, true).join('\n')).toContain('\u001b[32m● ');
  });

  it('tells what waits also where there are no metrics to be had', () => {
    const delivery = { waiting: 76, lastTakenAt: null, failing: null };

    expect(shown([seen({ delivery })])).toContain('  journal  76 to be delivered');
  });

  it('tells with a refused delivery what was answered', () => {
    const message = 'plays are not taken at put https://a.vn/plays: the server answered 401; they are kept here';
    const faults = [{ code: 'REPORT_REFUSED', message, at: '2026-11-22T00:00:00.000Z' }];
    const text = shown([seen({ faults })], { lang: 'vi' })
      .map((row) => row.trim())
      .join(' ');

    expect(text).toContain(`! REPORT_REFUSED (22/11 07:00) Nơi nhận không nhận nhật ký phát`);
    expect(text).toContain(message);
  });

  it('tells why a machine cannot be seen', () => {
    const reason = { en: 'does not answer', vi: 'không trả lời' };

    expect(shown([{ kind: 'unseen', name: '127.0.0.1:1', reason }], { lang: 'vi' })).toContain(
      '✗ 127.0.0.1:1 · không trả lời',
    );
  });

  it.each([40, 59, 60, 80, 200])('is never wider than %i columns, whatever the names are', (columns) => {
    const long = 'Bưu điện huyện Cao Lộc '.normalize('NFD').repeat(12);
    const status = {
      screens: [{ ...lobby!, id: long, nowPlaying: { itemId: long, since: '2026-11-22T01:00:00.500Z' } }, door!],
      playlist: { ...someStatus.playlist, id: long, source: long, stale: true },
      faults: [{ code: `ITEM_FAILED ${long.replaceAll(' ', '_')}`, message: long, at: '' }],
    };
    const numbers = { journalEntries: 1e9, undelivered: 1e9, cpuSeconds: 1, residentBytes: 1e9 };
    for (const lang of ['en', 'vi'] as const)
      for (const row of shown([seen(status, numbers)], { columns, lang, watched: true }))
        expect(widthOf(row)).toBeLessThanOrEqual(columns);
  });

  it('ends with how much more there is, where the window is too low', () => {
    const rows = shown([seen(), seen()], { rows: 9 });

    expect(rows).toHaveLength(9);
    expect(rows.at(-1)).toMatch(/^… \d+ more lines; make the window taller$/);
  });

  it('has no colours unless there are some, and lets no name bring its own', () => {
    const evil = { screens: [{ ...lobby!, id: '\u001b[2J\u001b]0;x\u0007lobby' }] };

    expect(shown([seen(evil)]).join('')).not.toContain('\u001b');
    expect(shown([seen(evil)], {}, true).join('')).not.toContain('\u001b[2J');
    expect(shown([seen(evil)], {}, true).join('')).toContain('\u001b[32m');
  });
});
