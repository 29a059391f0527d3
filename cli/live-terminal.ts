/** A terminal that a view has for itself until somebody ends it. */
export interface LiveTerminal {
  /** Aborted by `q`, Ctrl+C, and the signals that end a program or take its terminal away. */
  readonly ended: AbortSignal;
  /** Shows the lines as they are now; it does so by itself when the window changes. */
  draw(): void;
  /** Gives the terminal back as it was, with what stood on it. */
  close(): void;
}

export interface LiveTerminalWorld {
  readonly stdin: Pick<NodeJS.ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>;
  readonly stdout: Pick<NodeJS.WriteStream, 'write' | 'on' | 'off'>;
  readonly on: (signal: NodeJS.Signals, act: () => void) => unknown;
  readonly off: (signal: NodeJS.Signals, act: () => void) => unknown;
}

/** Takes the terminal over: its second screen, without a cursor, keys as they are pressed. */
export function openLiveTerminal(world: LiveTerminalWorld, lines: () => readonly string[]): LiveTerminal {
  const { stdin, stdout } = world;
  const ending = new AbortController();
  const end = () => ending.abort();
  const hear = (keys: Buffer) => {
    if (keys.some((key) => ENDING_KEYS.includes(key))) end();
  };
  // A line at a time: a screen that is cleared as a whole flickers. What clears stands before the line: after one that
  // is as wide as the terminal the cursor is still on its last sign.
  const draw = () => {
    const all = lines();
    const text = all.map((line, index) => `${index < all.length - 1 ? CLEAR_LINE : CLEAR_BELOW}${line}`);
    stdout.write(`${HOME}${text.join('\r\n')}`);
  };

  stdin.setRawMode(true);
  stdin.on('data', hear);
  stdin.on('end', end);
  stdin.resume();
  stdout.on('resize', draw);
  for (const signal of SIGNALS) world.on(signal, end);
  stdout.write(`${SECOND_SCREEN}${HIDE_CURSOR}${NO_WRAP}`);
  return {
    ended: ending.signal,
    draw,
    close() {
      stdout.off('resize', draw);
      for (const signal of SIGNALS) world.off(signal, end);
      stdin.off('data', hear);
      stdin.off('end', end);
      stdin.setRawMode(false);
      stdin.pause();
      stdout.write(`${WRAP}${SHOW_CURSOR}${FIRST_SCREEN}`);
    },
  };
}

/** `q`, `Q`, Ctrl+C, Ctrl+D. */
const ENDING_KEYS: readonly number[] = [0x71, 0x51, 3, 4];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

// xterm's control sequences, which every terminal of today knows (invisible-island.net/xterm/ctlseqs).
const SECOND_SCREEN = '\u001b[?1049h';
const FIRST_SCREEN = '\u001b[?1049l';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const NO_WRAP = '\u001b[?7l';
const WRAP = '\u001b[?7h';
const HOME = '\u001b[H';
const CLEAR_LINE = '\u001b[K';
const CLEAR_BELOW = '\u001b[J';
