import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Asar from '@electron/asar';
import type * as Fuses from '@electron/fuses';

/** The very libraries that electron-builder packs with, which are no packages of ours. */
const { resolve } = createRequire(import.meta.url);
const ofBuilder = createRequire(createRequire(resolve('electron-builder')).resolve('app-builder-lib'));
export const fuses = ofBuilder('@electron/fuses') as typeof Fuses;
export const asar = ofBuilder('@electron/asar') as typeof Asar;
export const resedit = ofBuilder('resedit') as ResEdit;
export const { load: readYaml } = ofBuilder('js-yaml') as { load(text: string): unknown };

/** The part of resedit that is used here; its own types bring those of a browser with them. */
interface ResEdit {
  readonly NtExecutable: {
    createEmpty(is32Bit: boolean, isLibrary: boolean): NtExecutable;
    from(program: Buffer): NtExecutable;
  };
  readonly NtExecutableResource: {
    from(program: NtExecutable): {
      readonly entries: { readonly type: number | string; readonly id: number | string; readonly bin: ArrayBuffer }[];
      outputResource(program: NtExecutable): void;
    };
  };
  readonly Resource: {
    readonly VersionInfo: { create(version: object): { outputToResourceEntries(entries: object[]): void } };
  };
}

interface NtExecutable {
  generate(): ArrayBuffer;
}

/** electron-builder's own command line. */
export const builderProgram = resolve('electron-builder/cli.js');

/**
 * Lays a folder that looks like what Electron's download unpacks to, as far as electron-builder handles it: the program,
 * which can be given fuses and (on Windows) resources, a language that is kept and one that is not, and what lies about.
 */
export function standInDist(dir: string, system: 'linux' | 'win32'): void {
  const write = (name: string, content: Buffer | string, mode = 0o644) => {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), content, { mode });
  };
  if (system === 'linux') write('electron', Buffer.concat([Buffer.from('\x7fELF stand-in'), fuseWire]), 0o755);
  else write('electron.exe', Buffer.concat([portableExecutable(), fuseWire]));
  for (const name of [...common, ...(system === 'linux' ? onLinux : onWindows)]) write(name, `stand-in of ${name}`);
  for (const language of ['de', 'en-US', 'vi']) write(`locales/${language}.pak`, language);
}

/** The fuses of Electron 45 as it ships, behind the mark that they are found by (electron's docs, fuses.md). */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
]);

const common = ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak', 'snapshot_blob.bin', 'version'];
const onLinux = ['chrome-sandbox', 'chrome_crashpad_handler', 'libffmpeg.so'];
const onWindows = ['ffmpeg.dll', 'vulkan-1.dll'];

/** A program for Windows with the resources that are edited, and no code. */
function portableExecutable(): Buffer {
  const program = resedit.NtExecutable.createEmpty(false, false);
  const resources = resedit.NtExecutableResource.from(program);
  const language = { lang: 1033, codepage: 1200 };
  const version = resedit.Resource.VersionInfo.create({
    lang: language.lang,
    fixedInfo: {},
    strings: [{ ...language, values: { ProductName: 'Electron' } }],
  });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}
