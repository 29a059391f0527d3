import { existsSync } from 'node:fs';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { defaultDataDir } from '../player/data-dir.ts';
import { Refused } from './command-line.ts';

/** The absolute path of the data directory that is meant. */
export function dataDirOf(given: string | undefined): string {
  return path.resolve(given ?? defaultDataDir(process.env, process.platform));
}

/** The journal in a data directory. Throws `Refused` where no player has kept one. */
export function journalIn(given: string | undefined): string {
  const dataDir = dataDirOf(given);
  const file = path.join(dataDir, 'journal.sqlite');
  if (existsSync(file)) return file;
  const words = {
    en: `no journal in ${dataDir}: no player has played there; name its folder with --data-dir`,
    vi: `không có nhật ký phát trong ${dataDir}: chưa có trình phát nào chạy ở đó; nêu đúng thư mục bằng --data-dir`,
  };
  throw new Refused(words, { exitCode: exitCodes.dataDirUnusable });
}
