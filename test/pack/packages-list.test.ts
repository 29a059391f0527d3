import { expect, it } from 'vitest';
import { packagesList, readPackagesList } from '../../pack/packages-list.ts';

const list = `Package: bluezone-kiosk-chromium
Version: 2.0
Architecture: amd64
Filename: pool/bluezone-kiosk-chromium_2.0_amd64.deb
Description: fullscreen player
 Loops clips.
Phased-Update-Percentage: 10

Package: bluezone-kiosk-chromium
Version: 1.0
Architecture: amd64
Filename: pool/bluezone-kiosk-chromium_1.0_amd64.deb
Description: fullscreen player

`;

it('reads and writes an index of packages with the share of each version', () => {
  const read = readPackagesList(list);

  expect(read.map(({ version, percent, file }) => [version, percent, file])).toEqual([
    ['2.0', 10, 'pool/bluezone-kiosk-chromium_2.0_amd64.deb'],
    ['1.0', 100, 'pool/bluezone-kiosk-chromium_1.0_amd64.deb'],
  ]);
  expect(packagesList(read)).toBe(list);
  expect(packagesList(read.map((one) => ({ ...one, percent: 0 })))).toContain(
    ' Loops clips.\nPhased-Update-Percentage: 0\n\nPackage:',
  );
  expect(packagesList(read.map((one) => ({ ...one, percent: 100 })))).not.toContain('Phased');
});
