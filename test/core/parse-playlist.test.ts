import { describe, expect, it } from 'vitest';
import { describeFault } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { days, itemsOf } from '../../core/playlist.ts';

const parsed = (file: unknown) => parsePlaylist(typeof file === 'string' ? file : JSON.stringify(file));
const playlist = (file: unknown) => {
  const result = parsed(file);
  if (result.kind === 'refused') throw new Error(result.faults.map((fault) => describeFault(fault)).join('\n'));
  return result.playlist;
};
const faults = (file: unknown) => {
  const result = parsed(file);
  return result.kind === 'refused' ? result.faults.map((fault) => `${fault.code} ${describeFault(fault)}`) : [];
};
const smallest = { formatVersion: 1, items: [{ src: 'clip.mp4' }, { src: 'poster.jpg', durationSeconds: 8 }] };

/** What an item is that its playlist says nothing about. */
const ORDINARY = {
  ...{ overlays: true, optional: false, flight: {}, dayparts: [] },
  transition: { type: 'cut', seconds: 0 },
};

describe('parsePlaylist', () => {
  it('reads the smallest legal playlist, with a sane default for everything else', () => {
    const { id, revision, locale, timeZone, refresh, overlays, campaigns } = playlist(smallest);

    expect({ id, revision, locale, timeZone, refresh, overlays }).toEqual({
      id: 'playlist',
      revision: 0,
      locale: 'vi',
      timeZone: 'Asia/Ho_Chi_Minh',
      refresh: { intervalSeconds: 60, jitterSeconds: 12 },
      overlays: undefined,
    });
    expect(campaigns[0]?.items).toEqual([
      {
        id: 'clip.mp4',
        kind: 'video',
        sources: [{ url: 'clip.mp4', type: 'video/mp4' }],
        fit: 'contain',
        muted: true,
        volume: 100,
        captions: [],
        ...ORDINARY,
      },
      {
        id: 'poster.jpg',
        kind: 'image',
        sources: [{ url: 'poster.jpg', type: 'image/jpeg' }],
        fit: 'contain',
        muted: true,
        volume: 100,
        captions: [],
        ...ORDINARY,
        durationSeconds: 8,
      },
    ]);
  });

  it('takes what a Windows editor adds: a byte order mark and CRLF', () => {
    expect(parsed(`\ufeff${JSON.stringify(smallest, null, 2).replaceAll('\n', '\r\n')}`).kind).toBe('playlist');
  });

  it('names items without an id by their file, and counts repeats and slides', () => {
    const slide = { slide: { kind: 'notice', title: 'A' } };

    expect(
      itemsOf(playlist({ formatVersion: 1, items: [{ src: 'a.mp4' }, slide, { src: 'a.mp4' }, slide] })).map(
        ({ id }) => id,
      ),
    ).toEqual(['a.mp4', 'slide#1', 'a.mp4#2', 'slide#2']);
  });

  it('tells every fault at once, each with its place', () => {
    const file = {
      formatVersion: 1,
      items: [{ src: 'a.mp4', durationSeconds: -5 }, { src: 'b.xyz' }, 7, { src: 'c.mp4', sha256: 'short' }],
    };

    expect(faults(file)).toEqual([
      'INVALID items[0].durationSeconds: must be at least 1, got -5',
      'INVALID items[1].src: cannot tell a video from a picture by this name: add "type": "video/mp4" (or "image/jpeg", …), got "b.xyz"',
      'INVALID items[2]: must be an item such as { "src": "clip.mp4" }, got 7',
      'INVALID items[3].sha256: must be 64 hexadecimal digits, got "short"',
    ]);
  });

  it.each([
    ['an empty file', '', 'EMPTY'],
    ['a log-in page', '<!doctype html><html>', 'NOT_JSON'],
    ['a file cut short', '{"formatVersion": 1, "items": [', 'NOT_JSON'],
    ['a newer language', { formatVersion: 2, items: [] }, 'NEED_UPDATE'],
    ['no items', { formatVersion: 1, items: [] }, 'INVALID'],
    ['something that is no object', [1, 2], 'INVALID'],
    ['no formatVersion', { items: [{ src: 'a.mp4' }] }, 'INVALID'],
    [
      'nesting without end',
      `{"formatVersion":1,"x":${'['.repeat(50_000)}${']'.repeat(50_000)},"items":[{"src":"a.mp4"}]}`,
      'TOO_DEEP',
    ],
    [
      'too many items',
      { formatVersion: 1, items: Array.from({ length: 20_001 }, () => ({ src: 'a.mp4' })) },
      'TOO_MANY_ITEMS',
    ],
    ['an infinite duration', '{"formatVersion":1,"items":[{"src":"a.mp4","durationSeconds":1e999}]}', 'INVALID'],
    ['a file: address', { formatVersion: 1, items: [{ src: 'file:///etc/passwd.png' }] }, 'INVALID'],
    ['a javascript: address', { formatVersion: 1, items: [{ src: 'javascript:alert(1)//.png' }] }, 'INVALID'],
    ['an unknown time zone', { ...smallest, timeZone: 'Asia/Nowhere' }, 'INVALID'],
    [
      'the same id twice',
      {
        formatVersion: 1,
        items: [
          { id: 'a', src: 'a.mp4' },
          { id: 'a', src: 'b.mp4' },
        ],
      },
      'DUPLICATE_ID',
    ],
    [
      'src and sources together',
      { formatVersion: 1, items: [{ src: 'a.mp4', sources: [{ url: 'b.mp4' }] }] },
      'INVALID',
    ],
  ])('refuses %s', (_what, file, code) => {
    expect(faults(file)[0]).toMatch(new RegExp(`^${code} `));
  });

  it('refuses a daypart that it does not know: it must not be shown at all hours', () => {
    const file = { formatVersion: 1, items: [{ src: 'a.mp4', dayparts: ['morning'] }] };

    expect(faults(file)[0]).toMatch(/^UNKNOWN_DAYPART items\[0\]\.dayparts\[0\]: .*"morning"/);
  });

  it('refuses sound in turns by the clock: it would never be heard', () => {
    const speech = { src: 'speech.mp3' };
    const clock = { formatVersion: 1, sync: 'clock' };
    const moment = { id: 'm', at: ['07:00'], items: [speech] };

    expect(faults({ ...clock, items: [{ src: 'a.jpg' }, speech] })[0]).toMatch(/^INVALID items\[1\]: .*"everyMinutes"/);
    expect(faults({ ...clock, items: [{ src: 'a.jpg' }], campaigns: [moment] })).toEqual([]);
  });

  it('reads when, how fast and from where else media is fetched', () => {
    const refresh = { downloadWindow: { from: '22:00', to: '00:00' }, maxRateKbps: 800, mirrors: ['https://a.vn/'] };

    expect(playlist({ ...smallest, refresh }).refresh).toEqual({
      ...{ intervalSeconds: 60, jitterSeconds: 12, maxRateKbps: 800, mirrors: ['https://a.vn/'] },
      downloadWindow: { days, fromMinute: 22 * 60, toMinute: 1440 },
    });
    expect(faults({ ...smallest, refresh: { downloadWindow: { from: '22:00', to: '22:00' } } })[0]).toMatch(
      /^INVALID refresh\.downloadWindow: "from" and "to" are the same, so it would never be on/,
    );
  });

  it('says what of the language has no effect here', () => {
    const result = parsed({ ...smallest, commands: [], trust: 2 });

    expect(result.kind).toBe('playlist');
    expect(result.warnings.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'NOT_USED commands',
      'NOT_USED trust',
    ]);
  });

  it('takes a SHA-256 in capitals, or after its name: other programs print it so', () => {
    const [lower, prefixed] = ['ab'.repeat(32), `sha256:${'cd'.repeat(32)}`];
    const list = playlist({
      ...smallest,
      items: [{ src: 'a.mp4', sha256: lower.toUpperCase() }],
      withdrawn: [lower.toUpperCase(), prefixed, 'Clip.mp4'],
    });

    expect(itemsOf(list)).toMatchObject([{ sources: [{ sha256: lower }] }]);
    expect(list.withdrawn).toEqual([lower.toUpperCase(), lower, prefixed, 'cd'.repeat(32), 'Clip.mp4']);
  });

  it('reads tags and ids of screens without blanks at their ends, as those of the screens are', () => {
    const screens = { ids: [' tv '], tags: { all: ['venue=market '], any: ['\tfloor=1'], none: [' a=b c\u00a0'] } };

    expect(playlist({ ...smallest, items: [{ src: 'a.mp4', screens }] }).campaigns[0]?.items[0]?.screens).toEqual({
      ids: ['tv'],
      tags: { all: ['venue=market'], any: ['floor=1'], none: ['a=b c'] },
    });
  });

  it('tells two dayparts of one name, in two spellings', () => {
    const dayparts = { ['s\u00e1ng']: { to: '11:00' }, ['sa\u0301ng']: { to: '10:00' } };

    expect(faults({ ...smallest, dayparts })[0]).toMatch(/^DUPLICATE_ID dayparts\./);
  });

  it('lets no name of the file break a line or turn the text around', () => {
    const told = [
      ...faults({ ...smallest, dayparts: { 'a\nb\u001b[2J\u202e': { from: 1 } } }),
      ...faults('{\n"a": x\n}'),
      ...parsed({ ...smallest, ['\u2066x']: 1 }).warnings.map(({ place }) => place),
    ];

    expect(told).toHaveLength(3);
    for (const one of told) expect(one).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it.each([
    ['campaigns', { campaigns: Array.from({ length: 20_001 }, () => 0) }, 'campaigns'],
    ['display rules', { display: Array.from({ length: 1_001 }, () => 0) }, 'display'],
    ['dayparts', { dayparts: Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`d${n}`, {}])) }, 'dayparts'],
    ['windows', { dayparts: { day: Array.from({ length: 101 }, () => ({})) } }, 'dayparts.day'],
  ])('reads no more %s than anybody writes', (_what, more, place) => {
    expect(faults({ ...smallest, ...more })).toContainEqual(expect.stringMatching(`^TOO_MANY_ITEMS ${place}: `));
  });

  it('keeps unknown fields, and warns about them', () => {
    const result = parsed({ ...smallest, colour: 'blue', items: [{ src: 'a.mp4', note: 1 }] });

    expect(result.kind).toBe('playlist');
    expect(result.warnings.map(({ place }) => place)).toEqual(['items[0].note', 'colour']);
  });

  it('never lets a key of the file reach a prototype', () => {
    parsed(
      '{"formatVersion":1,"__proto__":{"polluted":true},"items":[{"src":"a.mp4","constructor":{"prototype":{"polluted":true}}}]}',
    );

    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('puts no control or bidirectional characters of the file into a message', () => {
    const [fault = ''] = faults({ formatVersion: 1, items: [{ src: 'a\u202e4pm.exe\u001b[31m' }] });

    expect(fault).toBe('INVALID items[0].src: must not hold control characters, got "a·4pm.exe\\u001b[31m"');
  });
});
