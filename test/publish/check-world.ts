import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check, type CheckOptions, type CheckWorld, type Report } from '../../publish/check/check.ts';
import { usualViewing } from '../../publish/check/viewing.ts';

/** A Friday in the middle of a working day in Việt Nam. */
export const FRIDAY = Date.parse('2026-11-20T10:00:00+07:00');

export const usualOptions: CheckOptions = { at: () => FRIDAY, viewing: usualViewing, media: true, mostBytes: 2 ** 30 };

export const usualWorld: CheckWorld = {
  fetch: globalThis.fetch,
  limits: { headersMs: 2_000 },
  platform: 'linux',
  cwd: '/nowhere',
  progress: () => undefined,
};

/** What a file of a folder holds: bytes, text, or what is written as JSON. */
export type Content = Uint8Array | string | object;

export interface Bench {
  /** A new folder with these files; returns its path. */
  folder(files: Readonly<Record<string, Content>>): string;
  /** Checks a playlist with these files beside it; an object is written as JSON. */
  check(playlist: Content, files?: Readonly<Record<string, Content>>, options?: Partial<CheckOptions>): Promise<Report>;
  clear(): void;
}

/** Folders of files to be checked, gone when the tests are over. */
export function openBench(): Bench {
  const root = mkdtempSync(path.join(tmpdir(), 'check-'));
  let count = 0;
  const folder: Bench['folder'] = (files) => {
    const dir = path.join(root, String(++count));
    mkdirSync(dir);
    for (const [name, content] of Object.entries(files)) {
      const bytes =
        content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content, null, 1);
      writeFileSync(path.join(dir, name), bytes);
    }
    return dir;
  };
  return {
    folder,
    check: (playlist, files = {}, options = {}) =>
      check(
        path.join(folder({ ...files, 'playlist.json': playlist }), 'playlist.json'),
        { ...usualOptions, ...options },
        usualWorld,
      ),
    clear: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A real media file, made by ffmpeg from a test pattern of half a second. */
export function ffmpeg(file: string, ...args: readonly string[]): void {
  const input = ['-f', 'lavfi', '-i', 'testsrc2=size=160x120:rate=25:duration=0.48'];
  execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...input, ...args, file], { stdio: 'pipe' });
}

/** What is said of a report's findings, `CODE place`, in order. */
export function told({ findings }: Report): readonly string[] {
  return findings.map(({ code, place }) => `${code} ${place}`.trim());
}
