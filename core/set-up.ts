import type { SettingOrigin } from './setting-layers.ts';
import type { SettingName } from './settings.ts';

/** `POST /operator/set-up/look`: a set-up code that was typed or scanned, or the path of a settings file on a stick. */
export type SetUpRequest = { readonly code: string } | { readonly path: string };

/** What a code or a file would change; nothing is kept yet. */
export interface SetUpLook {
  /** Of this look: what is taken is what was shown, whatever has become of the stick. */
  readonly id: string;
  readonly changes: readonly SetUpChange[];
}

/** Values are as a person writes them, and as anybody may see them. */
export interface SetUpChange {
  readonly name: SettingName;
  /** What counts now; none: it is not set. */
  readonly from?: string;
  readonly to: string;
  /** What goes before it, so that it would be kept and not count. */
  readonly hiddenBy?: SettingOrigin;
}

/** `POST /operator/set-up/take`, answered with 200 and `{}`: all of what was looked at is kept, and the player follows. */
export interface SetUpTake {
  readonly id: string;
}
