import { build } from 'vite';

/** Bundles programs into `<name>.mjs` each: one file starts in a third of the time of a hundred. */
export async function bundle(programs: Readonly<Record<string, string>>, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ...{ outDir, emptyOutDir: false, target: 'node24', ssr: true },
      rollupOptions: {
        input: programs,
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}
