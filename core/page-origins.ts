import { itemsOf, type Playlist } from './playlist.ts';
import { originOf } from './web-origins.ts';

/** The origins of the web pages of a playlist, each once. */
export function pageOriginsOf(playlist: Playlist): readonly string[] {
  const urls = itemsOf(playlist).flatMap((item) => (item.kind === 'web' ? [item.url] : []));
  return [...new Set(urls.map((url) => originOf(url) ?? url))];
}
