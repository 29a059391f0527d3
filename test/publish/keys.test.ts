import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { usualViewing } from '../../publish/check/viewing.ts';
import { chainOf } from '../../publish/keys/chain.ts';
import { makeKey } from '../../publish/keys/key-file.ts';
import { readKeyFolder, writeTrusts } from '../../publish/keys/key-folder.ts';
import { addKey, initKeys, signersFor, type Wanted } from '../../publish/keys/keys.ts';
import { askLiveTrust } from '../../publish/keys/live-trust.ts';
import { firstTrust, sealTrust } from '../../publish/keys/make-trust.ts';
import { rotateKeys, type Rotation } from '../../publish/keys/rotate.ts';
import { publish, type PublishWorld } from '../../publish/release/publish.ts';
import { verify } from '../../publish/release/verify.ts';
import { startStand } from '../fakes/by-hand.ts';
import { file, startFaultServer, status } from '../fakes/fault-server.ts';
import { pngBytes } from '../fakes/png.ts';
import { serveFolder } from '../fakes/serve-folder.ts';
import { tempDir } from '../fakes/temp-dir.ts';

let dir: string;
const at = (...names: readonly string[]) => path.join(dir, ...names);
const passphraseFor = (wanted: Wanted) =>
  Promise.resolve((wanted.kind === 'new' ? wanted.role : wanted.key.role) === 'root' ? 'gốc, trong két' : 'hằng ngày');
const world: PublishWorld = {
  ...{ fetch, platform: process.platform, cwd: process.cwd(), progress: () => undefined },
  ...{ passphrase: passphraseFor, now: Date.now, scryptN: 2 ** 14 },
};
const check = { at: Date.now, viewing: usualViewing, media: false, mostBytes: Infinity };
const go = (more: object = {}) =>
  publish(
    at('sources'),
    { out: at('public'), keys: at('keys'), live: undefined, register: undefined, ...more },
    check,
    world,
  );
const init = (folder = 'keys', rootDir?: string) =>
  initKeys(at(folder), { channel: 'tinh', name: 'Sở', rootDir }, world);
const rotate = (folder: string, more: Partial<Rotation> = {}) =>
  rotateKeys(at(folder), { add: [], remove: [], newRoot: false, isStolen: false, ...more }, world);

/** All that lies in a folder, by its name. */
async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const names = files.map((one) => path.join(one.parentPath, one.name)).toSorted();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(name, 'hex')] as const)));
}

beforeEach(async () => {
  dir = await tempDir();
  await mkdir(at('sources'));
  await writeFile(at('sources', 'a.png'), pngBytes(1, { width: 64, height: 36 }));
});

describe('the root key', () => {
  it('opens with a passphrase of its own, and not with that of every day', async () => {
    expect(await init()).toMatchObject({ isOnePassphrase: false });
    const folder = await readKeyFolder(at('keys'));
    const { trust } = chainOf(folder);
    const open = (role: 'root' | 'publish', passphrase: string) =>
      signersFor(folder, role, trust[role], { ...world, passphrase: () => Promise.resolve(passphrase) });

    await expect(open('root', 'hằng ngày')).rejects.toThrow('the root key has one of its own');
    expect(await open('root', 'gốc, trong két')).toMatchObject([{ role: 'root' }]);
    expect(await open('publish', 'hằng ngày')).toMatchObject([{ role: 'publish' }]);
  });

  it('can be made on the stick, with the trust files beside it', async () => {
    await init('keys', at('usb'));

    expect(await readdir(at('usb'))).toEqual([expect.stringMatching(/^root-.*\.key\.json$/), 'trust']);
    expect(await readdir(at('keys'))).not.toContainEqual(expect.stringMatching(/^root-/));
    expect(await readFile(at('usb', 'trust', '1.json'))).toEqual(await readFile(at('keys', 'trust', '1.json')));
    await expect(init('others', at('usb'))).rejects.toThrow('usb holds keys already (channel tinh)');
  });

  it('is looked for on the stick where it is not with the others', async () => {
    await init('keys', at('usb'));
    const second = await addKey(at('second'), 'B', world);

    await expect(rotate('keys', { add: [second], threshold: 2 })).rejects.toThrow(/name its folder: --root FOLDER/);
    expect(await rotate('keys', { add: [second], threshold: 2, rootDir: at('usb') })).toMatchObject({
      ...{ isBesideRoot: true, trust: { version: 2 } },
    });
    expect(await readdir(at('usb', 'trust'))).toEqual(['1.json', '2.json']);
  });

  it('is enough on a stick that takes no file more', async () => {
    await init('keys', at('usb'));
    await rm(at('usb', 'trust'), { recursive: true });
    await symlink(at('nowhere', 'trust'), at('usb', 'trust'));

    expect(await rotate('keys', { rootDir: at('usb') })).toMatchObject({ isBesideRoot: false, trust: { version: 2 } });
  });
});

