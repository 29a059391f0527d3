import path from 'node:path';
import { parseArgs } from 'node:util';
import open from 'open';
import { exitCodes } from '../core/exit-codes.ts';
import { readPort, readScreenId, readTags } from '../core/play-options.ts';
import { loadBundledCampaign } from '../player/campaign.ts';
import { reasonOf } from '../player/log.ts';
import { exportPreview } from '../publish/preview/export.ts';
import { servePreview, type PreviewRequest, type PreviewWorld } from '../publish/preview/preview.ts';
import { langOf } from './lang.ts';
import { BadQuery, isUsage, readInstantOption } from './schedule-query.ts';

/** `bluezone-kiosk preview`: shows a playlist's week in a browser and follows the file, or writes the page to a file. */
export async function preview(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [where, ...rest] = positionals;
    if (where === undefined || rest.length > 0)
      throw new BadQuery('name one playlist: a file, a folder or an http(s) address');
    const lang = langOf(values.lang, process.env);
    if (lang === undefined) throw new BadQuery(`--lang: must be vi or en, got ${JSON.stringify(values.lang)}`);
    const port = values.port === undefined ? 0 : readPort(values.port);
    if (port === undefined)
      throw new BadQuery(`--port: must be a port from 1024 to 65535, got ${JSON.stringify(values.port)}`);
    const request: PreviewRequest = {
      where,
      screen: { id: screenId(values.screen), tags: tagsOf(values.tags) },
      at: (timeZone) => (values.at === undefined ? undefined : readInstantOption('--at', values.at, 0, timeZone)),
      pageLang: values.lang === undefined ? undefined : lang,
      lang,
    };
    const world = await builtWorld();
    if (values.export !== undefined)
      return await exportPreview(request, world, { file: values.export, force: values.force });

    const ending = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
    const show = async (url: string, ticketUrl: string) => {
      process.stdout.write(`${url}\n`);
      if (!values['no-open'] && hasDisplay()) await openInBrowser(ticketUrl);
    };
    return await servePreview(request, world, { port, show, signal: ending.signal });
  } catch (error) {
    if (!(error instanceof BadQuery) && !isUsage(error)) throw error;
    say(reasonOf(error));
    return exitCodes.usage;
  }
}

const options = {
  screen: { type: 'string' },
  tags: { type: 'string' },
  at: { type: 'string' },
  export: { type: 'string' },
  force: { type: 'boolean', default: false },
  port: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
  lang: { type: 'string' },
} as const;

/** What was built, and what ships beside it. */
async function builtWorld(): Promise<PreviewWorld> {
  const at = (...parts: string[]) => path.resolve(import.meta.dirname, '..', ...parts);
  const { playlist } = await loadBundledCampaign(at('..', 'media'));
  return {
    pageFile: at('preview', 'preview.html'),
    overlays: playlist.overlays ?? false,
    ...{ say, fetch, now: Date.now },
  };
}

function screenId(value: string | undefined): string {
  const id = value === undefined ? '' : readScreenId(value);
  if (id === undefined)
    throw new BadQuery(`--screen: must be letters, digits, dots, dashes and underscores, got ${JSON.stringify(value)}`);
  return id;
}

function tagsOf(value: string | undefined): readonly string[] {
  const tags = value === undefined ? [] : readTags(value);
  if (tags === undefined)
    throw new BadQuery(`--tags: must be a list such as province=binh-phuoc,venue=lobby, got ${JSON.stringify(value)}`);
  return tags;
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
}

/** The address was printed, so a machine without a browser loses nothing. */
async function openInBrowser(url: string): Promise<void> {
  await open(url).catch((error: unknown) => say(`no browser was opened: ${reasonOf(error)}`));
}

function say(line: string): void {
  process.stderr.write(`bluezone-kiosk preview: ${line}\n`);
}
