import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What each room may import: rooms of ours, and packages. `node` stands for Node's own modules. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: ['zod', 'temporal-polyfill', 'qrcode'],
  player: ['core', 'node', 'bonjour-service', 'conf', 'ws', 'undici'],
  renderer: ['core', 'lit', 'qr', '@fontsource/be-vietnam-pro'],
  electron: ['core', 'player', 'node', 'electron', 'electron-store'],
  chromium: ['core', 'player', 'node'],
  machine: ['core', 'player', 'node', 'zod'],
  update: ['core', 'player', 'node', 'zod'],
  publish: [
    'core',
    'player',
    'node',
    'zod',
    'mediainfo.js',
    '@hyzyla/pdfium',
    'pngjs',
    'zxing-wasm',
    'csv-parse',
    'jsonc-parser',
    'read-excel-file',
    '@xmldom/xmldom',
  ],
  report: ['core', 'player', 'publish', 'node', 'zod', 'get-east-asian-width', 'write-excel-file', 'fflate'],
  doctor: ['core', 'player', 'publish', 'node'],
  cli: ['core', 'player', 'publish', 'report', 'doctor', 'chromium', 'machine', 'update', 'node', 'open'],
  media: ['core', 'node', '@playwright/test'],
  pack: ['core', 'machine', 'node', 'fflate', 'vite'],
};

const root = path.resolve(import.meta.dirname, '..');

function sourcesOf(room: string): readonly string[] {
  return readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => `${room}/${name.split(path.sep).join('/')}`);
}

/** What a file imports: files of ours as `room/file.ts`, packages by their names. */
function importsOf(file: string, text = readFileSync(path.join(root, file), 'utf8')): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    const specifier = fileName.replace(/\?.*$/, '');
    if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
    if (specifier.startsWith('node:')) return 'node';
    return specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  });
}

const files = Object.keys(mayImport).flatMap(sourcesOf);

describe('the house', () => {
  it.each(Object.entries(mayImport))('%s imports only what it may know', (room, allowed) => {
    const strays = sourcesOf(room).flatMap((file) =>
      importsOf(file)
        .filter((target) => {
          const targetRoom = target.split('/')[0] ?? '';
          const ours = files.includes(target) || target in mayImport || Object.keys(mayImport).includes(targetRoom);
          return ours
            ? targetRoom !== room && !allowed.includes(targetRoom)
            : !allowed.includes(target) && !/\.(css|json|woff2)$/.test(target);
        })
        .map((target) => `${file} → ${target}`),
    );

    expect(strays).toEqual([]);
  });

  it('only main and preload of electron load Electron itself', () => {
    const loads = sourcesOf('electron').filter((file) =>
      /^import (?!type\b)[^;]*['"]electron['"]/m.test(readFileSync(path.join(root, file), 'utf8')),
    );

    expect(loads.filter((file) => !['electron/main.ts', 'electron/preload.ts'].includes(file))).toEqual([]);
  });

  it('carries nothing to the page that only checks what comes in: a screen that is switched on waits for it', () => {
    const loaded = new Set<string>();
    const load = (file: string) => {
      if (loaded.has(file)) return;
      loaded.add(file);
      if (!files.includes(file)) return;
      const text = readFileSync(path.join(root, file), 'utf8').replace(/^(import|export) type [^;]*;/gm, '');
      importsOf(file, text).forEach(load);
    };
    load('renderer/main.ts');

    expect([...loaded]).toContain('core/playback.ts');
    expect([...loaded]).not.toContain('zod');
  });

  it('has no circles', () => {
    const graph = new Map(files.map((file) => [file, importsOf(file).filter((target) => files.includes(target))]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]) => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) {
        for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
        done.add(file);
      }
    };
    for (const file of files) visit(file, []);

    expect(circles).toEqual([]);
  });
});
