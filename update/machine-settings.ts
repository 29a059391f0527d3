import { z } from 'zod';
import { KIOSK_HOME } from '../core/kiosk-user.ts';
import type { MachineSettings } from './renew-world.ts';
import type { RunProgram } from './run-program.ts';

/** What the command line says is set on this machine; nothing where it does not answer, as when it is half replaced. */
export async function machineSettings(run: RunProgram): Promise<MachineSettings> {
  const args = ['settings', '--json', '--data-dir', KIOSK_HOME];
  const { stdout } = await run('bluezone-kiosk', args, { limitMs: 30_000 });
  try {
    const { settings } = answer.parse(JSON.parse(stdout));
    return { screenId: settings.screenId?.value ?? undefined, hours: settings.hours?.value ?? undefined };
  } catch {
    return {}; // no answer, or of another form
  }
}

const setting = z.object({ value: z.string().nullable() }).optional();
const answer = z.object({ settings: z.object({ screenId: setting, hours: setting }) });
