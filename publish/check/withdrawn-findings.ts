import { plainSha256 } from '../../core/file-reference.ts';
import { itemsOf, type Item, type Playlist, type Source } from '../../core/playlist.ts';
import { isWithdrawn } from '../../core/withdrawn.ts';
import { finding, type Finding } from './finding.ts';
import { isOver } from './times.ts';

/** Items that are withdrawn by their ids while the same file goes on under another: a file that repeats has several. */
export function withdrawnFindings(playlist: Playlist, at: number): readonly Finding[] {
  const withdrawn = new Set(playlist.withdrawn);
  if (withdrawn.size === 0) return [];
  const items = itemsOf(playlist);
  const shown = new Map<string, string[]>();
  const declared = new Set(items.flatMap((item) => sourcesOf(item).map(({ sha256 }) => sha256)));
  // A hash that no item names may well be that of a file whose item names none.
  const mayBeAny = playlist.withdrawn.some((one) => plainSha256(one) !== undefined && !declared.has(one));
  for (const item of items) {
    if (isWithdrawn(item, withdrawn) || isOver(item.flight, at)) continue;
    if (mayBeAny && sourcesOf(item).some(({ sha256 }) => sha256 === undefined)) continue;
    for (const file of namesOfFiles(item)) {
      const ids = shown.get(file) ?? [];
      ids.push(item.id);
      shown.set(file, ids);
    }
  }
  return items.flatMap((item) => {
    if (!withdrawn.has(item.id)) return [];
    const others = [...new Set(namesOfFiles(item).flatMap((file) => shown.get(file) ?? []))];
    if (others.length === 0) return [];
    const names = others.slice(0, MOST_NAMED).join(', ') + (others.length > MOST_NAMED ? ', …' : '');
    return [
      finding('WITHDRAWN_STILL_ON', 'withdrawn', {
        en: `takes ${item.id} off the screen, but the same file is also on as ${names}`,
        vi: `thu hồi ${item.id}, nhưng cùng tệp này còn được chiếu với id ${names}`,
      }),
    ];
  });
}

/** What its files are known by: their addresses and their SHA-256. */
function namesOfFiles(item: Item): readonly string[] {
  return sourcesOf(item).flatMap(({ url, sha256 }) => (sha256 === undefined ? [url] : [url, sha256]));
}

function sourcesOf(item: Item): readonly Source[] {
  return 'sources' in item ? item.sources : [];
}

const MOST_NAMED = 4;
