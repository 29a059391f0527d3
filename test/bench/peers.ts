import { spawn } from 'node:child_process';
import path from 'node:path';
import type { CodedMedia } from '../fakes/coded-media.ts';
import type { Display } from '../fakes/display.ts';
import type { Region } from './frame-buffer.ts';
import { watchTree } from './process-tree.ts';
import { monotonicMs } from './samples.ts';
import type { Page } from './static-site.ts';
import type { Subject } from './subjects.ts';

/** Where a site of coded media and peers has its pages. */
export const peerPaths = { naive: '/naive.html', naiveBeside: '/naive-beside.html', xibo: '/xibo.html' } as const;

/**
 * The pages of the peers that play in a browser, and the media of all of them, for `serveStatic`. `beside` is where the
 * naive page has its picture when it is to have one as large as the player's.
 */
export function peerSite(
  media: CodedMedia,
  { width, height }: Pick<Display, 'width' | 'height'>,
  beside: Region,
): Record<string, Page> {
  const files = media.items.map(({ id }) => media.fileOf(id));
  return {
    ...Object.fromEntries(files.map((file) => [`/${path.basename(file)}`, { file }])),
    // Where the renderer looks for the media of its layouts, on every platform but the CMS itself.
    ...Object.fromEntries(files.map((file) => [`/xmds.php?file=${path.basename(file)}`, { file }])),
    [peerPaths.naive]: { text: naivePage(media, { x: 0, y: 0, width, height }), type: 'text/html' },
    [peerPaths.naiveBeside]: { text: naivePage(media, beside), type: 'text/html' },
    [peerPaths.xibo]: { text: xiboPage, type: 'text/html' },
    '/xibo.js': { file: path.join(xiboFolder, 'xibo-layout-renderer.min.js') },
    '/xibo.css': { file: path.join(xiboFolder, 'styles.css') },
    '/layout.xlf': { text: xiboLayout(media, width, height), type: 'text/xml' },
  };
}

/** What anyone would write first: one video whose source is changed when it has ended, and one image. */
function naivePage({ items, fileOf }: CodedMedia, { x, y, width, height }: Region): string {
  const list = items.map(({ id, kind, durationMs }) => ({ kind, src: `/${path.basename(fileOf(id))}`, durationMs }));
  return `<!doctype html><meta charset="utf-8"><title>naive</title>
<style>html, body { margin: 0; background: #000; overflow: hidden; cursor: none }
video, img { position: absolute; left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px; object-fit: fill }</style>
<video muted hidden></video><img hidden>
<script>
const list = ${JSON.stringify(list)};
const video = document.querySelector('video');
const image = document.querySelector('img');
let turn = 0;
function next() {
  const { kind, src, durationMs } = list[turn++ % list.length];
  video.hidden = kind !== 'video';
  image.hidden = kind === 'video';
  if (kind === 'video') {
    video.src = src;
    video.play();
  } else {
    image.src = src;
    setTimeout(next, durationMs);
  }
}
video.onended = next;
next();
</script>`;
}

const xiboFolder = path.resolve(import.meta.dirname, '../../node_modules/@xibosignage/xibo-layout-renderer/dist');

/** As the player for ChromeOS uses the renderer: a schedule of one layout, which begins again when it has ended. */
const xiboPage = `<!doctype html><meta charset="utf-8"><title>xibo</title>
<link rel="stylesheet" href="/xibo.css"><style>html, body { background: #000; overflow: hidden; cursor: none }</style>
<div id="preview_canvas" style="height: 100%"></div><script src="/xibo.js"></script>
<script>
const renderer = XiboLayoutRenderer.default([{ layoutId: 1, path: '/layout.xlf' }], { platform: 'chromeOS' });
renderer.init().then((ready) => ready.playSchedules(ready));
</script>`;

/** One region over the whole screen; the loop stands in it several times, so that the layout seldom begins again. */
function xiboLayout({ items, fileOf }: CodedMedia, width: number, height: number): string {
  const widgets = Array.from({ length: LOOPS_A_LAYOUT }, () => items)
    .flat()
    .map(({ id, kind, durationMs }, index) => {
      // A video of no duration plays to its end; a picture stays a second longer than it says.
      const seconds = kind === 'video' ? 0 : durationMs / 1000 - 1;
      return `<media id="${index + 1}" type="${kind}" render="native" duration="${seconds}" useDuration="${kind === 'video' ? 0 : 1}" fileId="${index + 1}" schemaVersion="1"><options><uri>${path.basename(fileOf(id))}</uri><scaleType>stretch</scaleType><mute>1</mute></options></media>`;
    });
  return `<?xml version="1.0"?><layout schemaVersion="3" width="${width}" height="${height}" bgcolor="#000000"><region id="1" width="${width}" height="${height}" top="0" left="0" zindex="1"><options/>${widgets.join('')}</region></layout>`;
}

const LOOPS_A_LAYOUT = 4;

/** mpv on a display, playing coded media in a loop with the next file opened ahead. Debian's package `mpv`. */
export function startMpv({ name, width, height }: Display, { items, fileOf }: CodedMedia): Subject {
  const pictureMs = items.find(({ kind }) => kind === 'image')?.durationMs ?? 1000;
  const startedMs = monotonicMs();
  // prettier-ignore
  const options = [
    '--no-config', '--really-quiet', '--no-input-default-bindings', '--no-osc', '--osd-level=0', '--no-osd-bar',
    '--fs', '--no-border', `--geometry=${width}x${height}+0+0`, '--cursor-autohide=always', '--keepaspect=no', '--vo=x11', '--ao=null',
    '--prefetch-playlist=yes', '--loop-playlist=inf', `--image-display-duration=${pictureMs / 1000}`,
  ];
  const child = spawn('mpv', [...options, ...items.map(({ id }) => fileOf(id))], {
    // A session of its own, so that its tree can be watched, and ended, apart.
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], DISPLAY: name, HOME: '/nonexistent', LANG: 'C.UTF-8' },
  });
  child.once('error', (error) => console.error(`mpv: ${error.message}`));
  const tree = watchTree(child.pid ?? 0);
  return { startedMs, tree, end: () => tree.end() };
}
