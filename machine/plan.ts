/** How a machine is made a kiosk: started at login beside a desktop, or as the only thing on a bare machine. */
export type InstallKind = 'autostart' | 'kiosk-session';

/** What is written to a machine; beside those, what has newer versions come by themselves. */
export type PlanKind = InstallKind | 'updates';

export interface PlannedFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** Everybody may read it; scripts may be run. */
  readonly mode: 0o644 | 0o755;
}

/** A program and its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/** All that is done to a machine, as plain values: `--dry-run` prints it. */
export interface Plan {
  readonly kind: PlanKind;
  readonly files: readonly PlannedFile[];
  /** Run before the files are written; when one fails, nothing is written. */
  readonly before: readonly Command[];
  /** Run when the files are written. */
  readonly after: readonly Command[];
  /** Units that are started then, or started anew when a file has changed. */
  readonly starts: readonly string[];
}

/** What takes an installation back: commands before and after its files are removed. */
export interface Removal {
  readonly before: readonly Command[];
  readonly after: readonly Command[];
}

/** The program that a unit runs. */
export interface Program {
  /** The words that begin its command line: a Node and the built command line, by absolute paths. */
  readonly command: readonly string[];
  /** What shows the page there. */
  readonly host: 'electron' | 'chromium';
  /** Variables that it is started with. */
  readonly environment: Readonly<Record<string, string>>;
}
