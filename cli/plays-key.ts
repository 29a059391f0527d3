import { exitCodes } from '../core/exit-codes.ts';
import type { Words } from '../core/words.ts';
import { publicTextOf } from '../player/journal/seals.ts';
import { peekMachineKey } from '../player/trust/machine-key.ts';
import { Refused, type CommandLine } from './command-line.ts';
import { dataDirOf } from './journal-in.ts';

/** `bluezone-kiosk plays key`: the public key by which this machine seals what it has shown, to be written into `screens.csv`. */
export async function printKey({ values, lang }: CommandLine<'plays'>): Promise<number> {
  const dataDir = dataDirOf(values['data-dir']);
  const key = await peekMachineKey(dataDir);
  if (key === undefined) throw noKey(dataDir);
  const text = publicTextOf(key);
  if (values.json) process.stdout.write(`${JSON.stringify({ publicKey: text })}\n`);
  else {
    process.stdout.write(`${text}\n`);
    // On its own, for whoever takes the key from stdout.
    process.stderr.write(`${whereTo[lang]}\n`);
  }
  return exitCodes.ok;
}

const whereTo: Words = {
  en: 'Write it into the column "public key" of screens.csv, in the rows of the screens of this machine.',
  vi: 'Ghi khóa này vào cột "khóa công khai" của screens.csv, ở dòng của các màn hình nối với máy này.',
};

function noKey(dataDir: string): Refused {
  const words = {
    en: `no key in ${dataDir}: the player makes it when it first starts; name its folder with --data-dir`,
    vi: `chưa có khóa trong ${dataDir}: trình phát tạo khóa khi chạy lần đầu; nêu đúng thư mục bằng --data-dir`,
  };
  return new Refused(words, { exitCode: exitCodes.dataDirUnusable });
}
