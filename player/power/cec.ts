import { firstFailure, together, type DisplayState, type PowerSwitch } from './power-switch.ts';
import type { RunProgram } from './run-program.ts';

/** Opening an adapter and waiting for a television that does not answer takes libCEC some 10 s. */
const LIMIT_MS = 30_000;

/**
 * Switches televisions by HDMI-CEC, through every adapter that `cec-client` of libCEC finds (package `cec-utils`). It ends
 * with 0 whatever became of the command it was given (`src/cec-client/cec-client.cpp`), so only the television's answer
 * to `pow` tells.
 */
export function createCec(run: RunProgram): PowerSwitch {
  let ports: readonly string[] = [];

  const ask = async (port: string, command: string) => {
    const ran = await run('cec-client', ['-s', '-d', '1', port], { input: `${command}\n`, limitMs: LIMIT_MS });
    if (ran.kind === 'failed') return ran;
    return ran.code === 0 ? ran : { kind: 'failed' as const, why: `cec-client: ${lastLine(ran.text)}` };
  };

  const state = async (): Promise<DisplayState> => {
    const states: DisplayState[] = [];
    for (const port of ports) {
      const ran = await ask(port, 'pow 0');
      states.push(ran.kind === 'ended' ? powerIn(ran.text) : 'unknown');
    }
    return together(states);
  };

  return {
    way: 'cec',
    async find(mustAnswer) {
      const ran = await run('cec-client', ['-l'], { limitMs: LIMIT_MS });
      if (ran.kind === 'failed') return { kind: 'missing', why: ran.why };
      ports = portsIn(ran.text);
      if (ports.length === 0) return { kind: 'missing', why: 'cec-client finds no HDMI-CEC adapter' };
      if (mustAnswer && (await state()) === 'unknown')
        return { kind: 'missing', why: `no television answers HDMI-CEC at ${ports.join(', ')}` };
      return { kind: 'found', what: ports.join(', ') };
    },
    turn: (wanted) =>
      firstFailure(ports, async (port) => {
        const ran = await ask(port, wanted === 'on' ? 'on 0' : 'standby 0');
        return ran.kind === 'failed' ? ran.why : undefined;
      }),
    state,
  };
}

/** The adapters of `cec-client -l`, such as `com port:            /dev/cec0`. */
function portsIn(text: string): readonly string[] {
  return [...text.matchAll(/^com port:\s+(\S+)\s*$/gm)].flatMap(([, port]) => port ?? []);
}

/** `power status: on`, `standby`, `in transition from standby to on`, `unknown` … */
function powerIn(text: string): DisplayState {
  const status = /^power status:\s+(.+?)\s*$/m.exec(text)?.[1];
  return status === 'on' ? 'on' : status === 'standby' ? 'off' : 'unknown';
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
