import type { Trust } from '../../core/trust.ts';
import type { Words } from '../../core/words.ts';
import { extendChain, readChain, type TrustChain } from '../../player/trust/trust-chain.ts';
import { describeKey } from './key-file.ts';
import type { KeyFolder } from './key-folder.ts';
import { KeyTrouble } from './key-trouble.ts';

/** The trust files of a channel as they lie somewhere else than in the folder of keys, the first one first. */
export interface Found {
  /** What people call the place: a folder, an address. */
  readonly where: string;
  readonly texts: readonly string[];
}

/**
 * The trust files of a folder of keys, and those found elsewhere that come after them: whoever holds the root key may
 * have replaced keys meanwhile, or let this folder's one in just now. What does not hold elsewhere is passed over. Throws
 * `KeyTrouble` when there are none, or when those elsewhere are of other keys.
 */
export function chainOf(folder: KeyFolder, ...elsewhere: readonly Found[]): TrustChain {
  const chain = joinChains(folder, ...elsewhere);
  if (chain === undefined) throw new KeyTrouble(noChain(folder));
  return chain;
}

/** The same, but nothing when there are none. Throws `KeyTrouble` when those elsewhere are of other keys. */
export function joinChains({ dir, chain: own }: KeyFolder, ...elsewhere: readonly Found[]): TrustChain | undefined {
  let known = own === undefined ? undefined : { where: dir, chain: own };
  for (const { where, texts } of elsewhere) {
    const chain = longestChain(texts);
    if (chain === undefined) continue;
    if (known !== undefined && !isOneChannel(known.chain, chain))
      throw new KeyTrouble(otherKeys(known, { where, chain }));
    if (known === undefined || chain.texts.length > known.chain.texts.length) known = { where, chain };
  }
  return known?.chain;
}

/** The files of a chain up to the first that does not hold: a server may answer anything for one that is not there. */
function longestChain([first, ...rest]: readonly string[]): TrustChain | undefined {
  let chain = first === undefined ? undefined : readChain([first]);
  for (const text of rest) {
    if (chain === undefined) return undefined;
    const extended = extendChain(chain, text);
    if (extended.kind === 'refused') return chain;
    chain = extended.chain;
  }
  return chain;
}

/** Whether each file of the shorter chain says the same as that of the longer one. */
function isOneChannel(one: TrustChain, other: TrustChain): boolean {
  const shared = Math.min(one.trusts.length, other.trusts.length);
  return JSON.stringify(one.trusts.slice(0, shared)) === JSON.stringify(other.trusts.slice(0, shared));
}

interface Placed {
  readonly where: string;
  readonly chain: TrustChain;
}

function otherKeys(mine: Placed, theirs: Placed): Words {
  const [own, other] = [mine.chain.trust, theirs.chain.trust];
  if (own.channel !== other.channel)
    return {
      en: `${theirs.where} holds the channel "${other.channel}", but these keys are for "${own.channel}"`,
      vi: `${theirs.where} là của kênh "${other.channel}", còn khóa này thuộc kênh "${own.channel}"`,
    };
  const isForked = JSON.stringify(mine.chain.trusts[0]) === JSON.stringify(theirs.chain.trusts[0]);
  const [here, there] = [keysOf(own), keysOf(other)];
  const what = {
    en: `${theirs.where} is published with other keys: ${there.en}; ${mine.where} has ${here.en}. Nothing was changed`,
    vi: `${theirs.where} do khóa khác xuất bản: ${there.vi}; còn ${mine.where} có ${here.vi}. Chưa thay đổi gì`,
  };
  return isForked
    ? {
        en: `${what.en}. Keys were replaced in two places: go on with the newer folder of keys, or make one that follows: keys rotate --keys NEW-FOLDER --root STICK --live URL`,
        vi: `${what.vi}. Khóa đã được thay ở hai nơi: hãy dùng thư mục khóa mới hơn, hoặc tạo thư mục nối tiếp: keys rotate --keys THƯ_MỤC_MỚI --root USB --live URL`,
      }
    : {
        en: `${what.en}. Publish there with their keys, or name another place`,
        vi: `${what.vi}. Hãy xuất bản vào đó bằng khóa của họ, hoặc chọn nơi khác`,
      };
}

function keysOf({ version, root, publish }: Trust): Words {
  const [roots, publishers] = [root.keys, publish.keys].map((keys) => keys.map(describeKey).join(', '));
  return {
    en: `trust file ${version}, root key ${roots}, publishers ${publishers}`,
    vi: `tệp trust số ${version}, khóa gốc ${roots}, người xuất bản ${publishers}`,
  };
}

function noChain({ dir, keys }: KeyFolder): Words {
  if (keys.length > 0)
    return {
      en: `${dir} has keys but no trust/1.json that holds: copy the folder trust of the channel into it, or name where the channel is live (--live URL)`,
      vi: `${dir} có khóa nhưng không có trust/1.json dùng được: hãy chép thư mục trust của kênh vào đó, hoặc nêu địa chỉ đang phát (--live URL)`,
    };
  return {
    en: `${dir} has no trust/1.json that holds: begin with bluezone-kiosk keys init --keys ${dir} --channel ID; for a channel that screens know already take its root key: keys rotate --keys ${dir} --root STICK`,
    vi: `${dir} không có trust/1.json dùng được: hãy bắt đầu bằng bluezone-kiosk keys init --keys ${dir} --channel TÊN; nếu màn hình đã biết kênh này thì lấy khóa gốc: keys rotate --keys ${dir} --root USB`,
  };
}
