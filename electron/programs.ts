import path from 'node:path';

/** What was built and what ships, by absolute paths. */
export interface Programs {
  /** The player process's program. */
  readonly player: string;
  readonly preload: string;
  readonly pageDir: string;
  readonly campaignDir: string;
}

/**
 * Where everything lies, seen from `out/main`. In a package that is within the archive `app.asar`, but page and
 * campaign lie beside it: Electron's file system lists folders of an archive unlike Node (electron#41549), and gives
 * no part of a file in one.
 */
export function programsIn(outMain: string, packaged: boolean, resourcesPath: string): Programs {
  const root = path.resolve(outMain, '../..');
  return {
    player: path.join(root, 'out', 'main', 'player.js'),
    preload: path.join(root, 'out', 'preload', 'preload.cjs'),
    pageDir: path.join(packaged ? path.join(resourcesPath, 'app.asar.unpacked') : root, 'out', 'page'),
    campaignDir: path.join(packaged ? resourcesPath : root, 'media'),
  };
}
