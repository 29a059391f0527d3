/** Work that is asked for more often than it is worth doing. */
export interface Paced {
  /** Does it at once, or as soon as enough time has passed since it was last done; no asking is lost. */
  (): void;
  stop(): void;
}

/** Does the work at most once in so many milliseconds. */
export function atMostEvery(ms: number, work: () => void): Paced {
  let timer: NodeJS.Timeout | undefined;
  let askedAgain = false;
  const rest = () => {
    timer = undefined;
    if (askedAgain) act();
  };
  const act = () => {
    askedAgain = false;
    timer = setTimeout(rest, ms);
    work();
  };
  return Object.assign(
    () => {
      if (timer === undefined) act();
      else askedAgain = true;
    },
    { stop: () => clearTimeout(timer) },
  );
}
