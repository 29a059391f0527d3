import { chmodSync, chownSync, copyFileSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BACKGROUND } from './flags.ts';

/** Who a browser runs as, when it is not the user of the host. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** The folders of one screen's browser. */
export interface BrowserHome {
  readonly profileDir: string;
  /** For `HOME`: what the browser's toolkit drops lands here, not among somebody's files. */
  readonly homeDir: string;
  /** For `XDG_CONFIG_HOME`: the toolkit's colours. */
  readonly configDir: string;
  /** A copy of the X server's key that the browser's user can read. */
  readonly xauthority: string | undefined;
}

/**
 * Makes the folders of a browser ready for a start; throws when they cannot be made. The folder itself stays ours, and
 * only `profile` and `home` are the browser's own: as root we never write where that user could have laid a link.
 *
 * @param xauthority  the file with the X server's key, if there is one
 */
export function prepareBrowserHome(dir: string, owner: Owner | undefined, xauthority: string | undefined): BrowserHome {
  makeOurs(dir, owner);
  const configDir = path.join(dir, 'config');
  const profileDir = path.join(dir, 'profile');
  const homeDir = path.join(dir, 'home');
  // GTK paints a new window before the browser does, white unless told otherwise: it flashed for 0.2 s (measured).
  for (const version of ['gtk-3.0', 'gtk-4.0']) {
    mkdirSync(path.join(configDir, version), { recursive: true });
    // Once: a later start on a full disk must not fail for it.
    writeOnce(path.join(configDir, version, 'gtk.css'), `* { background: ${BACKGROUND}; color: #FFFFFF; }\n`);
  }
  for (const own of [profileDir, homeDir]) if (isOfAnother(own, owner)) rmSync(own, { recursive: true, force: true });
  if (mkdirSync(profileDir, { recursive: true }) !== undefined) {
    const defaultDir = path.join(profileDir, 'Default');
    mkdirSync(defaultDir);
    writeFileSync(path.join(defaultDir, 'Preferences'), JSON.stringify(firstPreferences));
    give(owner, path.join(defaultDir, 'Preferences'), defaultDir, profileDir);
  }
  if (mkdirSync(homeDir, { recursive: true }) !== undefined) give(owner, homeDir);
  // A killed browser leaves these; after a change of the host's name the next one would think itself elsewhere.
  for (const name of readdirSync(profileDir)) {
    if (name.startsWith('Singleton')) rmSync(path.join(profileDir, name), { force: true });
  }
  return { profileDir, homeDir, configDir, xauthority: copyKey(dir, owner, xauthority) };
}

/** The theme follows GTK's colours, no translation is offered (`--disable-features=Translate` does not stop it), and nobody signs in. */
const firstPreferences = {
  translate: { enabled: false },
  extensions: { theme: { system_theme: 1 } },
  signin: { allowed: false, allowed_on_next_startup: false },
};

/** A folder that another user may pass through but not change. */
function makeOurs(dir: string, owner: Owner | undefined): void {
  const first = mkdirSync(dir, { recursive: true });
  if (owner === undefined) return;
  const { uid } = lstatSync(dir);
  if (uid !== process.getuid?.() || !lstatSync(dir).isDirectory()) throw new Error(`${dir} belongs to another user`);
  // Whatever our umask is.
  for (let made = dir; first !== undefined; made = path.dirname(made)) {
    chmodSync(made, 0o755);
    if (made === first) return;
  }
}

/** The user was removed and made again, with another number. */
function isOfAnother(dir: string, owner: Owner | undefined): boolean {
  const found = lstatSync(dir, { throwIfNoEntry: false });
  return owner !== undefined && found !== undefined && found.uid !== owner.uid;
}

function copyKey(dir: string, owner: Owner | undefined, xauthority: string | undefined): string | undefined {
  if (xauthority === undefined || owner === undefined) return xauthority;
  const copy = path.join(dir, 'xauthority');
  rmSync(copy, { force: true });
  copyFileSync(xauthority, copy);
  chmodSync(copy, 0o400);
  give(owner, copy);
  return copy;
}

function writeOnce(file: string, text: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.size !== Buffer.byteLength(text)) writeFileSync(file, text);
}

function give(owner: Owner | undefined, ...paths: readonly string[]): void {
  if (owner !== undefined) for (const file of paths) chownSync(file, owner.uid, owner.gid);
}
