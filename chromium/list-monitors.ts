import { execFile } from 'node:child_process';
import { reasonOf } from '../player/log.ts';
import type { Listing } from './monitor.ts';
import { LIST_SCREENS } from './windows-monitors.ts';

/** An X server answers within milliseconds, or hangs. PowerShell takes seconds to start. */
const XRANDR_LIMIT_MS = 3_000;
const POWERSHELL_LIMIT_MS = 20_000;
/** Another mode takes a television seconds. */
const CHANGE_LIMIT_MS = 10_000;

/** Asks xrandr for the monitors of the X server, and which outputs have a cable; `--current`: without probing them, which stalls the picture. */
export async function listMonitors(limitMs = XRANDR_LIMIT_MS): Promise<Listing> {
  const monitors = await printed('xrandr', ['--current', '--listmonitors'], limitMs);
  if (monitors.kind === 'failed') return monitors;
  const outputs = await printed('xrandr', ['--current', '--query'], limitMs);
  return { kind: 'listed', monitors: monitors.text, outputs: outputs.kind === 'printed' ? outputs.text : '' };
}

/** Has xrandr change how outputs are used; gives why it could not, if so. */
export async function changeOutputs(args: readonly string[]): Promise<string | undefined> {
  const changed = await printed('xrandr', args, CHANGE_LIMIT_MS);
  return changed.kind === 'failed' ? changed.why : undefined;
}

/** Asks PowerShell for the monitors of Windows. */
export async function listScreens(): Promise<Listing> {
  const args = ['-NoProfile', '-NonInteractive', '-Command', LIST_SCREENS];
  const screens = await printed('powershell.exe', args, POWERSHELL_LIMIT_MS);
  return screens.kind === 'failed' ? screens : { kind: 'listed', monitors: screens.text, outputs: '' };
}

type Printed = { readonly kind: 'printed'; readonly text: string } | { readonly kind: 'failed'; readonly why: string };

function printed(program: string, args: readonly string[], timeout: number): Promise<Printed> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout, killSignal: 'SIGKILL', windowsHide: true }, (error, stdout, stderr) => {
      if (error === null) return resolve({ kind: 'printed', text: stdout });
      const why = error.killed === true ? `no answer within ${timeout} ms` : stderr.trim() || reasonOf(error);
      resolve({ kind: 'failed', why: `${program}: ${why}` });
    });
  });
}
