import { firstFailure, together, type DisplayState, type PowerSwitch } from './power-switch.ts';
import type { RunProgram } from './run-program.ts';

/** `detect` probes every bus, with retries. */
const DETECT_LIMIT_MS = 30_000;
const LIMIT_MS = 15_000;

/**
 * Switches monitors by DDC/CI, with `ddcutil` (package `ddcutil`, group `i2c`): VCP feature D6 of MCCS, 1 for on and 4 for
 * off. Not 5, which is the button of the monitor: many cannot be woken from it any more. Verifying is left out, for a
 * monitor that has gone off need not answer.
 */
export function createDdc(run: RunProgram): PowerSwitch {
  let buses: readonly string[] = [];
  return {
    way: 'ddc',
    async find() {
      const ran = await run('ddcutil', ['detect', '--terse'], { limitMs: DETECT_LIMIT_MS });
      if (ran.kind === 'failed') return { kind: 'missing', why: ran.why };
      const found = busesIn(ran.text);
      if (found.length === 0)
        return { kind: 'missing', why: `ddcutil finds no monitor that speaks DDC/CI: ${ran.text.split('\n')[0]}` };
      buses = found;
      return { kind: 'found', what: buses.map((bus) => `/dev/i2c-${bus}`).join(', ') };
    },
    turn: (wanted) =>
      firstFailure(buses, async (bus) => {
        const args = ['--bus', bus, '--noverify', 'setvcp', 'd6', wanted === 'on' ? '1' : '4'];
        const ran = await run('ddcutil', args, { limitMs: LIMIT_MS });
        if (ran.kind === 'failed') return ran.why;
        return ran.code === 0 ? undefined : `ddcutil, bus ${bus}: ${ran.text.trim().split('\n').at(-1)}`;
      }),
    async state() {
      const states: DisplayState[] = [];
      for (const bus of buses) {
        const ran = await run('ddcutil', ['--bus', bus, '--terse', 'getvcp', 'd6'], { limitMs: LIMIT_MS });
        states.push(ran.kind === 'ended' ? powerIn(ran.text) : 'unknown');
      }
      return together(states);
    },
  };
}

/**
 * The buses of the displays of `ddcutil detect --terse`: blocks that begin with `Display 1` and have a line
 * `   I2C bus:          /dev/i2c-4`; what begins with `Invalid display` speaks no DDC/CI.
 */
function busesIn(text: string): readonly string[] {
  return text.split(/\n\s*\n/).flatMap((block) => {
    const isDisplay = /^Display \d+/m.test(block);
    return isDisplay ? (/^\s+I2C bus:\s+\/dev\/i2c-(\d+)/m.exec(block)?.[1] ?? []) : [];
  });
}

/** `VCP D6 SNC x01`: 1 on, 2 standby, 3 suspended, 4 and 5 off. */
function powerIn(text: string): DisplayState {
  const mode = Number(/^VCP D6 SNC x([0-9a-f]{2})/im.exec(text)?.[1] ?? 0);
  return mode === 1 ? 'on' : mode >= 2 && mode <= 5 ? 'off' : 'unknown';
}
