/** How a program ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
}

/** What is looked at: the machine's programs, files and variables. */
export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  /** `undefined` when there is no such program, or it does not end within some seconds. */
  readonly run: (program: string, args: readonly string[]) => Promise<Ran | undefined>;
  /** The text of a file; `undefined` when it cannot be read. */
  readonly read: (file: string) => string | undefined;
  /** The names in a folder; none when it cannot be read. */
  readonly list: (dir: string) => readonly string[];
}

/** What a program printed, when it ended well. */
export async function printed(
  machine: Machine,
  program: string,
  ...args: readonly string[]
): Promise<string | undefined> {
  const ran = await machine.run(program, args);
  return ran?.code === 0 ? ran.stdout : undefined;
}

/**
 * One key of GNOME's settings as `gsettings` prints it, such as `'nothing'` or `uint32 900`; `undefined` in a session that
 * is not GNOME's, where they are often there and nobody heeds them.
 */
export async function gnome(machine: Machine, schema: string, key: string): Promise<string | undefined> {
  if (!/GNOME|Unity|Budgie|Pantheon/i.test(machine.env['XDG_CURRENT_DESKTOP'] ?? '')) return undefined;
  return (await printed(machine, 'gsettings', 'get', schema, key))?.trim();
}

/** The current value on mains and on battery of one of Windows' power settings, in seconds. */
export async function powercfg(
  machine: Machine,
  group: string,
  setting: string,
): Promise<{ readonly mains: number; readonly battery: number } | undefined> {
  const text = await printed(machine, 'powercfg', '/query', 'SCHEME_CURRENT', group, setting);
  // In the language of the system, but the last two figures are the ones in force.
  const [mains, battery] = [...(text ?? '').matchAll(/:\s*0x([0-9a-f]{8})\s*$/gim)]
    .slice(-2)
    .map(([, hex]) => parseInt(hex ?? '', 16));
  return mains === undefined || battery === undefined ? undefined : { mains, battery };
}

/** A value of Windows' registry, such as `0x1`; `undefined` when it is not there. */
export async function registry(machine: Machine, key: string, name: string): Promise<string | undefined> {
  const text = await printed(machine, 'reg', 'query', key, '/v', name);
  return /\sREG_\w+\s+(\S+)/.exec(text ?? '')?.[1];
}
