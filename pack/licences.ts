import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** Collects which packages a build takes in, in all its environments. */
export interface Licences {
  readonly plugin: Plugin;
  /** One text: each package with its version and its licence, word for word, by name. */
  readonly text: () => string;
}

/**
 * The licences of what is bundled have to go with it. Read from the modules that are really in the bundles, and of the
 * packages named in `also`, of which files are carried beside them.
 *
 * @param also  the folders of further packages
 */
export function collectLicences(also: readonly string[]): Licences {
  const dirs = new Set(also);
  return {
    plugin: {
      name: 'licences',
      sharedDuringBuild: true,
      generateBundle(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          for (const id of file.moduleIds) {
            const dir = packageDirOf(id);
            if (dir !== undefined) dirs.add(dir);
          }
        }
      },
    },
    text: () =>
      [...dirs]
        .map(licenceOf)
        .sort()
        .join(`\n\n${'-'.repeat(78)}\n\n`),
  };
}

/** The folder of the package that a module belongs to; `undefined` for our own. */
export function packageDirOf(moduleId: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(moduleId.split(path.sep).join('/'))?.[1];
}

function licenceOf(dir: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')) as {
    readonly [field in 'name' | 'version' | 'license']: string;
  };
  const file = readdirSync(dir).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const words =
    file !== undefined && existsSync(path.join(dir, file)) ? readFileSync(path.join(dir, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${words.trim()}`.trim();
}
