import path from 'node:path';
import type { Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import { isSignedBy, readEnvelope } from '../../player/trust/envelope.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import type { TrustChain } from '../../player/trust/trust-chain.ts';
import { nextTrust } from '../../player/trust/trust-file.ts';
import { chainOf, joinChains, type Found } from './chain.ts';
import { describeKey, makeKey, type SigningKey } from './key-file.ts';
import { readKeyFolder, writeKey, writeTrusts, type KeyFolder } from './key-folder.ts';
import { KeyTrouble } from './key-trouble.ts';
import { quietly, signersFor, type KeysMade, type KeyWorld } from './keys.ts';
import { followingTrust, sealTrust, type NamedKey, type PageBound } from './make-trust.ts';
import { keepPublished, readPublished } from './published-record.ts';
import type { ReportsChange } from './trust-reports.ts';

export interface Rotation {
  /** Public keys that may publish as well from now on. */
  readonly add: readonly NamedKey[];
  /** Ids of publishers that may not any more. */
  readonly remove: readonly string[];
  readonly threshold?: number | undefined;
  /** Whose the new key is, if not whose the one before was. */
  readonly name?: string | undefined;
  /** The folder in which the root key lies, such as a stick; else with the others. */
  readonly rootDir?: string | undefined;
  /** The trust files that are live, for a folder that has not got them. */
  readonly live?: Found | undefined;
  /** Where web pages may come from from now on; as before unless it says. */
  readonly webOrigins?: PageBound | undefined;
  /** What changes about where screens report to. */
  readonly reports?: ReportsChange | undefined;
  /** A new root key takes the place of those before. */
  readonly newRoot: boolean;
  readonly isStolen: boolean;
}

/** What was written. */
export interface Rotated extends KeysMade {
  /** Whether the trust files lie beside the root key as well; a stick may be write-protected. */
  readonly isBesideRoot: boolean;
  /** Whether the folder knows which revision was published last. */
  readonly isCounting: boolean;
}

/**
 * Makes the next trust file. With nothing else to change, one new publisher's key takes the place of all
 * that were there. A folder that has no trust files takes them from beside the root key, or from what is live, if the
 * root key has signed them. Throws `KeyTrouble`.
 */
export async function rotateKeys(dir: string, rotation: Rotation, world: KeyWorld): Promise<Rotated> {
  const { rootDir, newRoot: isRootNew, isStolen } = rotation;
  const folder = await readKeyFolder(dir);
  const rootFolder = rootDir === undefined ? folder : await readKeyFolder(rootDir);
  const chain = chainFor(folder, rootFolder, rotation);
  const before = chain.trust;
  const plan = planOf(before, rotation);
  const { roots, passphrase } = await quietly(world, async () => {
    const hint = rootDir === undefined ? NAME_THE_ROOT : undefined;
    const signers = await signersFor(rootFolder, 'root', before.root, world, hint);
    mustBeVouchedFor(chain, signers);
    if (!plan.isReplaced && !isRootNew) return { roots: signers, passphrase: '' };
    return {
      roots: signers,
      passphrase: await world.passphrase({ kind: 'new', role: isRootNew ? 'root' : 'publish' }),
    };
  });
  const nameFor = (keys: readonly NamedKey[]) => rotation.name ?? keys[0]?.name ?? before.channel;
  const publisher = plan.isReplaced ? makeKey('publish', nameFor(before.publish.keys)) : undefined;
  const root = isRootNew ? makeKey('root', nameFor(before.root.keys)) : undefined;
  const change = {
    publishers: publisher === undefined ? plan.publishers : [publisher],
    ...{
      threshold: plan.threshold,
      webOrigins: rotation.webOrigins,
      reports: rotation.reports,
      isStolen,
      ...(root === undefined ? {} : { roots: [root] }),
    },
  };
  const trust = followingTrust(before, change, world.now());
  const texts = [...chain.texts, sealed(before, trust, root === undefined ? roots : [...roots, root])];

  const files: string[] = [];
  if (publisher !== undefined) files.push(await writeKey(dir, publisher, passphrase, world));
  if (root !== undefined) files.push(path.join(rootDir ?? '', await writeKey(rootFolder.dir, root, passphrase, world)));
  files.push(...(await writeTrusts(dir, texts)));
  // In the epoch that begins nothing has been published, whatever was before: a folder that did not know now does.
  const isCounted = (await readPublished(dir)) !== undefined;
  if (isStolen && !isCounted) await keepPublished(dir, { revision: 0 });
  const isBesideRoot = rootDir !== undefined && (await triedToWrite(rootDir, texts));
  return { trust, files, isBesideRoot, isCounting: isCounted || isStolen };
}

/** The trust files that the next one follows. Throws `KeyTrouble` when there are none. */
function chainFor(folder: KeyFolder, rootFolder: KeyFolder, { rootDir, live }: Rotation): TrustChain {
  const elsewhere = live === undefined ? [] : [live];
  if (rootDir === undefined) return chainOf(folder, ...elsewhere);
  const chain = joinChains(folder, { where: rootDir, texts: rootFolder.chain?.texts ?? [] }, ...elsewhere);
  if (chain === undefined) throw new KeyTrouble(noChainBeside(rootDir));
  return chain;
}

/** Who may publish afterwards, and how many must sign. Throws `KeyTrouble` when that cannot be. */
function planOf(
  { publish }: Trust,
  { add, remove, threshold: wanted, webOrigins, reports, newRoot, isStolen }: Rotation,
): { readonly isReplaced: boolean; readonly publishers: readonly NamedKey[]; readonly threshold: number } {
  const stranger = remove.find((id) => publish.keys.every((key) => keyIdOf(key.public) !== id));
  if (stranger !== undefined) throw new KeyTrouble(noSuchPublisher(stranger, publish.keys));
  const isOther = webOrigins !== undefined || reports !== undefined;
  const isLeft = wanted === undefined && !newRoot && (!isOther || isStolen);
  const isReplaced = add.length === 0 && remove.length === 0 && isLeft;
  const staying: readonly NamedKey[] = publish.keys.filter((key) => !remove.includes(keyIdOf(key.public)));
  const publishers = [...staying, ...add.filter((key) => staying.every((one) => one.public !== key.public))];
  const count = isReplaced ? 1 : publishers.length;
  const threshold = wanted ?? Math.min(publish.threshold, Math.max(1, count));
  if (threshold > count) throw new KeyTrouble(tooFew(threshold, count));
  return { isReplaced, publishers, threshold };
}

/**
 * A chain that came from elsewhere may have been made up around the public half of the root key: then what it signs next
 * would hand the channel to whoever made it. So the newest file must bear the signature of a root key that is at hand.
 */
function mustBeVouchedFor({ texts, trust }: TrustChain, roots: readonly SigningKey[]): void {
  const read = readEnvelope(texts.at(-1) ?? '');
  if (read.kind === 'envelope' && isSignedBy(read.envelope, { keys: [...roots], threshold: 1 })) return;
  const by = roots.map(describeKey).join(', ');
  throw new KeyTrouble({
    en: `trust file ${trust.version} was not signed by ${by}: somebody else has made it. Nothing was changed`,
    vi: `tệp trust số ${trust.version} không phải do ${by} ký: người khác đã làm ra nó. Chưa thay đổi gì`,
  });
}

/** The text of the next trust file, looked at as a screen would. Throws `KeyTrouble`. */
function sealed(before: Trust, trust: Trust, roots: readonly SigningKey[]): string {
  const text = sealTrust(trust, roots);
  const next = nextTrust(before, text);
  if (next.kind === 'trust') return text;
  throw new KeyTrouble({
    en: `the new trust file would not be believed: ${next.why}`,
    vi: `màn hình sẽ không tin tệp trust mới: ${next.why}`,
  });
}

/** Whether the trust files could be put beside the root key: a stick may be write-protected, and all else is done. */
async function triedToWrite(rootDir: string, texts: readonly string[]): Promise<boolean> {
  return writeTrusts(rootDir, texts).then(
    () => true,
    () => false,
  );
}

const NAME_THE_ROOT: Words = {
  en: '. If the root key lies elsewhere, such as on a stick, name its folder: --root FOLDER',
  vi: '. Nếu khóa gốc nằm ở nơi khác, ví dụ trên USB, hãy nêu thư mục của nó: --root THƯ_MỤC',
};

const noChainBeside = (rootDir: string): Words => ({
  en: `neither the folder of keys nor ${rootDir} has the trust files of the channel: name where it is live, --live https://…/playlist.json, or copy the folder trust from the server into ${rootDir}`,
  vi: `cả thư mục khóa lẫn ${rootDir} đều không có tệp trust của kênh: hãy nêu địa chỉ đang phát, --live https://…/playlist.json, hoặc chép thư mục trust từ máy chủ vào ${rootDir}`,
});

const noSuchPublisher = (id: string, publishers: readonly NamedKey[]): Words => ({
  en: `no publisher has the key ${id}; there are ${publishers.map(describeKey).join(', ')}`,
  vi: `không có người xuất bản nào mang khóa ${id}; hiện có ${publishers.map(describeKey).join(', ')}`,
});

const tooFew = (threshold: number, count: number): Words => ({
  en: `${threshold} must sign, but only ${count} may publish: add a key, or lower --threshold`,
  vi: `cần ${threshold} chữ ký nhưng chỉ có ${count} người được xuất bản: hãy thêm khóa, hoặc giảm --threshold`,
});
