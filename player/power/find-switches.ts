import { createCec } from './cec.ts';
import { createDdc } from './ddc.ts';
import { createDpms } from './dpms.ts';
import type { PowerSwitch } from './power-switch.ts';
import { programRunner } from './run-program.ts';

/**
 * What may switch the displays of this machine, the best first: CEC puts a television into standby and wakes it, DDC a
 * monitor; DPMS only takes the signal away, at which some televisions show a blue screen until they go off by themselves.
 */
export function powerSwitches(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): readonly PowerSwitch[] {
  if (platform !== 'linux') return [];
  const run = programRunner(env);
  return [createCec(run), createDdc(run), createDpms(run, env)];
}
