import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { digest } from '../../cli/digest.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { said } from './said.ts';

const SCRIPT = 'customElements.define("a-b", class extends HTMLElement {})';

/** A folder, and the command with a built page in it. */
async function desk() {
  const dir = await tempDir();
  const built = path.join(await tempDir(), 'digest.html');
  await writeFile(
    built,
    `<!doctype html><html lang="vi"><head><meta charset="utf-8" /></head><script>${SCRIPT}</script>`,
  );
  const at = (name: string) => path.join(dir, name);
  return { dir, at, run: (...args: readonly string[]) => said((given) => digest(given, built), args) };
}

describe('digest', () => {
  it('writes the page, which its own policy lets ask for nothing', async () => {
    const { at, run } = await desk();
    const { exitCode, stderr } = await run('--out', at('doc ma.html'));

    expect([exitCode, stderr]).toEqual([exitCodes.ok, expect.stringContaining('written')]);
    const html = await readFile(at('doc ma.html'), 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`);
    expect(policy).not.toMatch(/connect-src|unsafe|https?:|\*/);
  });

  it.each([
    [['--lang', 'vi'], '<html lang="vi" data-lang="vi">'],
    [['--lang', 'en'], '<html lang="en" data-lang="en">'],
    [[], '<html lang="vi">'],
  ])('has the page open in the language that was asked for: %j', async (args, head) => {
    const { at, run } = await desk();
    await run('--out', at('a.html'), ...args);

    expect(await readFile(at('a.html'), 'utf8')).toContain(head);
  });

  it('writes over nothing unless it is told to', async () => {
    const { at, run } = await desk();
    await writeFile(at('a.html'), 'mine');

    expect(await run('--out', at('a.html'))).toMatchObject({ exitCode: exitCodes.usage });
    expect(await readFile(at('a.html'), 'utf8')).toBe('mine');
    expect(await run('--out', at('a.html'), '--force')).toMatchObject({ exitCode: exitCodes.ok });
    expect(await readFile(at('a.html'), 'utf8')).toContain('<!doctype html>');
  });

  it.each([
    [[], 'phải nêu tệp'],
    [['--out', 'nowhere/a.html'], 'không có thư mục'],
    [['--out', 'a.pdf'], 'tệp có đuôi .html'],
  ])('says in Vietnamese what is wrong with %j', async (args, words) => {
    const { dir, run } = await desk();
    const { exitCode, stderr } = await run(...args, '--lang', 'vi');

    expect([exitCode, stderr]).toEqual([exitCodes.usage, expect.stringContaining(words)]);
    expect(await readdir(dir)).toEqual([]);
  });
});
