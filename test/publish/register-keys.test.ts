import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publicTextOf } from '../../player/journal/seals.ts';
import { readRegister } from '../../publish/register/register.ts';

const key = publicTextOf(generateKeyPairSync('ed25519').privateKey);
const before = publicTextOf(generateKeyPairSync('ed25519').privateKey);
const read = (cell: string, head = 'public key') =>
  readRegister(Buffer.from(`id,name,${head}\nbx-1,Bến xe,\nbx-2,Chợ,"${cell}"\n`), 'so.csv');

describe('the public keys in a register', () => {
  it('are what `plays key` prints, of the machine and of those before it, in either alphabet of base64', () => {
    const other = Buffer.from(before, 'base64url').toString('base64');

    expect(read(`${key}, ${other}`)).toMatchObject({ screens: [{ id: 'bx-1' }, { publicKeys: [key, other] }] });
  });

  it.each(['ABC', '#NAME?', 'chưa có', `${'A'.repeat(42)}`, `${'A'.repeat(44)}`])(
    'are not taken for keys where they are none, such as "%s": told with row, column and what a key looks like',
    (cell) => {
      const refused = read(`${key}, ${cell}`, 'Khóa công khai');

      expect(refused).toMatchObject({ kind: 'refused', words: [{}] });
      const [words] = refused.kind === 'refused' ? refused.words : [];
      expect(words?.en).toMatch(/^so\.csv, row 3, column "Khóa công khai": .*"plays key".* 32 bytes in base64 /);
      expect(words?.en).toContain(`got "${cell}"`);
      expect(words?.vi).toMatch(/^so\.csv, dòng 3, cột "Khóa công khai": .*"plays key".* để trống/);
    },
  );
});
