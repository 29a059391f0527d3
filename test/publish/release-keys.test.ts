import { cp, readFile, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readKeyFolder } from '../../publish/keys/key-folder.ts';
import { initKeys, addKey } from '../../publish/keys/keys.ts';
import { rotateKeys } from '../../publish/keys/rotate.ts';
import { approve, readAwaiting } from '../../publish/release/approve.ts';
import { publish, holdOn } from '../../publish/release/publish.ts';
import { verify } from '../../publish/release/verify.ts';
import { useReleaseStand } from './release-stand.ts';

const { at, world, keyWorld, check, options, poster, write, payload, go, now } = useReleaseStand();

describe('keys', () => {
  it('opens with no other passphrase', async () => {
    await write([poster('a.png')]);
    const wrong = { ...world, passphrase: () => Promise.resolve('khác') };

    await expect(publish(at('sources'), options(), check, wrong)).rejects.toThrow('does not open');
  });

  it('never lie on the disk in the open', async () => {
    for (const { file } of (await readKeyFolder(at('keys'))).keys) {
      const text = await readFile(at('keys', file), 'utf8');
      expect(text).not.toMatch(/PRIVATE|"private"|302e0201/i);
    }
  });

  it('are replaced by a new one that screens follow, and that the old one cannot publish beside', async () => {
    await write([poster('a.png')]);
    await go();
    await cp(at('keys'), at('old'), { recursive: true });
    expect(await rotateKeys(at('keys'), rotation(), keyWorld)).toMatchObject({ trust: { version: 2, epoch: 0 } });

    expect(await go()).toMatchObject({ revision: 2, verdict: { ok: true, trust: { version: 2 } } });

    await rm(at('old', 'published.json'));
    await expect(publish(at('sources'), options({ keys: at('old') }), check, world)).rejects.toThrow(
      'has none of the publishing keys',
    );
    await publish(at('sources'), options({ keys: at('old'), out: at('theirs') }), check, world);
    await cp(at('theirs', 'playlist.json'), at('public', 'playlist.json'));
    expect(await verify(at('public'), at('keys', 'trust', '1.json'), world)).toMatchObject({
      ok: false,
      faults: [{ code: 'BAD_SIGNATURE' }],
    });
  });

  it('begin a new epoch when one was stolen', async () => {
    await write([poster('a.png')]);
    await go();
    await rotateKeys(at('keys'), rotation({ isStolen: true }), keyWorld);

    expect(await go()).toMatchObject({ epoch: 1, verdict: { ok: true } });
    expect(await payload()).toMatchObject({ epoch: 1, trust: 2 });
  });

  it('can ask for two people, of whom the second sees what changes before it goes out', async () => {
    const second = await addKey(at('second'), 'Người thứ hai', keyWorld);
    await rotateKeys(
      at('keys'),
      rotation({ add: [{ public: second.public, name: 'Người thứ hai' }], threshold: 2 }),
      keyWorld,
    );
    await write([poster('a.png')]);

    expect(await go()).toMatchObject({ missing: 1, verdict: undefined });
    await expect(readFile(at('public', 'playlist.json'))).rejects.toThrow('ENOENT');

    const waiting = await readAwaiting(at('public'), now());
    expect(waiting).toMatchObject({ revision: 1, changes: [{ added: ['a.png'] }] });
    await expect(approve(at('public'), at('keys'), waiting, world)).rejects.toThrow('signed it already');
    expect(await approve(at('public'), at('second'), waiting, world)).toMatchObject({
      missing: 0,
      verdict: { ok: true },
    });
    await expect(readAwaiting(at('public'), now())).rejects.toThrow('nothing waits');
    // Taking content down is for one alone.
    expect(await holdOn(undefined, options(), world)).toMatchObject({ missing: 0, verdict: { ok: true } });
  });

  it('keep those of another channel out of a folder', async () => {
    await write([poster('a.png')]);
    await go();
    await initKeys(at('khac'), { channel: 'khac', name: 'x' }, keyWorld);

    await expect(publish(at('sources'), options({ keys: at('khac') }), check, world)).rejects.toThrow(
      'holds the channel "tinh", but these keys are for "khac"',
    );
    await expect(initKeys(at('keys'), { channel: 'tinh', name: 'x' }, keyWorld)).rejects.toThrow('holds keys already');
  });
});

function rotation(more: Partial<Parameters<typeof rotateKeys>[1]> = {}): Parameters<typeof rotateKeys>[1] {
  return { add: [], remove: [], newRoot: false, isStolen: false, ...more };
}
