import type { Lang } from '../core/words.ts';
import { describeKey, type KeyFile } from '../publish/keys/key-file.ts';
import { askSilently } from './ask-silently.ts';
import { Refused } from './command-line.ts';

/**
 * Where passphrases of keys come from: `BLUEZONE_KIOSK_PASSPHRASE`, else whoever sits at the terminal, who sees nothing
 * of it. A key that two name is asked for once.
 */
export function passphrases(lang: Lang, env: NodeJS.ProcessEnv): (about: 'new' | KeyFile) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  const fromEnv = env['BLUEZONE_KIOSK_PASSPHRASE'];
  return (about) => {
    if (fromEnv !== undefined && fromEnv !== '')
      return about === 'new' ? longEnough(fromEnv) : Promise.resolve(fromEnv);
    const of = about === 'new' ? 'new' : about.public;
    const asked = known.get(of) ?? (about === 'new' ? askTwice(lang) : ask(words[lang].of(describeKey(about))));
    known.set(of, asked);
    return asked;
  };
}

function longEnough(passphrase: string): Promise<string> {
  if (passphrase.length >= SHORTEST) return Promise.resolve(passphrase);
  return Promise.reject(
    new Refused({
      en: `BLUEZONE_KIOSK_PASSPHRASE: it takes ${SHORTEST} characters or more for a new key`,
      vi: `BLUEZONE_KIOSK_PASSPHRASE: mật khẩu của khóa mới cần ít nhất ${SHORTEST} ký tự`,
    }),
  );
}

async function askTwice(lang: Lang): Promise<string> {
  const say = words[lang];
  for (;;) {
    const first = await ask(say.new);
    if (first.length < SHORTEST) process.stderr.write(`${say.short}\n`);
    else if (first === (await ask(say.again))) return first;
    else process.stderr.write(`${say.differ}\n`);
  }
}

function ask(prompt: string): Promise<string> {
  return askSilently(prompt, {
    en: 'there is no terminal to ask for the passphrase: set BLUEZONE_KIOSK_PASSPHRASE',
    vi: 'không có cửa sổ lệnh để hỏi mật khẩu: hãy đặt biến BLUEZONE_KIOSK_PASSPHRASE',
  });
}

const SHORTEST = 8;

const words = {
  vi: {
    of: (key: string) => `Mật khẩu của khóa ${key}:`,
    new: 'Đặt mật khẩu cho khóa mới (mất mật khẩu là mất khóa):',
    again: 'Gõ lại mật khẩu:',
    short: `Cần ít nhất ${SHORTEST} ký tự.`,
    differ: 'Hai lần gõ không giống nhau.',
  },
  en: {
    of: (key: string) => `Passphrase of the key ${key}:`,
    new: 'A passphrase for the new key (lost, the key is lost):',
    again: 'The same once more:',
    short: `It takes ${SHORTEST} characters or more.`,
    differ: 'These were not the same.',
  },
} as const satisfies Record<Lang, object>;
