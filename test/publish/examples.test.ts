import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { explain } from '../../cli/explain.ts';
import { timeline } from '../../cli/timeline.ts';
import { exitCodes } from '../../core/exit-codes.ts';

const root = path.resolve(import.meta.dirname, '../..');
const commands = { explain, timeline };

/** What the page shows on a terminal: each command line, and what was answered to it. */
const shown = [...readFileSync(path.join(root, 'docs/examples.md'), 'utf8').matchAll(/```console\n(.*?)\n```/gs)]
  .flatMap(([, block = '']) => block.split(/^\$ bluezone-kiosk /m).slice(1))
  .map((one): readonly [string, string] => {
    const [line = '', ...answer] = one.trimEnd().split('\n');
    return [line, answer.join('\n')];
  });

describe('docs/examples.md', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it('shows something of all ten', () => {
    expect(new Set(shown.map(([line]) => line.split(' ')[1])).size).toBe(10);
  });

  it.each(shown)('tells what the player tells: %s', async (line, answer) => {
    vi.stubEnv('LC_ALL', 'en_US.UTF-8');
    const written: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const [command = '', file = '', ...args] = line.split(' ');

    const exitCode = await commands[command as keyof typeof commands]([path.join(root, file), ...args]);

    expect({ exitCode, answer: written.join('').trimEnd() }).toEqual({ exitCode: exitCodes.ok, answer });
  });
});
