import { isAbsolute, relative } from 'node:path';
import type { Words } from '../../core/words.ts';
import { ffmpegCommand } from './ffmpeg.ts';
import type { MediaFacts } from './media-facts.ts';

/** Where the command that mends a file is run. */
export interface Shell {
  readonly platform: NodeJS.Platform;
  /** The folder that names are relative to. */
  readonly cwd: string;
}

/** A file as it is named where a command is run: relative to there when it lies below, else in full. */
export function nameFrom(cwd: string, path: string): string {
  const name = relative(cwd, path);
  return name.startsWith('..') || isAbsolute(name) ? path : name;
}

/**
 * How to make of a file one that plays, and what to do then.
 *
 * @param name  as it is found from where the command is run
 */
export function conversion(name: string, facts: MediaFacts, platform: NodeJS.Platform, then: Words): Words {
  const command = ffmpegCommand(name, facts, platform);
  return { en: `convert it: ${command}; then ${then.en}`, vi: `chuyển đổi bằng lệnh: ${command}; sau đó ${then.vi}` };
}

/** A folder that is played without a playlist shows all that lies in it. */
export const removeOld: Words = {
  en: 'take the old file out of the folder',
  vi: 'bỏ tệp cũ khỏi thư mục',
};
