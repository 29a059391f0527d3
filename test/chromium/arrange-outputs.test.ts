import { describe, expect, it } from 'vitest';
import { arrangement, arrangeOutputs } from '../../chromium/arrange-outputs.ts';
import type { Output } from '../../chromium/x-monitors.ts';
import { logbook } from '../fakes/logbook.ts';

const output = (name: string, cable: Output['cable'], x?: number): Output => ({
  name,
  cable,
  bounds: x === undefined ? undefined : { x, y: 0, width: 1920, height: 1080 },
});
const words = (outputs: readonly Output[], ...arranged: readonly string[]) =>
  arrangement(outputs, new Set(arranged)).join(' ');

describe('arrangement', () => {
  it('puts outputs side by side that show the same, as a bare X server has them at its start', () => {
    const outputs = [output('HDMI-1', 'plugged', 0), output('HDMI-2', 'plugged', 0), output('DP-1', 'plugged', 0)];

    expect(words(outputs)).toBe('--output HDMI-2 --auto --right-of HDMI-1 --output DP-1 --auto --right-of HDMI-2');
  });

  it('switches one on that was plugged in, to the right of all others', () => {
    const outputs = [output('HDMI-1', 'plugged', 1920), output('HDMI-2', 'plugged', 0), output('DP-1', 'plugged')];

    expect(words(outputs, 'HDMI-1', 'HDMI-2')).toBe('--output DP-1 --auto --right-of HDMI-1');
    expect(words([output('HDMI-1', 'plugged')])).toBe('--output HDMI-1 --auto');
  });

  it('switches one off whose cable was pulled, and leaves out what never had one', () => {
    const outputs = [output('HDMI-1', 'none', 0), output('HDMI-2', 'none', 1920), output('VGA-1', 'unknown', 0)];

    expect(words(outputs, 'HDMI-1')).toBe('--output HDMI-1 --off');
  });

  it('leaves as it is what somebody has switched off, or made the same, since', () => {
    const outputs = [output('HDMI-1', 'plugged', 0), output('HDMI-2', 'plugged', 0), output('DP-1', 'plugged')];

    expect(words(outputs, 'HDMI-1', 'HDMI-2', 'DP-1')).toBe('');
  });
});

describe('arrangeOutputs', () => {
  const off = 'HDMI-1 connected (normal left)\n';
  const on = 'HDMI-1 connected 1920x1080+0+0 (normal left)\n';

  it('lists anew what it has arranged, and tries once what cannot be done', async () => {
    const asked: string[] = [];
    const log = logbook();
    const listings = [off, on, off, off];
    const list = arrangeOutputs({
      list: () => Promise.resolve({ kind: 'listed', monitors: '', outputs: listings.shift() ?? '' }),
      change: (args) => Promise.resolve(void asked.push(args.join(' '))),
      log,
    });
    expect(await list()).toMatchObject({ outputs: on });
    await list();

    expect(asked).toEqual(['--output HDMI-1 --auto']);
    expect(log.entries.map(({ event }) => event)).toEqual(['outputs arranged']);
  });

  it('changes nothing while xrandr cannot tell', async () => {
    const list = arrangeOutputs({
      list: () => Promise.resolve({ kind: 'failed', why: 'ENOENT' }),
      change: () => Promise.reject(new Error('nothing is to be changed')),
      log: logbook(),
    });

    expect(await list()).toMatchObject({ kind: 'failed' });
  });
});
