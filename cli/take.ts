import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { byteWords } from '../core/byte-words.ts';
import { exitCodes } from '../core/exit-codes.ts';
import {
  operatorHeader,
  operatorRefusals,
  type OperatorRefusal,
  type Taking,
  type Unlocked,
} from '../core/operator.ts';
import { cookieName } from '../core/page-address.ts';
import type { Lang, Words } from '../core/words.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { readRunFile, type Run } from '../player/run-file.ts';
import { answer, Refused } from './command-line.ts';
import { givenPin } from './pin.ts';
import { createProgress } from './progress.ts';

/** `bluezone-kiosk take FILE|FOLDER`: brings the player that runs here a bundle or a folder, with the operator's PIN. */
export async function take(args: readonly string[]): Promise<number> {
  return answer('take', args, async ({ values, positionals, lang }) => {
    const json = values.json;
    const refuse = (code: string, words: Words): Refused => {
      const forScripts = JSON.stringify({ ok: false, faults: [{ code, path: '', message: words[lang] }] }, null, 2);
      return new Refused(words, { exitCode: exitCodes.faulty, ...(json ? { forScripts } : {}) });
    };
    const [given, ...more] = positionals;
    if (given === undefined || more.length > 0) throw new Refused(usage);
    const what = path.resolve(given);
    if (!existsSync(what)) throw refuse('NOT_FOUND', notThere(what));
    const dataDir = path.resolve(values['data-dir'] ?? defaultDataDir(process.env, process.platform));
    const run = readRunFile(dataDir);
    if (run === undefined) throw refuse('NO_PLAYER', noPlayer(dataDir));

    const ask = asking(run, dataDir, refuse);
    const { secret } = await ask<Unlocked>('POST', 'unlock', { pin: await givenPin(lang, process.env) });
    try {
      await ask('POST', 'take', { path: what }, secret);
      const taking = await follow(() => ask<Taking>('GET', 'taking', undefined, secret));
      if (taking.state === 'refused') throw refuse(taking.fault.code, taking.fault.message);
      if (taking.state === 'taken') process.stdout.write(json ? jsonOf(taking) : `${words[lang](taking)}\n`);
      return exitCodes.ok;
    } finally {
      // A session that cannot be ended runs out by itself; what came of the take is to be told.
      await ask('POST', 'lock', {}, secret).catch(() => undefined);
    }
  });
}

/** Asks the player through its loopback door, and gives its answer. Throws what it refuses, and when it answers no more. */
function asking(run: Run, dataDir: string, refuse: (code: string, words: Words) => Refused) {
  return async <T>(method: 'GET' | 'POST', route: string, body?: object, secret?: string): Promise<T> => {
    const { isOk, answer } = await fetch(`${run.origin}/operator/${route}`, {
      method,
      headers: {
        cookie: `${cookieName(run.port)}=${run.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(secret === undefined ? {} : { [operatorHeader]: secret }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
      .then(async (response) => ({ isOk: response.ok, answer: await response.json() }))
      .catch(() => {
        throw refuse('NO_PLAYER', noPlayer(dataDir)); // nobody there, or another program on its port
      });
    if (isOk) return answer as T;
    const refusal: OperatorRefusal = isRefusal(answer) ? answer : { code: 'BAD_REQUEST' };
    throw refuse(refusal.code, refusalWords(refusal));
  };
}

function isRefusal(answer: unknown): answer is OperatorRefusal {
  return Object.hasOwn(operatorRefusals, (answer as Partial<OperatorRefusal> | null)?.code ?? '');
}

/** Waits for the end of it, and shows how far it is. */
async function follow(ask: () => Promise<Taking>): Promise<Taking> {
  const progress = createProgress(process.stderr);
  try {
    for (;;) {
      const taking = await ask();
      if (taking.state !== 'copying') return taking;
      progress.tell(0, 0, `${byteWords(taking.bytesDone)} / ${byteWords(taking.bytes)} ${taking.name}`);
      await sleep(ASK_EVERY_MS);
    }
  } finally {
    progress.end();
  }
}

function jsonOf({ name, bytes, playlist }: Extract<Taking, { state: 'taken' }>): string {
  return `${JSON.stringify({ ok: true, name, bytes, playlist }, null, 2)}\n`;
}

function refusalWords(refusal: OperatorRefusal): Words {
  switch (refusal.code) {
    case 'WRONG_PIN':
      return {
        en: `this is not the PIN; ${refusal.triesLeft} tries are left before there is a wait`,
        vi: `sai mã PIN; còn ${refusal.triesLeft} lần thử trước khi phải chờ`,
      };
    case 'LOCKED': {
      const minutes = Math.ceil(refusal.retryAfterSeconds / 60);
      return {
        en: `too many wrong PINs: try again in ${minutes} min`,
        vi: `nhập sai mã PIN quá nhiều lần: hãy thử lại sau ${minutes} phút`,
      };
    }
    case 'NO_PIN':
      return {
        en: 'no PIN is set on this machine: set one with settings set operatorPin, and start the player again',
        vi: 'máy này chưa đặt mã PIN: hãy đặt bằng settings set operatorPin rồi khởi động lại trình phát',
      };
    case 'BUSY':
      return {
        en: 'something else is being taken; wait until it is done',
        vi: 'đang nhận nội dung khác; hãy chờ xong',
      };
    case 'LOCKED_OUT':
      return {
        en: 'the player ended this session before it said what came of it: look at the screens, or take it again',
        vi: 'trình phát đã kết thúc phiên trước khi báo kết quả: hãy xem màn hình, hoặc nhận lại lần nữa',
      };
    case 'BAD_REQUEST':
    case 'BAD_SETTINGS':
    case 'BAD_SET_UP':
    case 'NOT_KEPT':
      return { en: 'the player does not understand this version', vi: 'trình phát không hiểu phiên bản này' };
  }
}

const usage: Words = {
  en: 'write take FILE, a bundle, or take FOLDER, a folder of clips and pictures or of a release',
  vi: 'ghi take TỆP (tệp gói) hoặc take THƯ_MỤC (thư mục clip và ảnh, hoặc thư mục do publish ghi ra)',
};

function notThere(what: string): Words {
  return { en: `${what}: there is no such file or folder`, vi: `${what}: không có tệp hoặc thư mục này` };
}

function noPlayer(dataDir: string): Words {
  return {
    en: `no player runs with the data directory ${dataDir}: start it (npm start), or name its data directory with --data-dir`,
    vi: `không có trình phát nào đang chạy với thư mục dữ liệu ${dataDir}: hãy khởi động (npm start) hoặc nêu đúng thư mục bằng --data-dir`,
  };
}

const words = {
  en: ({ name, playlist }) => `${name}: taken, ${playlist?.id} revision ${playlist?.revision}`,
  vi: ({ name, playlist }) => `${name}: đã nhận, ${playlist?.id} bản ${playlist?.revision}`,
} as const satisfies Record<Lang, (taken: Extract<Taking, { state: 'taken' }>) => string>;

/** A whole look at slow sticks and a PIN's hash on a small machine are far below it. */
const ANSWER_WITHIN_MS = 20_000;
const ASK_EVERY_MS = 300;
