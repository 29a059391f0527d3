/** A log: one JSON line an event, a fact in the past tense. error = someone must act, warn = we coped, info = told after an outage. */
export interface Log {
  error(event: string, data?: LogData): void;
  warn(event: string, data?: LogData): void;
  info(event: string, data?: LogData): void;
}

export type LogData = Readonly<Record<string, unknown>>;

/** A log that writes to `write`, a line at a time; `room` says which part speaks. */
export function createLog(room: string, write: (line: string) => void, now: () => number): Log {
  const at = (level: string) => (event: string, data?: LogData) =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, room, event, ...plain(data) })}\n`);
  return { error: at('error'), warn: at('warn'), info: at('info') };
}

/** Errors as their message and that of their causes: `JSON.stringify` would make `{}` of them. */
function plain(data: LogData = {}): LogData {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, value instanceof Error ? reasonOf(value) : value]),
  );
}

/** What went wrong, with its causes, on one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `: ${reasonOf(error.cause)}`;
  return `${error.message}${cause}`;
}
