import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';
import { exitCodes } from '../core/exit-codes.ts';
import type { Words } from '../core/words.ts';
import { Refused } from './command-line.ts';

/** A terminal that shows nothing of what is typed. */
export interface SilentTerminal {
  /**
   * Asks whoever sits there. Throws `Refused` where there is no terminal, and when the question is broken off: Ctrl+C
   * with the exit code that shells know, Ctrl+D as what has not been answered.
   */
  ask(prompt: string, noTerminal: Words): Promise<string>;
  /** Stays silent over several questions and what lies between them: what is typed ahead answers the next one. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** The parts of a terminal's streams that are needed here. */
export interface TerminalStreams {
  readonly input: Pick<NodeJS.ReadStream, 'isTTY' | 'on' | 'off' | 'pause' | 'resume' | 'setRawMode'>;
  readonly output: Pick<NodeJS.WriteStream, 'write'>;
}

/** The terminal behind these streams, usually those of this process. It is silent only while it is asked or told to be. */
export function createSilentTerminal(
  { input, output }: TerminalStreams = { input: process.stdin, output: process.stderr },
): SilentTerminal {
  let holders = 0;
  let decoder = new StringDecoder('utf8');
  let keys: string[] = [];
  let question: Question | undefined;

  const hear = (bytes: Buffer) => {
    keys.push(...stripVTControlCharacters(decoder.write(bytes)));
    if (keys.includes(CTRL_C)) interrupt();
    else answer();
  };
  const end = () => question?.settle({ kind: 'ended' });
  const interrupt = () => {
    if (question !== undefined) return question.settle({ kind: 'interrupted' });
    // Nobody waits for an answer: then it is what it is anywhere.
    input.setRawMode(false);
    process.kill(process.pid, 'SIGINT');
  };
  const answer = () => {
    while (question !== undefined) {
      const key = keys.shift();
      if (key === undefined) return;
      question.press(key);
    }
  };
  const hold = () => {
    if (holders++ > 0) return;
    decoder = new StringDecoder('utf8');
    keys = [];
    input.setRawMode(true);
    input.on('data', hear).on('end', end).resume();
  };
  const release = () => {
    if (--holders > 0) return;
    input.pause().off('data', hear).off('end', end);
    input.setRawMode(false);
  };
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    hold();
    try {
      return await work();
    } finally {
      release();
    }
  };

  return {
    during: (work) => (input.isTTY ? during(work) : work()),
    ask(prompt, noTerminal) {
      if (!input.isTTY) throw new Refused(noTerminal);
      return during(async () => {
        output.write(`${prompt} `);
        const said = await new Promise<Said>((resolve) => {
          question = createQuestion((what) => {
            question = undefined;
            resolve(what);
          });
          answer();
        });
        output.write('\n');
        if (said.kind === 'line') return said.line;
        throw said.kind === 'ended'
          ? new Refused(NOT_ANSWERED, { exitCode: exitCodes.faulty })
          : new Refused(BROKEN_OFF, { exitCode: exitCodes.interrupted });
      });
    },
  };
}

type Said = { readonly kind: 'line'; readonly line: string } | { readonly kind: 'interrupted' | 'ended' };

interface Question {
  press(key: string): void;
  settle(said: Said): void;
}

/** A line as it is typed, a key at a time. */
function createQuestion(settle: (said: Said) => void): Question {
  const line: string[] = [];
  return {
    settle,
    press(key) {
      if (key === '\r' || key === '\n') settle({ kind: 'line', line: line.join('') });
      else if (key === CTRL_D) {
        if (line.length === 0) settle({ kind: 'ended' });
      } else if (key === '\b' || key === DELETE) line.pop();
      else if (key === CTRL_U) line.length = 0;
      else if (key >= ' ') line.push(key);
    },
  };
}

const CTRL_C = '\x03';
const CTRL_D = '\x04';
const CTRL_U = '\x15';
const DELETE = '\x7f';

const BROKEN_OFF: Words = { en: 'broken off; nothing was changed', vi: 'đã dừng theo lệnh; chưa thay đổi gì' };
const NOT_ANSWERED: Words = {
  en: 'nothing was typed; nothing was changed',
  vi: 'chưa gõ gì; chưa thay đổi gì',
};
