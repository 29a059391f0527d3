import type { Status } from '../../core/status.ts';
import type { Words } from '../../core/words.ts';
import { isStatus } from './is-status.ts';
import { readMetrics, type MachineNumbers } from './read-metrics.ts';

/** A machine that is watched: what people call it, and where it answers. */
export interface Machine {
  readonly name: string;
  /** The addresses, asked anew each time: a player that is started again may have another. `undefined`: none runs. */
  readonly doors: () => { readonly status: string; readonly metrics: string } | undefined;
}

/** What was seen of a machine at one moment. */
export type Sight =
  | {
      readonly kind: 'seen';
      readonly name: string;
      readonly status: Status;
      readonly numbers: MachineNumbers;
      /** Epoch milliseconds. */
      readonly at: number;
    }
  | { readonly kind: 'unseen'; readonly name: string; readonly reason: Words };

export interface AskingWorld {
  readonly fetch: (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>;
  readonly now: () => number;
}

/** Asks a machine how it is. Why it does not tell is a value too; one that tells no numbers is seen without. */
export async function askMachine({ name, doors }: Machine, { fetch, now }: AskingWorld): Promise<Sight> {
  const unseen = (reason: Words): Sight => ({ kind: 'unseen', name, reason });
  const door = doors();
  if (door === undefined) return unseen(reasons.noPlayer);
  const ask = async (url: string) => {
    const response = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MS) });
    return { status: response.status, text: await textOf(response) };
  };
  try {
    const [told, numbers] = await Promise.all([
      ask(door.status),
      ask(door.metrics).then(
        (answer) => (answer.status === 200 ? readMetrics(answer.text) : {}),
        () => ({}), // they are not needed to tell the rest
      ),
    ]);
    if (told.status === 401 || told.status === 403) return unseen(reasons.refused);
    if (told.status !== 200) return unseen(answered(told.status));
    const status: unknown = JSON.parse(told.text);
    return isStatus(status) ? { kind: 'seen', name, status, numbers, at: now() } : unseen(reasons.another);
  } catch (error) {
    return unseen(error instanceof SyntaxError ? reasons.another : reasons.silent);
  }
}

/** The body, if it is no longer than any status is. */
async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST_CHARACTERS) return '';
  }
  return text;
}

const LIMIT_MS = 3_000;
/** A machine with 20 faults and 8 screens tells some 10 KB. */
const MOST_CHARACTERS = 2 ** 22;

const reasons = {
  noPlayer: { en: 'no player runs here', vi: 'không có trình phát nào đang chạy' },
  silent: { en: 'does not answer', vi: 'không trả lời' },
  refused: {
    en: 'lets nobody in with this address; take the one of the ready line, with ?token=…',
    vi: 'không cho vào bằng địa chỉ này; hãy lấy địa chỉ ở dòng ready, có ?token=…',
  },
  another: { en: 'something else answers there', vi: 'nơi này là một chương trình khác' },
} as const satisfies Readonly<Record<string, Words>>;

function answered(status: number): Words {
  return { en: `answers ${status}`, vi: `trả lời ${status}` };
}
