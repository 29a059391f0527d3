import type { BrowserHome } from './browser-home.ts';

const passedOn = ['PATH', 'DISPLAY', 'WAYLAND_DISPLAY', 'LANG', 'LC_ALL', 'TZ'];
/** What lies in the session of the host's user, and is shut to another one. */
const ofTheSession = ['XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS', 'PULSE_SERVER'];

/**
 * The environment of a browser on Linux: what it needs, and nothing else of ours, which may hold secrets. On Windows
 * and macOS programs need much of theirs, and it is passed on whole.
 *
 * @param ownUser  whether the browser runs as the user of the host
 */
export function browserEnv(
  env: Readonly<Record<string, string | undefined>>,
  home: BrowserHome,
  platform: string,
  ownUser: boolean,
): Record<string, string> {
  const names = platform !== 'linux' ? Object.keys(env) : ownUser ? [...passedOn, ...ofTheSession] : passedOn;
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  if (platform !== 'linux') return kept;
  return {
    ...kept,
    HOME: home.homeDir,
    XDG_CONFIG_HOME: home.configDir,
    ...(home.xauthority === undefined ? {} : { XAUTHORITY: home.xauthority }),
  };
}