it('a passphrase is asked for before anything long begins, as often as the world lets it', async () => {
  await init();
  await writeFile(at('sources', 'broken.mp4'), 'not a clip');
  const asked: number[] = [];
  const guess = (wanted: Wanted) => {
    asked.push(wanted.kind === 'open' ? wanted.triesLeft : 0);
    return Promise.resolve('sai');
  };
  const options = { out: at('public'), keys: at('keys'), live: undefined, register: undefined };
  const guessing = { ...world, passphrase: guess, tries: () => 3 };

  await expect(publish(at('sources'), options, { ...check, media: true }, guessing)).rejects.toThrow('does not open');
  expect(asked).toEqual([3, 2, 1]);
});

describe('a folder of keys that was lost', () => {
  beforeEach(async () => {
    await init('keys', at('usb'));
  });

  it('is made anew from the stick, and goes on from what is live, on screens that know the channel', async () => {
    await go({ bundle: at('1.bundle') });
    const stand = await startStand({ trust: at('public', 'trust', '1.json') });
    expect(await stand.take(at('1.bundle'))).toMatchObject({ state: 'taken', playlist: { revision: 1 } });
    await rename(at('public'), at('www'));
    await rm(at('keys'), { recursive: true });

    const { files, isCounting } = await rotate('new', { rootDir: at('usb') });
    expect(isCounting).toBe(false);
    expect(files).toEqual([expect.stringMatching(/^publish-.*\.key\.json$/), 'trust/1.json', 'trust/2.json']);
    await writeFile(at('sources', 'a.png'), pngBytes(2, { width: 64, height: 36 }));
    await expect(go({ keys: at('new') })).rejects.toThrow(/does not know which revision .* --live/s);
    await expect(readdir(at('public'))).rejects.toThrow('ENOENT');
    const live = await serveFolder(at('www'));
    expect(await go({ keys: at('new'), live, bundle: at('2.bundle') })).toMatchObject({ revision: 2 });

    expect(await stand.take(at('2.bundle'))).toMatchObject({ state: 'taken', playlist: { id: 'tinh', revision: 2 } });
  });

  it('is made anew from the server where the stick has the root key alone', async () => {
    await go();
    await rm(at('usb', 'trust'), { recursive: true });

    await expect(rotate('new', { rootDir: at('usb') })).rejects.toThrow(
      /neither the folder of keys nor .*usb has the trust files of the channel: name where it is live, --live/,
    );
    const url = await serveFolder(at('public'));
    const live = await askLiveTrust(url, fetch);
    expect(await rotate('new', { rootDir: at('usb'), live })).toMatchObject({ trust: { version: 2 } });
    expect(await readdir(at('usb', 'trust'))).toEqual(['1.json', '2.json']);
    expect(await go({ keys: at('new'), live: url })).toMatchObject({ revision: 2, verdict: { ok: true } });
    expect(await verify(at('public'), at('keys', 'trust', '1.json'), world)).toMatchObject({ ok: true });

    await rm(at('public', 'trust'), { recursive: true });
    await expect(askLiveTrust(url, fetch)).rejects.toThrow(/there is no trust\/1\.json beside .*404/);
  });

  it('finds trust files beside what answers, where the address that is live sends on to it', async () => {
    await cp(at('keys'), at('old'), { recursive: true });
    await rotate('keys', { rootDir: at('usb') });
    await go();
    const server = await startFaultServer();
    onTestFinished(() => server.close());
    server.on('/latest/playlist.json', status(302, { location: '/week-47/playlist.json' }));
    for (const name of ['playlist.json', 'trust/1.json', 'trust/2.json'])
      server.on(`/week-47/${name}`, file(await readFile(at('public', name))));
    const live = server.url('/latest/playlist.json');

    expect((await askLiveTrust(live, fetch)).texts).toHaveLength(2);
    await expect(go({ keys: at('old'), out: at('other'), live })).rejects.toThrow('has none of the publishing keys');
  });

  it('signs nothing that a server has made up around its root key', async () => {
    const [mine] = (await readKeyFolder(at('usb'))).keys;
    const thief = makeKey('root', 'kẻ trộm');
    const trust = firstTrust('tinh', thief, makeKey('publish', 'kẻ trộm'), Date.now());
    const root = { keys: [...trust.root.keys, { public: mine?.key.public ?? '' }], threshold: 1 };
    await rm(at('usb', 'trust'), { recursive: true });
    const live = { where: 'http://live', texts: [sealTrust({ ...trust, root }, [thief])] };
    const before = await contentsOf(dir);

    await expect(rotate('new', { rootDir: at('usb'), live })).rejects.toThrow('somebody else has made it');
    expect(await contentsOf(dir)).toEqual(before);
  });

  it('goes on from the folder that was uploaded last', async () => {
    await go();
    await rotate('new', { rootDir: at('usb') });

    expect(await go({ keys: at('new') })).toMatchObject({ revision: 2, verdict: { ok: true, trust: { version: 2 } } });
  });

  it('begins the count anew with a new epoch, where nothing else is left', async () => {
    await go();
    await rotate('new', { rootDir: at('usb'), isStolen: true });

    expect(await go({ keys: at('new'), out: at('again') })).toMatchObject({ epoch: 1, revision: 1 });
  });

  it('needs no count where keys were added before the first release', async () => {
    await rotate('keys', { add: [await addKey(at('second'), 'B', world)], rootDir: at('usb') });

    expect(await go()).toMatchObject({ revision: 1, verdict: { ok: true } });
  });
});

