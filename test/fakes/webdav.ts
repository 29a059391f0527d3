import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startNginx, type Nginx } from './nginx.ts';

export interface Webdav {
  readonly nginx: Nginx;
  /** Where what is brought comes to lie. */
  readonly plays: string;
  /** The address for a login, `tv:word` is a right one. */
  url(login?: string): string;
}

/**
 * A real nginx as docs/lake/nginx-webdav.conf sets it up.
 *
 * @param srv      an empty folder that stands in the place of /srv
 * @param folders  of machines that have a login each, by its own name and `word`; then the lines for that are in force
 */
export async function startWebdav(srv: string, folders: readonly string[] = []): Promise<Webdav> {
  const users = path.join(srv, 'htpasswd');
  const plays = path.join(srv, 'plays');
  await writeFile(users, ['tv', ...folders].map((user) => `${user}:{PLAIN}word\n`).join(''));
  await mkdir(plays);
  const docs = await readFile(path.resolve(import.meta.dirname, '../../docs/lake/nginx-webdav.conf'), 'utf8');
  const locations = docs.replace('/etc/nginx/plays.htpasswd;', `${users};`).replaceAll(/(?<= )\/srv/g, srv);
  const inForce = folders.length === 0 ? locations : locations.replace(/^( *)#(?! )/gm, '$1');
  const nginx = await startNginx(inForce.replace(/^\s*#.*\n/gm, ''));
  return { nginx, plays, url: (login = 'tv:word') => nginx.url('/plays').replace('//', `//${login}@`) };
}
