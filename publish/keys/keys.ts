import path from 'node:path';
import { quoted } from '../../core/faults.ts';
import { plainWords } from '../../core/file-reference.ts';
import type { Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import { describeKey, makeKey, unsealKey, type KeyFile, type SigningKey } from './key-file.ts';
import { readKeyFolder, writeKey, writePublicKey, writeTrusts, type KeyFolder } from './key-folder.ts';
import { KeyTrouble } from './key-trouble.ts';
import { firstTrust, sealTrust, type PageBound } from './make-trust.ts';
import { keepPublished } from './published-record.ts';
import type { ReportsChange } from './trust-reports.ts';

/** Whose passphrase is wanted: the one that a new key is to have, or that of a key which has not opened yet. */
export type Wanted =
  | { readonly kind: 'new'; readonly role: KeyFile['role'] }
  | { readonly kind: 'open'; readonly key: KeyFile; readonly triesLeft: number };

export interface KeyWorld {
  /** Asks for a passphrase. */
  readonly passphrase: (wanted: Wanted) => Promise<string>;
  /** How often a key may be tried with what somebody types; once unless it says otherwise. */
  readonly tries?: (key: KeyFile) => number;
  /** Keeps what is typed during the work, also ahead of a question, from being shown. */
  readonly quietly?: <T>(work: () => Promise<T>) => Promise<T>;
  readonly now: () => number;
  /** How dear each guess at the passphrase of a new key is (scrypt's N), if not as dear as it is for users. */
  readonly scryptN?: number;
}

/** What was written, for people and scripts. Paths are relative to the folder of keys, or absolute. */
export interface KeysMade {
  readonly trust: Trust;
  readonly files: readonly string[];
}

export interface Init {
  readonly channel: string;
  readonly name: string;
  /** The folder in which the root key is to lie, such as a stick; else with the other one. */
  readonly rootDir?: string | undefined;
  /** Where its web pages may come from at most; wherever each machine allows unless it says. */
  readonly webOrigins?: PageBound | undefined;
  /** Where its screens report to, unless a machine has it set. */
  readonly reports?: ReportsChange | undefined;
}

/**
 * Makes the keys of a new channel: one that says who publishes, one that publishes, and the first trust file. Says also
 * whether one passphrase opens both, as when a script gives but one.
 */
export async function initKeys(
  dir: string,
  { channel, name, rootDir = dir, webOrigins, reports }: Init,
  world: KeyWorld,
): Promise<KeysMade & { readonly isOnePassphrase: boolean }> {
  mustBePlain('channel', channel, 200);
  mustBePlain('name', name, 100);
  await mustBeNew(dir);
  if (rootDir !== dir) await mustBeNew(rootDir);
  const passphrase = await quietly(world, async () => ({
    publish: await world.passphrase({ kind: 'new', role: 'publish' }),
    root: await world.passphrase({ kind: 'new', role: 'root' }),
  }));
  const root = makeKey('root', name);
  const publisher = makeKey('publish', name);
  const trust = firstTrust(channel, root, publisher, world.now(), { webOrigins, reports });
  const texts = [sealTrust(trust, [root])];
  const files = [
    path.join(rootDir === dir ? '' : rootDir, await writeKey(rootDir, root, passphrase.root, world)),
    await writeKey(dir, publisher, passphrase.publish, world),
    ...(await writeTrusts(dir, texts)),
  ];
  if (rootDir !== dir) await writeTrusts(rootDir, texts);
  await keepPublished(dir, { revision: 0 });
  return { trust, files, isOnePassphrase: passphrase.root === passphrase.publish };
}

/**
 * Makes a publisher's key that no screen believes yet: `rotate` with `add` lets it in, by the file `publicFile` that has
 * the name and nothing secret.
 */
export async function addKey(
  dir: string,
  name: string,
  world: KeyWorld,
): Promise<{ readonly file: string; readonly public: string; readonly publicFile: string }> {
  mustBePlain('name', name, 100);
  const key = makeKey('publish', name);
  const file = await writeKey(dir, key, await world.passphrase({ kind: 'new', role: 'publish' }), world);
  return { file, public: key.public, publicFile: await writePublicKey(dir, key, file) };
}

/** What a trust file, or a key's file, would not take. */
function mustBePlain(option: 'channel' | 'name', written: string, longest: number): void {
  if (plainWords(longest).min(1).safeParse(written).success && written.trim() === written) return;
  throw new KeyTrouble({
    en: `--${option}: must be 1 to ${longest} letters on one line, got ${quoted(written)}`,
    vi: `--${option}: phải là 1 đến ${longest} ký tự trên một dòng, nhưng ở đây ghi ${quoted(written)}`,
  });
}

async function mustBeNew(dir: string): Promise<void> {
  const { keys, chain } = await readKeyFolder(dir);
  if (keys.length === 0 && chain === undefined) return;
  const channel = chain?.trust.channel ?? '?';
  throw new KeyTrouble({
    en: `${dir} holds keys already (channel ${channel}): name another folder, or use keys rotate`,
    vi: `${dir} đã có khóa (kênh ${channel}): hãy chọn thư mục khác, hoặc dùng keys rotate`,
  });
}

/** Does what asks for passphrases; what is typed meanwhile is not shown, where the world sees to that. */
export function quietly<T>({ quietly: keepQuiet }: KeyWorld, work: () => Promise<T>): Promise<T> {
  return keepQuiet === undefined ? work() : keepQuiet(work);
}

/**
 * The keys of a folder that may sign for a role, opened with their passphrases: as many as the role asks for. Throws
 * `KeyTrouble`.
 *
 * @param hint  what else to do where the folder has none of them
 */
export async function signersFor(
  { dir, keys }: KeyFolder,
  kind: KeyFile['role'],
  role: Trust['root'],
  world: KeyWorld,
  hint: Words = NOTHING,
): Promise<readonly SigningKey[]> {
  const mine = keys.filter(({ key }) => key.role === kind && role.keys.some((one) => one.public === key.public));
  if (mine.length === 0)
    throw new KeyTrouble({
      en: `${dir} has none of the ${ROLE_WORDS[kind].en}: ${role.keys.map(describeKey).join(', ')}${hint.en}`,
      vi: `${dir} không có ${ROLE_WORDS[kind].vi}: ${role.keys.map(describeKey).join(', ')}${hint.vi}`,
    });
  return quietly(world, async () => {
    const signers: SigningKey[] = [];
    for (const one of mine.slice(0, role.threshold)) signers.push(await unlock(one, world));
    return signers;
  });
}

async function unlock({ file, key }: KeyFolder['keys'][number], world: KeyWorld): Promise<SigningKey> {
  for (let triesLeft = world.tries?.(key) ?? 1; triesLeft > 0; triesLeft--) {
    const signer = await unsealKey(key, await world.passphrase({ kind: 'open', key, triesLeft }));
    if (signer !== undefined) return signer;
  }
  const own: Words =
    key.role === 'root' ? { en: ' (the root key has one of its own)', vi: ' (khóa gốc có mật khẩu riêng)' } : NOTHING;
  throw new KeyTrouble({
    en: `${file} does not open: the passphrase is wrong${own.en}, or the file is damaged`,
    vi: `không mở được ${file}: sai mật khẩu${own.vi}, hoặc tệp bị hỏng`,
  });
}

const NOTHING: Words = { en: '', vi: '' };

const ROLE_WORDS = {
  root: { en: 'root keys that the screens believe', vi: 'khóa gốc (root) nào mà màn hình tin' },
  publish: { en: 'publishing keys that the screens believe', vi: 'khóa xuất bản nào mà màn hình tin' },
} as const satisfies Record<KeyFile['role'], Words>;