describe("somebody else's keys", () => {
  beforeEach(async () => {
    await init('keys');
    await go();
    await initKeys(at('theirs'), { channel: 'tinh', name: 'Người khác' }, world);
  });

  it('publish nothing into a folder of the same channel, and say whose it is', async () => {
    const before = await contentsOf(at('public'));

    const refused = go({ keys: at('theirs') });
    await expect(refused).rejects.toThrow(/public is published with other keys: .*publishers Sở \([0-9a-f]{16}\)/);
    await expect(refused).rejects.toThrow(/theirs has .*Người khác .*Nothing was changed/s);
    expect(await contentsOf(at('public'))).toEqual(before);
  });

  it('publish nothing for a server of the same channel', async () => {
    const live = await serveFolder(at('public'));

    await expect(go({ keys: at('theirs'), out: at('other'), live })).rejects.toThrow(
      /http:\/\/127\.0\.0\.1:\d+\/playlist\.json is published with other keys/,
    );
    await expect(readdir(at('other'))).rejects.toThrow('ENOENT');
  });

  it('are told from keys that were replaced in two places', async () => {
    await cp(at('keys'), at('copy'), { recursive: true });
    await rotate('keys');
    await go();
    await rotate('copy');

    await expect(go({ keys: at('copy') })).rejects.toThrow('Keys were replaced in two places');
  });

  it('do not hinder the mending of a trust file that was damaged', async () => {
    await writeFile(at('public', 'trust', '1.json'), '<html>');

    expect(await go()).toMatchObject({ revision: 2, verdict: { ok: true } });
  });
});

describe('the second person', () => {
  it('comes with a name, in a file without any secret', async () => {
    const { publicFile, file, public: key } = await addKey(at('second'), 'Người thứ hai', world);
    const text = await readFile(at('second', publicFile), 'utf8');

    expect([publicFile, file]).toEqual(['publish-nguoi-thu-hai.public.json', 'publish-nguoi-thu-hai.key.json']);
    expect(JSON.parse(text)).toEqual({
      ...{ formatVersion: 1, kind: 'ed25519', role: 'publish', name: 'Người thứ hai', public: key },
    });
  });
});

it('writes only those trust files that a folder has not got', async () => {
  const [root, publisher] = [makeKey('root', 'a'), makeKey('publish', 'a')];
  const text = sealTrust(firstTrust('tinh', root, publisher, 0), [root]);
  expect([await writeTrusts(dir, [text]), await writeTrusts(dir, [text])]).toEqual([['trust/1.json'], []]);
});
