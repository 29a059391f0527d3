import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../cli/commands.ts';
import { provision } from '../cli/provision.ts';
import { parsePlaylist } from '../core/parse-playlist.ts';
import { parseSettings } from '../core/parse-settings.ts';
import type { Item } from '../core/playlist.ts';
import { isSettingName } from '../core/settings.ts';
import { tempDir } from './fakes/temp-dir.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const pagesIn = (folder: string) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

const venues = pagesIn('docs/venues');
const pages = ['README.md', 'README.vi.md', 'media/README.md', ...pagesIn('docs'), ...venues];

describe('links of the docs', () => {
  it.each(pages)('lead somewhere: %s', (page) => {
    const lost = linksOf(read(page)).filter((link) => !isThere(page, link));

    expect(lost).toEqual([]);
  });
});

describe('the pages of venues', () => {
  it.each(venues.filter((page) => !page.endsWith('README.md')))(
    'have settings, a command and a list that the player takes: %s',
    async (page) => {
      const text = read(page);
      const blocks = [...text.matchAll(/^```json\n(.*?)^```/gms)].map(([, block = '']) => block);
      const [settings = '', list = '', ...more] = blocks;

      expect(more).toEqual([]);
      expect(parseSettings(settings)).toMatchObject({ kind: 'settings' });
      const parsed = parsePlaylist(list);
      expect(parsed).toMatchObject({ kind: 'playlist', warnings: [] });
      if (parsed.kind === 'playlist')
        expect(filesOf(parsed.playlist.campaigns.flatMap(({ items }) => items))).toEqual([]);
      // The command says the same, but for what a file alone can say.
      expect(parseSettings(await provisioned(text))).toEqual({ ...parseSettings(settings), locked: [] });
    },
  );

  it('have pictures that are no burden', () => {
    const folder = path.join(root, 'docs/pictures/venues');
    for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).size, name).toBeLessThan(150_000);
  });
});

describe('docs/troubleshooting.md', () => {
  const page = read('docs/troubleshooting.md');
  const named = (pattern: RegExp) => [...new Set([...page.matchAll(pattern)].map(([, name = '']) => name))];

  it('names codes that the player or its doctor has', () => {
    const known = read('docs/status-codes.md') + read('docs/doctor.md');

    expect(named(/`([A-Z]+(?:_[A-Z]+)*)`/g).filter((code) => !known.includes(`\`${code}\``))).toEqual([]);
  });

  it('names commands that there are, and sets settings that there are', () => {
    expect(
      named(/(?<!-u |status )bluezone-kiosk ([a-z]+)/g).filter((command) => !Object.hasOwn(commands, command)),
    ).toEqual([]);
    expect(named(/settings (?:un)?set ([A-Za-z]+)/g).filter((name) => !isSettingName(name))).toEqual([]);
  });
});

describe('the dependencies in README.md', () => {
  it('are those of package.json, each with a reason', () => {
    const packages = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const asked = Object.keys({
      ...packages['dependencies'],
      ...packages['devDependencies'],
      ...packages['optionalDependencies'],
    });
    const section = read('README.md').split('## Dependencies')[1] ?? '';
    const rows = [...section.matchAll(/^\| (`.*?`) +\| (.*?) +\|$/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );

    // Types and rules of a package that is there need no reason of their own.
    expect(asked.filter((name) => !/^@(types|eslint)\//.test(name)).toSorted()).toEqual(rows.toSorted());
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** What the `provision` command of a page writes with `--out`. */
async function provisioned(page: string): Promise<string> {
  const line = /^bluezone-kiosk provision (.*)$/m.exec(page)?.[1] ?? '';
  const dir = await tempDir();
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  for (const name of ['--out', '--qr'])
    args[args.indexOf(name) + 1] = path.join(dir, args[args.indexOf(name) + 1] ?? '');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await provision(args)).toBe(0);
  return readFileSync(path.join(dir, 'bluezone-kiosk.json'), 'utf8');
}

/** Those files of a list that neither ship with the player nor are said to be the reader's own. */
function filesOf(items: readonly Item[]): readonly string[] {
  const names = items.flatMap((item) => ('sources' in item ? item.sources.map(({ url }) => url) : []));
  return names.filter((name) => !name.startsWith('audio/') && !existsSync(path.join(root, 'media', name)));
}

/** Where the links and pictures of a page lead within the project. */
function linksOf(text: string): readonly string[] {
  const prose = text.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/.test(link));
}

function isThere(page: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? page : path.join(path.dirname(page), file);
  if (!existsSync(path.join(root, target))) return false;
  return heading === undefined || !target.endsWith('.md') || headingsOf(read(target)).has(decodeURIComponent(heading));
}

/** The names by which GitHub lets the headings of a page be linked to. */
function headingsOf(text: string): ReadonlySet<string> {
  const titles = text.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.*)$/gm);
  const names = new Set<string>();
  for (const [, title = ''] of titles) {
    const name = title
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    let unique = name;
    for (let n = 1; names.has(unique); n++) unique = `${name}-${n}`;
    names.add(unique);
  }
  return names;
}
