import { downloadAsset, type Asset, type DownloadOutcome, type DownloadWorld } from './download.ts';

/** An asset, and where else it is. */
export interface MirroredAsset extends Asset {
  /** Absolute; only of a file with a hash, which decides whatever a mirror sends. */
  readonly mirrors?: readonly string[];
}

/**
 * Brings one asset into the store from its own address or, when that cannot give it or gives wrong bytes, from its
 * mirrors in turn. Each goes on where the one before it was cut off. When none of them has it, the word of its own
 * address stands, for a mirror may only be behind; but while bytes come from anywhere the file is on its way.
 */
export async function downloadAnywhere(asset: MirroredAsset, world: DownloadWorld): Promise<DownloadOutcome> {
  const own = await downloadAsset(asset, world);
  let outcome = own;
  for (const url of asset.sha256 === undefined ? [] : (asset.mirrors ?? [])) {
    if (!mayBeElsewhere(outcome) || world.signal?.aborted === true) break;
    outcome = await downloadAsset({ ...asset, url }, world);
    if (outcome.kind === 'unreachable' && outcome.gained > 0) return outcome;
  }
  return mayBeElsewhere(outcome) ? own : outcome;
}

function mayBeElsewhere({ kind }: DownloadOutcome): boolean {
  switch (kind) {
    case 'adopted':
    case 'unchanged':
    case 'disk-full':
    case 'disk-error':
      return false;
    case 'wrong-hash':
    case 'wrong-size':
    case 'wrong-type':
    case 'too-big':
    case 'missing':
    case 'withdrawn':
    case 'unreachable':
      return true;
  }
}
