import path from 'node:path';
import open from 'open';
import { readPort } from '../core/setting-readers.ts';
import { loadBundledCampaign } from '../player/campaign.ts';
import type { Fetch } from '../player/fetch-capped.ts';
import { reasonOf } from '../player/log.ts';
import type { Lang } from '../core/words.ts';
import { pdfsIn, pdfWords } from '../publish/folder-pdfs.ts';
import { exportPreview } from '../publish/preview/export.ts';
import { servePreview, type PreviewRequest, type PreviewWorld } from '../publish/preview/preview.ts';
import { answer, Refused, wrongValue } from './command-line.ts';
import { networkOf } from './network.ts';
import { forms, readHoursOption, readInstantOption, readScreenOption, readTagsOption } from './option-values.ts';

/** `bluezone-kiosk preview`: shows a playlist's week in a browser and follows the file, or writes the page to a file. */
export async function preview(args: readonly string[]): Promise<number> {
  return answer('preview', args, async ({ values, positionals, lang }) => {
    const [where, ...rest] = positionals;
    if (where === undefined || rest.length > 0)
      throw new Refused({
        en: 'name one playlist: a file, a folder or an http(s) address',
        vi: 'phải nêu đúng một danh sách phát: tệp, thư mục hoặc địa chỉ http(s)',
      });
    const port = values.port === undefined ? 0 : readPort(values.port);
    if (port === undefined) throw wrongValue('--port', forms.port, values.port);
    const at = readInstantOption('--at', values.at, Date.now);
    const fetch = networkOf(values);
    const request: PreviewRequest = {
      where,
      screen: { id: readScreenOption(values.screen) ?? '', tags: readTagsOption(values.tags) ?? [] },
      hours: readHoursOption(values.hours, values['outside-hours']),
      at: (timeZone) => (values.at === undefined ? undefined : at(timeZone)),
      pageLang: values.lang === undefined ? undefined : lang,
      lang,
    };
    const world = await builtWorld(fetch);
    await tellPdfs(where, lang);
    if (values.export !== undefined)
      return await exportPreview(request, world, { file: values.export, force: values.force });

    const ending = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
    const show = async (url: string, ticketUrl: string) => {
      process.stdout.write(`${url}\n`);
      if (!values['no-open'] && hasDisplay()) await openInBrowser(ticketUrl);
    };
    return await servePreview(request, world, { port, show, signal: ending.signal });
  });
}

/** What was built, and what ships beside it. */
async function builtWorld(fetch: Fetch): Promise<PreviewWorld> {
  const at = (...parts: string[]) => path.resolve(import.meta.dirname, '..', ...parts);
  const { playlist } = await loadBundledCampaign(at('..', 'media'));
  return {
    pageFile: at('preview', 'preview.html'),
    overlays: playlist.overlays ?? false,
    ...{ say, fetch, now: Date.now },
  };
}

/** What `publish` will show of a folder, and this does not. */
async function tellPdfs(where: string, lang: Lang): Promise<void> {
  const pdfs = await pdfsIn(where);
  if (pdfs.length > 0) say(pdfWords(pdfs)[lang]);
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
