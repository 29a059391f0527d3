import path from 'node:path';
import { expect, it } from 'vitest';
import { collectLicences, packageDirOf } from '../../pack/licences.ts';
import { root } from '../../pack/source.ts';

it.each([
  ['/clone/node_modules/zod/v4/index.js', '/clone/node_modules/zod'],
  ['/clone/node_modules/@lit/reactive-element/reactive-element.js', '/clone/node_modules/@lit/reactive-element'],
  ['/clone/node_modules/a/node_modules/b/b.js', '/clone/node_modules/a/node_modules/b'],
  ['\0/clone/node_modules/qrcode/lib/core.js?commonjs', '/clone/node_modules/qrcode'],
  ['/clone/core/turns.ts', undefined],
])('finds whose the module %s is', (module, dir) => {
  expect(packageDirOf(module)).toBe(dir);
});

it('gives each package once with its version and the words of its licence', () => {
  const zod = path.join(root, 'node_modules', 'zod');

  const text = collectLicences([zod, zod, path.join(root, 'node_modules', '@fontsource', 'be-vietnam-pro')]).text();

  expect(text.match(/^zod \d+\.\d+\.\d+ \(MIT\)$/gm)).toHaveLength(1);
  expect(text).toContain('Permission is hereby granted');
  expect(text).toMatch(/^@fontsource\/be-vietnam-pro .*OFL/m);
});
