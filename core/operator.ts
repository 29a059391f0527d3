import type { Words } from './words.ts';

/**
 * What the operator's panel and the player say to each other over the loopback door, as JSON. Every request but
 * `POST /operator/unlock` carries the session's secret in the header `X-Operator`.
 */
export const operatorHeader = 'x-operator';

/** How many digits a PIN has. */
export const pinDigits = { least: 4, most: 12 } as const;

/** The PIN as a person wrote it, if it is one: `pinDigits` digits. */
export function readPin(written: string): string | undefined {
  return PIN.test(written) ? written : undefined;
}

const PIN = new RegExp(`^[0-9]{${pinDigits.least},${pinDigits.most}}$`);

/** `GET /operator/door`: whether there is a PIN; if not, how much longer the first one may be set at the screen. */
export interface Door {
  readonly hasPin: boolean;
  readonly setUpSeconds: number;
  /** Nothing is set on this machine yet either: for as long it may be set up from a code or a stick without a PIN. */
  readonly isUntouched: boolean;
}

/** `POST /operator/unlock`; and `POST /operator/first-pin`, which sets the first PIN of a machine and lets in. */
export interface UnlockRequest {
  /** `pinDigits` digits. */
  readonly pin: string;
}

/** 200: the door is open until nothing has been asked for `idleSeconds`. */
export interface Unlocked {
  readonly secret: string;
  readonly idleSeconds: number;
}

/** Why a request came to nothing; the status it stands under is in `operatorRefusals`. */
export type OperatorRefusal =
  | { readonly code: 'WRONG_PIN'; readonly triesLeft: number }
  /** Too many wrong tries: with `Retry-After`. */
  | { readonly code: 'LOCKED'; readonly retryAfterSeconds: number }
  /**
   * No PIN was ever set on this machine, so nobody is let in. Whoever stands there may set the first one for so many
   * seconds after a start, for whoever can start the machine may do as much with it.
   */
  | { readonly code: 'NO_PIN'; readonly setUpSeconds: number }
  /** No secret, or one whose time is over. */
  | { readonly code: 'LOCKED_OUT' }
  /** One thing is taken at a time. */
  | { readonly code: 'BUSY' }
  /** Nothing was changed. */
  | { readonly code: 'BAD_SETTINGS'; readonly faults: readonly SettingFault[] }
  /** A set-up code or a settings file that is wrong; nothing was changed. Of the whole of it the place is empty. */
  | { readonly code: 'BAD_SET_UP'; readonly faults: readonly { readonly place: string; readonly words: Words }[] }
  /** The disk did not take it. */
  | { readonly code: 'NOT_KEPT'; readonly reason: string }
  /** What was sent is not what the route takes. */
  | { readonly code: 'BAD_REQUEST' };

/** Why a setting was not kept; without a message it has not the form of `settingForms`. */
export interface SettingFault {
  readonly name: string;
  readonly message?: string;
}

/** The HTTP status of each refusal. */
export const operatorRefusals = {
  WRONG_PIN: 403,
  LOCKED: 429,
  NO_PIN: 409,
  LOCKED_OUT: 401,
  BUSY: 409,
  BAD_SETTINGS: 422,
  BAD_SET_UP: 422,
  NOT_KEPT: 507,
  BAD_REQUEST: 400,
} as const satisfies Record<OperatorRefusal['code'], number>;

/** `GET /operator/sources`: what lies on the sticks in this machine. */
export interface Sources {
  readonly sources: readonly Source[];
}

export interface Source {
  /** Sent back as it is to take it; it says nothing to the page. */
  readonly path: string;
  /** For people: the name of the file or folder. */
  readonly name: string;
  /** A file of `publish --bundle`; a folder with a `playlist.json`; a folder of clips and pictures; a settings file. */
  readonly kind: 'bundle' | 'folder' | 'media' | 'settings';
  readonly bytes: number;
}

/** `POST /operator/take`, answered with 202 and `{}`. */
export interface TakeRequest {
  readonly path: string;
}

/** `GET /operator/taking`: how the latest take stands. */
export type Taking =
  | { readonly state: 'none' }
  | ({ readonly state: 'copying' } & TakingProgress)
  /** The list is in force, or waits for what the stick lacks. */
  | ({ readonly state: 'taken' } & TakingProgress)
  | ({
      readonly state: 'refused';
      readonly fault: { readonly code: string; readonly message: Words };
    } & TakingProgress);

export interface TakingProgress {
  readonly name: string;
  /** Of the files that the stick has; 0 until its list has been read. */
  readonly bytes: number;
  readonly bytesDone: number;
  /** Once the list has been read. */
  readonly playlist?: { readonly id: string; readonly revision: number };
}

/**
 * `GET /operator/digest`: what has been shown since the last digest that was taken, for the camera of a phone;
 * `GET /operator/digest/month`: the last 30 days, whatever was taken.
 */
export interface ShownDigest {
  /** The texts of its codes, shown one after the other and again. */
  readonly frames: readonly string[];
  /** The first 16 hexadecimal digits of the SHA-256 of the machine's key. */
  readonly key: string;
  /** The days that it tells of, `2020-08-18`, on the clock of the playlist. */
  readonly from: string;
  readonly until: string;
  /** How many days are left for the next one, which is there once this was taken. */
  readonly left: number;
  /** How many days before these were not taken either, and are too many for codes: they are in the journal alone. */
  readonly older: number;
}

/** `POST /operator/digest/taken`: the digest up to this day was read to its end. */
export interface TakenDigest {
  readonly until: string;
}
