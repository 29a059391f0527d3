import { quoted } from '../../core/faults.ts';
import { plainWords } from '../../core/file-reference.ts';
import type { Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import { readChain, type TrustChain } from '../../player/trust/trust-chain.ts';
import { nextTrust } from '../../player/trust/trust-file.ts';
import { describeKey, makeKey, unsealKey, type KeyFile, type SigningKey } from './key-file.ts';
import { readKeyFolder, writeKey, writeTrust, type KeyFolder } from './key-folder.ts';
import { firstTrust, followingTrust, sealTrust, type NamedKey } from './make-trust.ts';

/** What was asked of keys and cannot be done. */
export class KeyTrouble extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

export interface KeyWorld {
  /** Asks for the passphrase of a key, or the one that new keys are to have. */
  readonly passphrase: (about: 'new' | KeyFile) => Promise<string>;
  readonly now: () => number;
  /** How dear each guess at the passphrase of a new key is (scrypt's N), if not as dear as it is for users. */
  readonly scryptN?: number;
}

/** What was written, for people and scripts. Paths are relative to the folder of keys. */
export interface KeysMade {
  readonly trust: Trust;
  readonly files: readonly string[];
}

/** Makes the keys of a new channel: one that says who publishes, one that publishes, and the first trust file. */
export async function initKeys(
  dir: string,
  { channel, name }: { readonly channel: string; readonly name: string },
  world: KeyWorld,
): Promise<KeysMade> {
  mustBePlain('channel', channel, 200);
  mustBePlain('name', name, 100);
  const there = await readKeyFolder(dir);
  if (there.keys.length > 0 || there.chain !== undefined)
    throw new KeyTrouble({
      en: `${dir} holds keys already (channel ${there.chain?.trust.channel ?? '?'}): name another folder, or use keys rotate`,
      vi: `${dir} đã có khóa (kênh ${there.chain?.trust.channel ?? '?'}): hãy chọn thư mục khác, hoặc dùng keys rotate`,
    });
  const passphrase = await world.passphrase('new');
  const root = makeKey('root', name);
  const publisher = makeKey('publish', name);
  const trust = firstTrust(channel, root, publisher, world.now());
  const files = [await writeKey(dir, root, passphrase, world), await writeKey(dir, publisher, passphrase, world)];
  await writeTrust(dir, 1, sealTrust(trust, [root]));
  return { trust, files: [...files, 'trust/1.json'] };
}

/** Makes a publisher's key that no screen believes yet: `rotate` with `add` lets it in. */
export async function addKey(dir: string, name: string, world: KeyWorld): Promise<{ file: string; public: string }> {
  mustBePlain('name', name, 100);
  const key = makeKey('publish', name);
  const file = await writeKey(dir, key, await world.passphrase('new'), world);
  return { file, public: key.public };
}

/** What a trust file, or a key's file, would not take. */
function mustBePlain(option: 'channel' | 'name', written: string, longest: number): void {
  if (plainWords(longest).min(1).safeParse(written).success && written.trim() === written) return;
  throw new KeyTrouble({
    en: `--${option}: must be 1 to ${longest} letters on one line, got ${quoted(written)}`,
    vi: `--${option}: phải là 1 đến ${longest} ký tự trên một dòng, nhưng ở đây ghi ${quoted(written)}`,
  });
}

export interface Rotation {
  /** Public keys that may publish as well from now on. */
  readonly add: readonly NamedKey[];
  /** Ids of publishers that may not any more. */
  readonly remove: readonly string[];
  readonly threshold?: number | undefined;
  /** The folder in which the root key lies, such as a stick; else with the others. */
  readonly rootDir?: string | undefined;
  /** A new root key takes the place of those before. */
  readonly newRoot: boolean;
  readonly isStolen: boolean;
}

/**
 * Makes the next trust file. With nothing to add and nothing to remove, one new publisher's key takes the place of all
 * that were there.
 */
export async function rotateKeys(dir: string, rotation: Rotation, world: KeyWorld): Promise<KeysMade> {
  const folder = await readKeyFolder(dir);
  const before = chainOf(folder).trust;
  const rootFolder = rotation.rootDir === undefined ? folder : await readKeyFolder(rotation.rootDir);
  const roots = await signersFor(rootFolder, 'root', before.root, world);
  const files: string[] = [];
  let publishers: readonly NamedKey[] = before.publish.keys;
  for (const id of rotation.remove) {
    if (!publishers.some((key) => keyIdOf(key.public) === id))
      throw new KeyTrouble({
        en: `no publisher has the key ${id}; there are ${publishers.map(describeKey).join(', ')}`,
        vi: `không có người xuất bản nào mang khóa ${id}; hiện có ${publishers.map(describeKey).join(', ')}`,
      });
    publishers = publishers.filter((key) => keyIdOf(key.public) !== id);
  }
  publishers = [
    ...publishers,
    ...rotation.add.filter(({ public: key }) => publishers.every((one) => one.public !== key)),
  ];
  if (
    rotation.add.length === 0 &&
    rotation.remove.length === 0 &&
    rotation.threshold === undefined &&
    !rotation.newRoot
  ) {
    const key = makeKey('publish', before.publish.keys[0]?.name ?? before.channel);
    files.push(await writeKey(dir, key, await world.passphrase('new'), world));
    publishers = [key];
  }
  const newRoot = rotation.newRoot ? makeKey('root', before.root.keys[0]?.name ?? before.channel) : undefined;
  if (newRoot !== undefined) files.push(await writeKey(rootFolder.dir, newRoot, await world.passphrase('new'), world));
  const threshold = rotation.threshold ?? Math.min(before.publish.threshold, Math.max(1, publishers.length));
  if (publishers.length === 0 || threshold > publishers.length)
    throw new KeyTrouble({
      en: `${threshold} must sign, but only ${publishers.length} may publish: add a key, or lower --threshold`,
      vi: `cần ${threshold} chữ ký nhưng chỉ có ${publishers.length} người được xuất bản: hãy thêm khóa, hoặc giảm --threshold`,
    });
  const change = { publishers, threshold, isStolen: rotation.isStolen };
  const trust = followingTrust(before, newRoot === undefined ? change : { ...change, roots: [newRoot] }, world.now());
  const text = sealTrust(trust, newRoot === undefined ? roots : [...roots, newRoot]);
  const next = nextTrust(before, text);
  if (next.kind === 'refused')
    throw new KeyTrouble({
      en: `the new trust file would not be believed: ${next.why}`,
      vi: `màn hình sẽ không tin tệp trust mới: ${next.why}`,
    });
  await writeTrust(dir, trust.version, text);
  return { trust, files: [...files, `trust/${trust.version}.json`] };
}

/** The keys of a folder that may sign for a role, opened with their passphrases: as many as the role asks for. */
export async function signersFor(
  { dir, keys }: KeyFolder,
  kind: KeyFile['role'],
  role: Trust['root'],
  world: KeyWorld,
): Promise<readonly SigningKey[]> {
  const mine = keys.filter(({ key }) => key.role === kind && role.keys.some((one) => one.public === key.public));
  if (mine.length === 0)
    throw new KeyTrouble({
      en: `${dir} has none of the ${ROLE_WORDS[kind].en}: ${role.keys.map(describeKey).join(', ')}`,
      vi: `${dir} không có ${ROLE_WORDS[kind].vi} nào: ${role.keys.map(describeKey).join(', ')}`,
    });
  const signers: SigningKey[] = [];
  for (const { file, key } of mine.slice(0, role.threshold)) {
    const signer = await unsealKey(key, await world.passphrase(key));
    if (signer === undefined)
      throw new KeyTrouble({
        en: `${file} does not open: the passphrase is wrong, or the file is damaged`,
        vi: `không mở được ${file}: sai mật khẩu, hoặc tệp bị hỏng`,
      });
    signers.push(signer);
  }
  return signers;
}

/**
 * The trust files of a folder of keys, and those published after them: whoever holds the root key may have replaced keys
 * meanwhile, or let this folder's one in just now. Throws `KeyTrouble` when there are none.
 */
export function chainOf({ dir, chain: own }: KeyFolder, published: readonly string[] = []): TrustChain {
  const texts = own?.texts ?? [];
  const chain = readChain([...texts, ...published.slice(texts.length)]) ?? own;
  if (chain !== undefined) return chain;
  throw new KeyTrouble({
    en: `${dir} has no trust/1.json that holds: begin with bluezone-kiosk keys init --keys ${dir} --channel ID`,
    vi: `${dir} không có trust/1.json dùng được: hãy bắt đầu bằng bluezone-kiosk keys init --keys ${dir} --channel TÊN`,
  });
}

const ROLE_WORDS = {
  root: { en: 'root keys that the screens believe', vi: 'khóa gốc (root) mà màn hình tin' },
  publish: { en: 'publishing keys that the screens believe', vi: 'khóa xuất bản mà màn hình tin' },
} as const satisfies Record<KeyFile['role'], Words>;
