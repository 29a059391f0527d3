/** Exit codes of the program, for scripts and service managers. */
export const exitCodes = {
  ok: 0,
  /** A bug: an exception that nobody expected. */
  bug: 1,
  /** What was asked about has errors: `check`, `explain` and their like. Scripts know it from a bug by what was said. */
  faulty: 1,
  /** The command line or the settings are wrong; nothing was started. */
  usage: 2,
  /** The data directory cannot be made, read or written. */
  dataDirUnusable: 3,
  /** Another player works in this data directory. */
  dataDirInUse: 4,
  /** The port asked for with `--port` is taken. */
  portInUse: 5,
  /** No browser and no Electron to show the page with. */
  noHost: 6,
  /** Start me again (sysexits' EX_TEMPFAIL). */
  restart: 75,
  /** Broken off with Ctrl+C at a question: 128 and the signal's number, as shells have it. */
  interrupted: 130,
} as const;
