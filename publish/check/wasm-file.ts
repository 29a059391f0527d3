import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The path of a WebAssembly file: beside the built program, where the build puts it, else in the package. Never from
 * the network, as the packages would have it.
 */
export function wasmFile(specifier: `${string}.wasm`): string {
  const beside = join(import.meta.dirname, specifier.slice(specifier.lastIndexOf('/') + 1));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(specifier);
}
