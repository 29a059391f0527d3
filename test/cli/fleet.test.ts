import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fleet } from '../../cli/fleet.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { agentOf, combined, common } from '../report/fleet/fleet-logs.ts';
import { said } from './said.ts';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(path.join(tmpdir(), 'fleet-'))));
afterEach(() => rmSync(dir, { recursive: true }));
const written = (name: string, text: string) => {
  writeFileSync(path.join(dir, name), text);
  return path.join(dir, name);
};
const AT = ['--at', '2026-11-22T15:40:00+07:00'];
const log = () => written('access.log', `${combined({ agent: agentOf('lobby') })}\n`);

describe('fleet', () => {
  it('writes the page, over the one before, and tells it in a few lines', async () => {
    const out = written('fleet.html', 'the one before');
    const { exitCode, stdout } = await said(fleet, [log(), '--out', out, ...AT]);

    expect(exitCode).toBe(exitCodes.ok);
    expect(stdout).toMatch(/1 {2}Alive/);
    expect(readFileSync(out, 'utf8')).toMatch(/^<!doctype html>/);
    expect(readdirSync(dir).sort()).toEqual(['access.log', 'fleet.html']);
  });

  it('answers scripts, with the register', async () => {
    const register = written('screens.csv', 'id,name,district\nlobby,Bến xe,Huyện Cao Lộc\ngone,Chợ,Huyện Cao Lộc\n');
    const { stdout } = await said(fleet, [log(), '--json', '--screens', register, ...AT]);

    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      out: null,
      counts: { alive: 1, never: 1 },
      places: { district: [{ place: 'Huyện Cao Lộc', screens: 2, alive: 1, never: 1 }] },
    });
  });

  it('finds the files that a star stands for, where the shell has not, as on Windows', async () => {
    written('u_ex261121.log', `${combined({ agent: agentOf('lobby'), minutesAgo: 600 })}\n`);
    written('u_ex261122.log', `${combined({ agent: agentOf('hall') })}\n`);
    written('other.log', `${combined({ agent: agentOf('other') })}\n`);
    const { stdout } = await said(fleet, [path.join(dir, 'u_ex*.log'), '--json', ...AT]);

    expect(JSON.parse(stdout)).toMatchObject({ screens: [{ id: 'lobby' }, { id: 'hall' }] });
  });

  it('leaves the page as it is when the logs tell nothing, and says why', async () => {
    const out = written('fleet.html', 'the one before');
    const bare = written('common.log', `${common()}\n`);
    const { exitCode, stderr } = await said(fleet, [bare, '--out', out, '--lang', 'vi', ...AT]);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(stderr).toContain('không ghi User-Agent');
    expect(readFileSync(out, 'utf8')).toBe('the one before');
  });

  it.each([
    [[], exitCodes.usage, 'name the access logs'],
    [['gone.log'], exitCodes.faulty, 'there is no such file'],
    [['gone*.log'], exitCodes.faulty, 'there is no such file'],
    [['.'], exitCodes.usage, 'is a folder'],
    [['-', '--poll-interval', '0'], exitCodes.usage, '--poll-interval: must be 5 to 86400 seconds'],
    [['-', '--at', 'yesterday'], exitCodes.usage, '--at: must be'],
  ])('refuses %j before it reads anything', async (args, code, words) => {
    const { exitCode, stderr } = await said(fleet, args);

    expect([exitCode, stderr]).toEqual([code, expect.stringContaining(words)]);
  });

  it.each([
    ['id\nlobby\nlobby\n', /\/so\.csv, row 3: .*twice/],
    ['PK\x03\x04…', /\/so\.csv must be a CSV file, and this is a workbook/],
  ])('names the register in which something is wrong: %j', async (text, words) => {
    const { exitCode, stderr } = await said(fleet, [log(), '--screens', written('so.csv', text)]);

    expect([exitCode, stderr]).toEqual([exitCodes.faulty, expect.stringMatching(words)]);
  });

  it('writes a page under the name of a page only', async () => {
    const { exitCode, stderr } = await said(fleet, [log(), '--out', path.join(dir, 'fleet.txt')]);

    expect([exitCode, stderr]).toEqual([exitCodes.usage, expect.stringContaining('a file that ends in .html')]);
  });

  it('does not write over a log, and tells scripts of a register that is not there', async () => {
    const file = log();

    expect((await said(fleet, [file, '--out', file])).stderr).toContain('is a log that is read');
    const { exitCode, stdout } = await said(fleet, [file, '--screens', path.join(dir, 'no.csv'), '--json']);
    expect(exitCode).toBe(exitCodes.faulty);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false });
  });
});
