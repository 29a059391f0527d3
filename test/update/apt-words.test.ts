import { describe, expect, it } from 'vitest';
import { complaintOf, readRecords, unheard } from '../../update/apt-words.ts';

describe('readRecords', () => {
  it('reads records as apt-cache show prints them', () => {
    const text =
      'Package: a\nVersion: 2.0\nPhased-Update-Percentage: 10\nDescription: one\n two: three\n\nPackage: a\nVersion: 1.0\n\n';

    expect(readRecords(text)).toEqual([
      { Package: 'a', Version: '2.0', 'Phased-Update-Percentage': '10', Description: 'one' },
      { Package: 'a', Version: '1.0' },
    ]);
    expect(readRecords('')).toEqual([]);
  });
});

describe('what it means that apt was not served', () => {
  it.each([
    [
      'unreachable',
      'E: Failed to fetch http://10.0.0.9/dists/stable/InRelease  Could not connect to 10.0.0.9:80 (10.0.0.9).',
    ],
    ['unreachable', "W: Temporary failure resolving 'updates.example.org'"],
    ['unreachable', "E: Clearsigned file isn't valid, got 'NOSPLIT' (does the network require authentication?)"],
    ['unreachable', 'E: Could not get lock /x/lists/lock. It is held by process 12 (apt-get)'],
    [
      'refused',
      "W: GPG error: http://x stable InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 0123456789ABCDEF",
    ],
    ['refused', "E: The repository 'http://x stable InRelease' is not signed."],
    [
      'refused',
      'W: OpenPGP signature verification failed: http://x stable InRelease: Missing key 0123, which is needed to verify signature.',
    ],
    ['refused', 'E: Release file for http://x/dists/stable/InRelease is expired (invalid since 3d 2h 1min 5s).'],
    [
      'unreachable',
      'E: Release file for http://x/dists/stable/InRelease is not valid yet (invalid for another 1h 5min 5s).',
    ],
    ['refused', "E: The repository 'http://x stable Release' does not have a Release file."],
    ['refused', 'E: Write error - write (28: No space left on device)'],
  ])('%s: %s', (kind, stderr) => {
    expect(unheard(`Reading package lists...\n${stderr}\n`)).toEqual({ kind, why: stderr });
  });

  it('tells the last two complaints on one line, and not a book', () => {
    expect(complaintOf('Get:1\nW: one\nE: two\nE: three\n')).toBe('E: two; E: three');
    expect(complaintOf('dpkg: error processing archive\nfurther words')).toBe('dpkg: error processing archive');
    expect(complaintOf(`E: ${'x'.repeat(2000)}`).length).toBeLessThan(420);
  });
});
