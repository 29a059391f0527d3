import { readFileSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { collectLicences } from './pack/licences.ts';
import pkg from './package.json' with { type: 'json' };

const node = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'electron', /^electron\//];
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const WASM_FILES = [
  'mediainfo.js/MediaInfoModule.wasm',
  'zxing-wasm/reader/zxing_reader.wasm',
  '@hyzyla/pdfium/pdfium.wasm',
] as const;

/** The WebAssembly that media, codes and PDF are read with, beside the programs (publish/check/wasm-file.ts). */
const wasmFiles: Plugin = {
  name: 'wasm-files',
  applyToEnvironment: ({ name }) => name === 'main',
  generateBundle() {
    const { resolve } = createRequire(import.meta.url);
    for (const specifier of WASM_FILES) {
      const fileName = specifier.slice(specifier.lastIndexOf('/') + 1);
      this.emitFile({ type: 'asset', fileName, source: readFileSync(resolve(specifier)) });
    }
  },
};

/** Beside the modules: packages of which only files are taken. */
const licences = collectLicences(
  ['mediainfo.js', 'zxing-wasm', '@hyzyla/pdfium', '@fontsource/be-vietnam-pro'].map((name) =>
    at(`./node_modules/${name}`),
  ),
);

/**
 * One build, six places: the page, for any Chromium; the page of the preview, and the one that reads the codes of screens
 * without a line, each one file that can be sent by mail; the
 * programs, for the Node that Electron embeds; what brings newer versions; and Electron's preload, which a sandbox loads
 * only as one CommonJS file.
 */
export default defineConfig({
  root: at('./renderer'),
  base: './',
  define: { __VERSION__: JSON.stringify(pkg.version) },
  // Of its two builds the bundler would take the one for browsers, which fetches its WebAssembly.
  resolve: { alias: [{ find: /^mediainfo\.js$/, replacement: at('./node_modules/mediainfo.js/dist/esm/index.js') }] },
  plugins: [
    {
      ...(viteSingleFile({ useRecommendedBuildConfig: false }) as Plugin),
      applyToEnvironment: ({ name }) => name === 'preview' || name === 'digest',
    },
    wasmFiles,
    licences.plugin,
  ] as Plugin[],
  environments: {
    client: {
      build: {
        outDir: at('./out/page'),
        emptyOutDir: true,
        target: 'chrome140',
        assetsInlineLimit: 0,
        modulePreload: false,
      },
    },
    preview: {
      consumer: 'client',
      build: {
        outDir: at('./out/preview'),
        emptyOutDir: true,
        target: 'chrome140',
        assetsInlineLimit: () => true,
        cssCodeSplit: false,
        modulePreload: false,
        rolldownOptions: { input: at('./renderer/preview.html'), output: { codeSplitting: false } },
      },
    },
    digest: {
      consumer: 'client',
      build: {
        outDir: at('./out/digest'),
        emptyOutDir: true,
        // Phones that are some years old read codes as well.
        target: ['chrome111', 'safari16.4', 'firefox121'],
        assetsInlineLimit: () => true,
        cssCodeSplit: false,
        modulePreload: false,
        rolldownOptions: { input: at('./renderer/digest.html'), output: { codeSplitting: false } },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'], conditions: ['node', 'import', 'module', 'default'] },
      build: {
        outDir: at('./out/main'),
        emptyOutDir: true,
        target: 'node24',
        ssr: true,
        minify: false,
        rolldownOptions: {
          input: {
            cli: at('./cli/main.ts'),
            electron: at('./electron/main.ts'),
            player: at('./player/main.ts'),
            'report-worker': at('./report/daily/worker.ts'),
            'journal-worker': at('./player/journal/journal-worker.ts'),
          },
          external: node,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    // Brings newer versions: one file, for it is kept apart while its own package is replaced (update/main.ts).
    updater: {
      consumer: 'server',
      resolve: { noExternal: true, conditions: ['node', 'import', 'module', 'default'] },
      build: {
        outDir: at('./out/updater'),
        emptyOutDir: true,
        target: 'node24',
        ssr: true,
        minify: false,
        rolldownOptions: {
          input: { updater: at('./update/main.ts') },
          external: node,
          output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: at('./out/preload'),
        emptyOutDir: true,
        target: 'node24',
        ssr: true,
        minify: false,
        rolldownOptions: {
          input: { preload: at('./electron/preload.ts') },
          external: node,
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
      writeFileSync(at('./out/licences.txt'), licences.text());
    },
  },
});
