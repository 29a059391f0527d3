import type { Lang } from '../core/words.ts';
import { describeKey, type KeyFile } from '../publish/keys/key-file.ts';
import type { KeyWorld } from '../publish/keys/keys.ts';
import { Refused } from './command-line.ts';
import { createSilentTerminal } from './silent-terminal.ts';

type Role = KeyFile['role'];

/**
 * Where passphrases of keys come from: `BLUEZONE_KIOSK_PASSPHRASE`, for a root key `BLUEZONE_KIOSK_ROOT_PASSPHRASE` before
 * it; else whoever sits at the terminal, who sees nothing of it and may try three times.
 */
export function passphrases(
  lang: Lang,
  env: NodeJS.ProcessEnv,
): Required<Pick<KeyWorld, 'passphrase' | 'tries' | 'quietly'>> {
  const terminal = createSilentTerminal();
  const say = words[lang];
  const ask = (prompt: string, role: Role) => terminal.ask(prompt, noTerminal(role));
  const chosen = new Map<Role, string>();

  const choose = async (role: Role): Promise<string> => {
    for (;;) {
      const first = await ask(say.new[role], role);
      if (first.length < SHORTEST) process.stderr.write(`${say.short}\n`);
      else if (role === 'root' && first === chosen.get('publish')) process.stderr.write(`${say.same}\n`);
      else if (first !== (await ask(say.again, role))) process.stderr.write(`${say.differ}\n`);
      else {
        chosen.set(role, first);
        return first;
      }
    }
  };

  return {
    async passphrase(wanted) {
      const role = wanted.kind === 'new' ? wanted.role : wanted.key.role;
      const given = givenIn(env, role);
      if (given !== undefined) return wanted.kind === 'new' ? longEnough(given) : given.passphrase;
      if (wanted.kind === 'new') return terminal.during(() => choose(role));
      if (wanted.triesLeft < MOST_TRIES) process.stderr.write(`${say.wrong(wanted.triesLeft)}\n`);
      return ask(say.of[role](describeKey(wanted.key)), role);
    },
    tries: ({ role }) => (givenIn(env, role) === undefined ? MOST_TRIES : 1),
    quietly: (work) => (givenIn(env, 'publish') === undefined ? terminal.during(work) : work()),
  };
}

interface Given {
  readonly variable: string;
  readonly passphrase: string;
}

function givenIn(env: NodeJS.ProcessEnv, role: Role): Given | undefined {
  for (const variable of VARIABLES[role]) {
    const passphrase = env[variable];
    if (passphrase !== undefined && passphrase !== '') return { variable, passphrase };
  }
  return undefined;
}

function longEnough({ variable, passphrase }: Given): string {
  if (passphrase.length >= SHORTEST) return passphrase;
  throw new Refused({
    en: `${variable}: it takes ${SHORTEST} characters or more for a new key`,
    vi: `${variable}: mật khẩu của khóa mới cần ít nhất ${SHORTEST} ký tự`,
  });
}

const VARIABLES: Readonly<Record<Role, readonly [string, ...string[]]>> = {
  publish: ['BLUEZONE_KIOSK_PASSPHRASE'],
  root: ['BLUEZONE_KIOSK_ROOT_PASSPHRASE', 'BLUEZONE_KIOSK_PASSPHRASE'],
};

const noTerminal = (role: Role) => ({
  en: `there is no terminal to ask for the passphrase: set ${VARIABLES[role][0]}`,
  vi: `không có cửa sổ lệnh để hỏi mật khẩu: hãy đặt biến ${VARIABLES[role][0]}`,
});

const SHORTEST = 8;
const MOST_TRIES = 3;

const words = {
  vi: {
    of: {
      publish: (key: string) => `Mật khẩu của khóa xuất bản ${key}:`,
      root: (key: string) => `Mật khẩu của khóa gốc ${key}:`,
    },
    new: {
      publish: 'Đặt mật khẩu cho khóa xuất bản, dùng hằng ngày trên máy này (mất mật khẩu là mất khóa):',
      root: 'Đặt mật khẩu riêng cho khóa gốc, cất trên USB, mỗi năm dùng một lần (mất mật khẩu là mất khóa):',
    },
    again: 'Gõ lại mật khẩu:',
    short: `Cần ít nhất ${SHORTEST} ký tự.`,
    differ: 'Hai lần gõ không giống nhau.',
    same: 'Khóa gốc cần mật khẩu khác: ai nghe được mật khẩu hằng ngày thì vẫn không mở được khóa gốc.',
    wrong: (left: number) => `Sai mật khẩu; còn ${left} lần thử.`,
  },
  en: {
    of: {
      publish: (key: string) => `Passphrase of the publishing key ${key}:`,
      root: (key: string) => `Passphrase of the root key ${key}:`,
    },
    new: {
      publish: 'A passphrase for the publishing key, used every day on this machine (lost, the key is lost):',
      root: 'Another one for the root key, kept on the stick, used once a year (lost, the key is lost):',
    },
    again: 'The same once more:',
    short: `It takes ${SHORTEST} characters or more.`,
    differ: 'These were not the same.',
    same: 'The root key needs another one: who overhears that of every day must not open the root key.',
    wrong: (left: number) => `That is not it; ${left === 1 ? '1 try is' : `${left} tries are`} left.`,
  },
} as const satisfies Record<Lang, object>;
