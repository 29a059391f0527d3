import { describe, expect, it } from 'vitest';
import { timeOf, volumeInForce, type Command } from '../../core/commands.ts';
import { describeFault } from '../../core/faults.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';

const until = '2026-11-22T18:00:00+07:00';
const read = (commands: unknown, head: object = {}) =>
  parsePlaylist(JSON.stringify({ formatVersion: 1, items: [{ src: 'a.jpg' }], ...head, commands }), { isSigned: true });
const faults = (commands: unknown, head: object = {}) => {
  const result = read(commands, head);
  return result.kind === 'refused' ? result.faults.map((fault) => describeFault(fault)) : [];
};
const commandsIn = (commands: unknown) => {
  const result = read(commands);
  return result.kind === 'playlist' ? result.playlist.commands : result.faults;
};

describe('the commands of a playlist', () => {
  it('are read with what they leave out', () => {
    const all = [
      { id: 'a', do: 'screenshot', until },
      { id: 'b', do: 'restart', until: '2026-11-22', from: '2026-11-22T07:00', screens: { ids: ['lobby'] } },
      { id: 'c', do: 'clear-cache', until },
      { id: 'd', do: 'volume', until, percent: 30 },
      { id: 'e', do: 'identify', until },
    ];
    const at = Date.parse(until);
    expect(commandsIn(all)).toEqual([
      { id: 'a', do: 'screenshot', from: -Infinity, until: at },
      {
        ...{ id: 'b', do: 'restart', what: 'player', screens: { ids: ['lobby'] } },
        from: Date.parse('2026-11-22T07:00:00+07:00'),
        until: Date.parse('2026-11-23T00:00:00+07:00'),
      },
      { id: 'c', do: 'clear-cache', from: -Infinity, until: at },
      { id: 'd', do: 'volume', percent: 30, from: -Infinity, until: at },
      { id: 'e', do: 'identify', seconds: 30, from: -Infinity, until: at },
    ]);
    expect(commandsIn(undefined)).toEqual([]);
  });

  it.each([
    [{ id: 'a', do: 'shell', until }, /^commands\[0\]\.do: must be one of "screenshot", "restart"/],
    [{ id: 'a', do: 'screenshot' }, /^commands\[0\]\.until: is missing/],
    [{ do: 'screenshot', until }, /^commands\[0\]\.id: is missing/],
    [{ id: '../a', do: 'screenshot', until }, /^commands\[0\]\.id: must be 1 to 64 letters/],
    [{ id: 'a', do: 'volume', until }, /^commands\[0\]: must say how loud/],
    [{ id: 'a', do: 'volume', until, percent: 101 }, /^commands\[0\]\.percent: must be at most 100/],
    [{ id: 'a', do: 'identify', until, seconds: 3600 }, /^commands\[0\]\.seconds: must be at most 600/],
    [
      { id: 'a', do: 'restart', until, what: 'machine' },
      /^commands\[0\]\.what: must be one of "page", "browser", "player"/,
    ],
    [{ id: 'a', do: 'screenshot', from: until, until }, /^commands\[0\]: must begin before it ends/],
    ['reboot', /^commands\[0\]: must be an object/],
  ])('are refused with their place: %j', (command, fault) => {
    expect(faults([command])[0]).toMatch(fault);
  });

  it('are a hundred at most, each with an id of its own, and end within 31 days', () => {
    const one = { id: 'a', do: 'screenshot', until };
    const many = Array.from({ length: 101 }, (_, n) => ({ ...one, id: `a${n}` }));

    expect(faults(many)[0]).toMatch(/^commands: must have at most 100/);
    expect(faults([one, { ...one, do: 'identify' }])[0]).toMatch(/^commands\[1\]\.id: commands\[0\] has the same id/);
    expect(faults([one], { publishedAt: '2026-10-01T00:00:00+07:00' })[0]).toMatch(
      /^commands\[0\]\.until: must be at most 31 days after "publishedAt"/,
    );
    expect(faults([one], { publishedAt: '2026-11-22T00:00:00+07:00' })).toEqual([]);
  });

  it('are warned about where nobody has signed them', () => {
    const text = JSON.stringify({
      formatVersion: 1,
      items: [{ src: 'a.jpg' }],
      commands: [{ id: 'a', do: 'restart', until }],
    });

    expect(parsePlaylist(text).warnings.map(({ code, place }) => `${code} ${place}`)).toEqual(['NOT_USED commands']);
    expect(parsePlaylist(text, { isSigned: true }).warnings).toEqual([]);
  });
});

describe('timeOf', () => {
  const span = { from: 1_000, until: 2_000 };

  it('begins nothing before its time, after it, or that ends further off than any may', () => {
    expect([999, 1_000, 1_999, 2_000].map((now) => timeOf(span, now))).toEqual(['early', 'due', 'due', 'expired']);
    expect(timeOf({ from: 0, until: 32 * 86_400_000 }, 0)).toBe('far');
  });
});

describe('volumeInForce', () => {
  const volume = (id: string, percent: number, from: number, until: number): Command => ({
    ...{ id, do: 'volume', percent, from, until },
  });

  it('is that of the command that began last, and none when all are over', () => {
    const commands = [volume('a', 80, 0, 100), volume('b', 20, 10, 50), volume('c', 30, 10, 20)];

    expect([5, 15, 30, 60, 100].map((now) => volumeInForce(commands, now))).toEqual([80, 30, 20, 80, undefined]);
  });
});
