import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newRecord, type UpdateRecord } from '../../core/update.ts';
import { createKeptProgram } from '../../update/kept-program.ts';
import { toldOf } from '../../update/told.ts';
import { openUpdateRecords, peekUpdateRecord } from '../../update/update-record.ts';
import { tempDir } from '../fakes/temp-dir.ts';

const attempt = { from: '1', to: '2', begunAt: 1000, tries: 1, before: { isSafe: false, hasDisplay: true } };

describe('the program that is kept apart', () => {
  async function aProgram() {
    const dir = await tempDir();
    const [node, script, kept] = ['node', 'updater.js', 'kept'].map((name) => path.join(dir, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(node, 'node 1', { mode: 0o755 });
    await writeFile(script, 'updater 1');
    return { dir, node, kept, program: createKeptProgram(kept, { node, script }) };
  }

  it('is the old one still when the package was replaced, as dpkg replaces files', async () => {
    const { dir, node, kept, program } = await aProgram();
    expect(await program.keep()).toEqual({ kind: 'done' });
    await writeFile(path.join(dir, 'node.dpkg-new'), 'node 2');
    await rename(path.join(dir, 'node.dpkg-new'), node);

    expect(await readFile(path.join(kept, 'node'), 'utf8')).toBe('node 1');
    expect(statSync(path.join(kept, 'node')).mode & 0o111).toBe(0o111);
    expect(existsSync(path.join(kept, 'whole'))).toBe(true);
  });

  it('stays as it is when it is kept again, for it may be what runs; and goes', async () => {
    const { node, kept, program } = await aProgram();
    await program.keep();
    await writeFile(`${node}.new`, 'node 2');
    await rename(`${node}.new`, node);
    await program.keep();
    expect(readFileSync(path.join(kept, 'node'), 'utf8')).toBe('node 1');

    await program.letGo();
    expect(existsSync(kept)).toBe(false);
  });

  it('says why it cannot be kept, and leaves no mark', async () => {
    const dir = await tempDir();
    const kept = path.join(dir, 'kept');
    const program = createKeptProgram(kept, { node: path.join(dir, 'none'), script: path.join(dir, 'none') });

    expect(await program.keep()).toMatchObject({ kind: 'failed' });
    expect(existsSync(path.join(kept, 'whole'))).toBe(false);
  });
});

describe('the record of updates', () => {
  it.each<UpdateRecord>([
    newRecord,
    { ...newRecord, state: { kind: 'installing', attempt }, screen: { id: 'hall', timeZone: 'Asia/Ho_Chi_Minh' } },
    { ...newRecord, state: { kind: 'judging', attempt } },
    { ...newRecord, state: { kind: 'unseen', attempt } },
    { ...newRecord, state: { kind: 'going-back', attempt, why: 'it stands still' }, bad: ['3'], previous: '1' },
    { ...newRecord, state: { kind: 'going-back', attempt, why: undefined } },
    { ...newRecord, last: { kind: 'updated', at: 1, from: '1', to: '2' } },
    { ...newRecord, last: { kind: 'went-back', at: 1, from: '1', to: '2', why: undefined } },
    { ...newRecord, looked: { kind: 'nothing', at: 1 } },
    { ...newRecord, looked: { kind: 'waits', at: 1, version: '2' } },
    { ...newRecord, looked: { kind: 'not-taken', at: 1, why: 'NO_PUBKEY' } },
    { ...newRecord, last: { kind: 'stuck', at: 1, from: '1', to: '2', why: 'no room' } },
  ])('is read back as it was kept: %j', async (record) => {
    const file = path.join(await tempDir(), 'update.json');
    const records = openUpdateRecords(file);
    await records.keep(record);

    expect(await records.read()).toEqual(record);
    expect(await peekUpdateRecord(file)).toEqual(record);
  });

  it('begins anew where there is none; a damaged one is replaced by the one before', async () => {
    const file = path.join(await tempDir(), 'state', 'update.json');
    const records = openUpdateRecords(file);
    expect(await records.read()).toEqual(newRecord);

    await mkdir(path.dirname(file), { recursive: true });
    await records.keep({ ...newRecord, bad: ['2'] });
    await records.keep({ ...newRecord, bad: ['2', '3'] });
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 40));
    expect((await records.read()).bad).toEqual(['2']);
  });
});

describe('what people are told of updates', () => {
  const wentBack: UpdateRecord = { ...newRecord, last: { kind: 'went-back', at: 0, from: '1', to: '2', why: 'dark' } };

  it('is nothing after one that went well, or that a person took back', () => {
    expect(toldOf(newRecord)).toBeUndefined();
    expect(toldOf({ ...newRecord, last: { kind: 'updated', at: 0, from: '1', to: '2' } })).toBeUndefined();
    expect(
      toldOf({ ...newRecord, last: { kind: 'went-back', at: 0, from: '1', to: '2', why: undefined } }),
    ).toBeUndefined();
  });

  it('is a version that was taken back, for as long as it is put out', () => {
    expect(toldOf(wentBack)).toMatchObject({ code: 'UPDATE_FAILED', message: 'version 2 was taken back to 1: dark' });
    expect(toldOf(wentBack, [{ version: '2', percent: 10 }])).toBeDefined();
    expect(toldOf(wentBack, [{ version: '2', percent: 0 }])).toBeUndefined();
    expect(toldOf(wentBack, [])).toBeUndefined();
  });
});
