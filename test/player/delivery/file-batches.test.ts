import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { packBatch } from '../../../player/delivery/batch.ts';
import { fileBatches, type FolderWorld } from '../../../player/delivery/file-batches.ts';
import { canMount, mount } from '../../fakes/small-disk.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { batchOf, CHAIN } from './sealed-batch.ts';
import { seqsIn } from './taking-server.ts';

const batch = await packBatch(batchOf(1, 3));
const file = `${CHAIN}/000000000001-000000000003.jsonl.gz`;
const never = new AbortController().signal;
const taken = { kind: 'acknowledged' };

describe('a folder', () => {
  it('gets whole files, and nothing beside them', async () => {
    const dir = await tempDir();
    const destination = fileBatches(dir);

    expect(await destination.bring(batch, never)).toEqual(taken);
    expect(await destination.bring(batch, never)).toEqual(taken);
    expect(await readdir(path.join(dir, CHAIN))).toEqual([path.basename(file)]);
    expect(seqsIn(await readFile(path.join(dir, file)))).toEqual([1, 2, 3]);
    expect(destination.name).toBe(dir);
  });

  it('is not made where a stick is not plugged in', async () => {
    const dir = path.join(await tempDir(), 'usb');

    expect(await fileBatches(dir).bring(batch, never)).toEqual({
      kind: 'failed',
      reason: 'the folder is not there',
    });
    await mkdir(dir);
    expect(await fileBatches(dir).bring(batch, never)).toEqual(taken);
  });

  it('is no file', async () => {
    const note = path.join(await tempDir(), 'note');
    await writeFile(note, '');

    expect(await fileBatches(note).bring(batch, never)).toMatchObject({ kind: 'refused' });
  });

  describe('that lies on what is mounted', () => {
    /** A disk whose folder is on what is mounted where it is told, if anything is. */
    const disk = (mounted: { at: string }): NonNullable<FolderWorld['disk']> => ({
      mountOf: () => Promise.resolve(mounted.at),
      write: () => Promise.resolve(),
    });
    const gone = { kind: 'failed', reason: 'nothing is mounted at /mnt/share, where it was before' };

    it('is not the empty place that is left when that is gone, also for the next player', async () => {
      const [folder, dir] = [await tempDir(), await tempDir()];
      const mounted = { at: '/mnt/share' };
      const world = { disk: disk(mounted), keptAt: path.join(dir, 'report-folder.json') };
      const destination = fileBatches(folder, world);
      expect(await destination.bring(batch, never)).toEqual(taken);
      mounted.at = '/';

      expect(await destination.bring(batch, never)).toEqual(gone);
      expect(await fileBatches(folder, world).bring(batch, never)).toEqual(gone);
      mounted.at = '/mnt/share';
      expect(await destination.bring(batch, never)).toEqual(taken);
    });

    it('may come to be mounted later, and be another folder', async () => {
      const [folder, dir] = [await tempDir(), await tempDir()];
      const mounted = { at: '/' };
      const world = { disk: disk(mounted), keptAt: path.join(dir, 'report-folder.json') };
      const destination = fileBatches(folder, world);
      expect(await destination.bring(batch, never)).toEqual(taken);
      mounted.at = '/mnt/share';
      expect(await destination.bring(batch, never)).toEqual(taken);
      mounted.at = '/';

      expect(await destination.bring(batch, never)).toEqual(gone);
      expect(await fileBatches(await tempDir(), world).bring(batch, never)).toEqual(taken);
    });

    it.skipIf(!canMount)('is known by the disk itself', async () => {
      const share = await tempDir();
      mount('-t', 'tmpfs', '-o', 'size=1m', 'bluezone-test', share);
      onTestFinished(() => void spawnSync('umount', ['-l', share]));
      const folder = path.join(share, 'plays');
      await mkdir(folder);
      const destination = fileBatches(folder);
      expect(await destination.bring(batch, never)).toEqual(taken);
      spawnSync('umount', ['-l', share]);
      await mkdir(folder);

      expect(await destination.bring(batch, never)).toMatchObject({
        kind: 'failed',
        reason: `nothing is mounted at ${share}, where it was before`,
      });
      expect(await readdir(folder)).toEqual([]);
    });
  });

  describe('that answers no more, as of a server that is gone', () => {
    it('is waited for no longer than a while, and asked nothing else meanwhile', async () => {
      let [asked, waits] = [0, 0];
      let answer = () => {};
      const write = () => new Promise<void>((resolve) => void (asked++, (answer = resolve)));
      const destination = fileBatches(await tempDir(), {
        disk: { mountOf: () => Promise.resolve('/mnt/share'), write },
        sleep: () => expect.poll(() => asked).toBe(++waits),
      });

      const late = { kind: 'failed', reason: 'the folder does not answer within 120 s' };
      expect(await destination.bring(batch, never)).toEqual(late);
      expect(await destination.bring(batch, never)).toEqual({ kind: 'failed', reason: 'the folder does not answer' });
      expect(asked).toBe(1);
      answer();
      await expect.poll(() => destination.bring(batch, never)).toEqual(late);
      expect(asked).toBe(2);
    });

    it('does not keep the player from its end', async () => {
      const ending = new AbortController();
      const write = () => new Promise<void>(() => ending.abort());
      const destination = fileBatches(await tempDir(), { disk: { mountOf: () => Promise.resolve('/mnt'), write } });

      expect(await destination.bring(batch, ending.signal)).toEqual({ kind: 'failed', reason: 'stopped' });
    });
  });
});
