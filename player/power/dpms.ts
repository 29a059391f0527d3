import type { DisplayState, Found, PowerSwitch } from './power-switch.ts';
import type { Ran, RunProgram } from './run-program.ts';

const LIMIT_MS = 5_000;

/**
 * Takes the signal away, and gives it back, so that displays fall asleep and wake: by the X server's DPMS with `xset`
 * (package `x11-xserver-utils`), or by a Wayland compositor that knows wlr-output-power-management with `wlopm`. All
 * displays of the session at once.
 *
 * @param env  X goes before Wayland, as when displays are looked for; where both are, X may be there for old programs only,
 *   and has no DPMS then
 */
export function createDpms(run: RunProgram, env: Readonly<Record<string, string | undefined>>): PowerSwitch {
  const sessions = [...(env['DISPLAY'] ? [x11(run)] : []), ...(env['WAYLAND_DISPLAY'] ? [wayland(run)] : [])];
  let [session] = sessions;
  return {
    way: 'dpms',
    async find() {
      const missing: string[] = [];
      for (const one of sessions) {
        const found = await one.find();
        session = one;
        if (found.kind === 'found') return found;
        missing.push(found.why);
      }
      return { kind: 'missing', why: missing.join('; ') || NO_SESSION };
    },
    turn: (wanted) => session?.turn(wanted) ?? Promise.resolve(NO_SESSION),
    state: () => session?.state() ?? Promise.resolve('unknown'),
  };
}

const NO_SESSION = 'there is no session with displays';

interface Session {
  find(): Promise<Found>;
  turn(wanted: 'on' | 'off'): Promise<string | undefined>;
  state(): Promise<DisplayState>;
}

function x11(run: RunProgram): Session {
  const query = () => run('xset', ['q'], { limitMs: LIMIT_MS });
  return {
    async find() {
      const ran = await query();
      const why = failureIn('xset', ran);
      if (why !== undefined || ran.kind === 'failed') return { kind: 'missing', why: why ?? '' };
      if (!/^\s+(DPMS is (En|Dis)abled)/m.test(ran.text))
        return { kind: 'missing', why: 'this X server knows no DPMS' };
      return { kind: 'found', what: 'the X server' };
    },
    /**
     * To force it, xset switches DPMS on, with whatever times it has; those are set to never before, and afterwards it is
     * off again as the session has it, so that nothing else ever blanks the screen.
     */
    async turn(wanted) {
      const args =
        wanted === 'off' ? ['dpms', '0', '0', '0', 'dpms', 'force', 'off'] : ['dpms', 'force', 'on', '-dpms'];
      return failureIn('xset', await run('xset', args, { limitMs: LIMIT_MS }));
    },
    async state() {
      const ran = await query();
      if (failureIn('xset', ran) !== undefined || ran.kind === 'failed') return 'unknown';
      if (/^\s+DPMS is Disabled/m.test(ran.text)) return 'on';
      const told = /^\s+Monitor is (On|Off|in Standby|in Suspend)/m.exec(ran.text)?.[1];
      return told === undefined ? 'unknown' : told === 'On' ? 'on' : 'off';
    },
  };
}

function wayland(run: RunProgram): Session {
  const list = () => run('wlopm', [], { limitMs: LIMIT_MS });
  return {
    async find() {
      const why = failureIn('wlopm', await list());
      return why === undefined ? { kind: 'found', what: 'the compositor' } : { kind: 'missing', why };
    },
    turn: async (wanted) => failureIn('wlopm', await run('wlopm', [`--${wanted}`, '*'], { limitMs: LIMIT_MS })),
    /** A line for each output, such as `HDMI-A-1 on`. */
    async state() {
      const ran = await list();
      const modes = ran.kind === 'ended' ? [...ran.text.matchAll(/^\S+ (on|off)$/gm)].map(([, mode]) => mode) : [];
      if (modes.length === 0 || new Set(modes).size > 1) return 'unknown';
      return modes[0] === 'on' ? 'on' : 'off';
    },
  };
}

function failureIn(program: string, ran: Ran): string | undefined {
  if (ran.kind === 'failed') return ran.why;
  return ran.code === 0 ? undefined : `${program}: ${ran.text.trim().split('\n').at(-1) ?? ''}`;
}
