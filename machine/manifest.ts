import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { PlanKind } from './plan.ts';

/**
 * What an installation has written, so that exactly that is taken back. It lies where only who installs may write: a list
 * that the player's user could change would have root remove what that user likes.
 */
export interface Manifest {
  readonly kind: PlanKind;
  readonly files: readonly WrittenFile[];
  /** Folders that were made for them, the deepest first. */
  readonly folders: readonly string[];
}

export interface WrittenFile {
  readonly path: string;
  /** Of its text as it was written. */
  readonly sha256: string;
}

/** An absolute path of either system; a drive's own folder (`C:folder`) is none. */
const absolute = z.string().refine(path.win32.isAbsolute);

const manifest = z.object({
  kind: z.enum(['autostart', 'kiosk-session', 'updates']),
  files: z.array(z.object({ path: absolute, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  folders: z.array(absolute),
});

/** Reads a manifest; `undefined` for what is none. */
export function readManifest(text: string): Manifest | undefined {
  try {
    return manifest.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not even JSON
  }
}

export function manifestText(written: Manifest): string {
  return `${JSON.stringify(written, null, 2)}\n`;
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
