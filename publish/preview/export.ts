import { stat } from 'node:fs/promises';
import path from 'node:path';
import { exitCodes } from '../../core/exit-codes.ts';
import type { PreviewFile } from '../../core/preview-data.ts';
import type { Lang } from '../../core/words.ts';
import { writeDurably } from '../../player/durable.ts';
import { loadBuiltPage, pageWithData } from './built-page.ts';
import { embeddedFiles } from './page-data.ts';
import { startPreview, type PreviewRequest, type PreviewWorld } from './preview.ts';

/**
 * Writes the preview as one file that opens anywhere, also on a phone and without a network, and says what it had to
 * leave out. Gives the exit code.
 *
 * @param force  whether a file that is there may be replaced
 */
export async function exportPreview(
  request: PreviewRequest,
  world: PreviewWorld,
  { file, force }: { readonly file: string; readonly force: boolean },
): Promise<number> {
  const say = says[request.lang];
  const out = path.resolve(file);
  const isThere = await stat(out).then(
    () => true,
    () => false,
  );
  if (isThere && !force) {
    world.say(say.isThere(file));
    return exitCodes.usage;
  }
  const folder = path.dirname(out);
  if (!(await isFolder(folder))) {
    world.say(say.noFolder(folder));
    return exitCodes.usage;
  }
  const started = await startPreview(request, world);
  if (started === undefined) return exitCodes.faulty;
  const { named, media, data } = started.previewed;
  try {
    const files = await embeddedFiles(named, media);
    const page = await loadBuiltPage(world.pageFile);
    const html = pageWithData(page, { ...data, files: { ...files }, exportedAt: world.now() });
    await writeDurably(out, html);
    const mebibytes = (Buffer.byteLength(html) / 2 ** 20).toFixed(1);
    world.say(say.written(file, mebibytes));
    for (const why of ['missing', 'room', 'clip'] as const) {
      const left = namesOf(files, why);
      if (left.length > 0) world.say(say.left[why](left.length, shortened(left)));
    }
    return exitCodes.ok;
  } finally {
    await media.close();
  }
}

async function isFolder(at: string): Promise<boolean> {
  const is = await stat(at).catch(() => undefined); // told as missing
  return is?.isDirectory() ?? false;
}

function namesOf(files: Readonly<Record<string, PreviewFile>>, why: string): readonly string[] {
  return Object.entries(files).flatMap(([url, file]) => (file.kind === 'absent' && file.why === why ? [url] : []));
}

function shortened(names: readonly string[]): string {
  return `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ', …' : ''}`;
}

const MOST_NAMES = 5;

const says = {
  en: {
    isThere: (file: string) => `${file} is there already, and nothing was written; --force replaces it`,
    noFolder: (folder: string) =>
      `there is no folder ${folder}, and nothing was written; make it first, or mend the path`,
    written: (file: string, mebibytes: string) => `written: ${file}, ${mebibytes} MiB`,
    left: {
      missing: (count: number, names: string) => `not found, so not in the page: ${count} (${names})`,
      room: (count: number, names: string) => `beyond 8 MiB of pictures, so not in the page: ${count} (${names})`,
      clip: (count: number, names: string) =>
        `clips, sounds and captions are told of, not in the page: ${count} (${names})`,
    },
  },
  vi: {
    isThere: (file: string) => `${file} đã có sẵn nên chưa ghi gì; thêm --force để ghi đè`,
    noFolder: (folder: string) =>
      `không có thư mục ${folder} nên chưa ghi gì; hãy tạo thư mục này trước hoặc sửa lại đường dẫn`,
    written: (file: string, mebibytes: string) => `đã ghi: ${file}, ${mebibytes.replace('.', ',')} MiB`,
    left: {
      missing: (count: number, names: string) => `không tìm thấy nên không có trong trang: ${count} (${names})`,
      room: (count: number, names: string) => `quá 8 MiB ảnh nên không có trong trang: ${count} (${names})`,
      clip: (count: number, names: string) =>
        `clip, âm thanh và phụ đề chỉ được ghi chú, không nằm trong trang: ${count} (${names})`,
    },
  },
} as const satisfies Record<Lang, unknown>;
