/** Where updates keep what they need: what root has set, and what they have found. Only root may write to either. */
export const UPDATES_DIR = '/etc/bluezone-kiosk/updates';
export const UPDATES_STATE_DIR = '/var/lib/bluezone-kiosk-update';

/**
 * Where packages come from, for apt. Not in apt's own list: whatever else upgrades this machine would take a new player
 * from there at any hour, with no way back.
 */
export const UPDATES_SOURCES = `${UPDATES_DIR}/updates.sources`;
/** Whose signature is believed. */
export const UPDATES_KEY = `${UPDATES_DIR}/key.asc`;
/** While it is there, this machine takes new versions before others do. */
export const UPDATES_FIRST = `${UPDATES_DIR}/first`;
/** Starts the program that does it. */
export const UPDATES_SCRIPT = `${UPDATES_DIR}/run`;
/** What was written to have updates come by themselves, so that it can be taken back. */
export const UPDATES_MANIFEST = '/etc/bluezone-kiosk/updates.json';

/** How it stands (`core/update.ts`). */
export const UPDATES_RECORD = `${UPDATES_STATE_DIR}/update.json`;
/** What people should hear of, for the player to tell; none: nothing. */
export const UPDATES_TOLD = `${UPDATES_STATE_DIR}/told.json`;
/** The program, kept apart while its own package is replaced. */
export const UPDATES_PROGRAM = `${UPDATES_STATE_DIR}/program`;

export const UPDATE_SERVICE = 'bluezone-kiosk-update.service';
export const UPDATE_TIMER = 'bluezone-kiosk-update.timer';
