import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../fakes/player.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe('the built check', () => {
  it('has its WebAssembly beside it, and reads media and codes with it', () => {
    expect(readdirSync(path.join(root, 'out/main'))).toEqual(
      expect.arrayContaining(['MediaInfoModule.wasm', 'zxing_reader.wasm']),
    );
    const { status, stdout } = runCli(['check', path.join(root, 'media/playlist.json'), '--no-flashing', '--json']);
    const { ok, faults } = JSON.parse(stdout) as { ok: boolean; faults: { code: string }[] };

    expect([status, ok]).toEqual([0, true]);
    expect(faults.map(({ code }) => code)).toEqual(['QR_NEAR_ONLY']);
  });
});
