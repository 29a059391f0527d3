/** Runs `run` once, `ms` milliseconds from now, unless the returned function is called before. */
export type SetTimer = (run: () => void, ms: number) => () => void;
