import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { plays } from '../../cli/plays.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { readChain } from '../../player/journal/read-chain.ts';
import { publicTextOf } from '../../player/journal/seals.ts';
import { keyIdOf } from '../../player/trust/public-key.ts';
import { digestLineOf, someDigest } from '../fakes/digest.ts';
import { said } from './said.ts';
import { newMachine } from './shown-plays.ts';

let dir: string;
let data: string;
let shown: Awaited<ReturnType<typeof newMachine>>['shown'];
beforeEach(async () => {
  ({ dir, data, shown } = await newMachine());
});

describe('plays key', () => {
  it('prints what is to stand in screens.csv, and nothing else', async () => {
    const { publicKey } = await shown(1);

    expect(await said(plays, ['key', '--data-dir', data])).toMatchObject({ exitCode: 0, stdout: `${publicKey}\n` });
  });

  it('makes none', async () => {
    const { exitCode, stderr } = await said(plays, ['key', '--data-dir', data]);

    expect(exitCode).toBe(exitCodes.dataDirUnusable);
    expect(stderr).toContain('no key in');
  });
});

describe('plays verify', () => {
  it('takes no record at all for a fault, though it lies there under another name, and says what to do', async () => {
    const { delivered } = await shown(1);
    const mistaken = path.join(dir, 'mistaken');
    mkdirSync(mistaken);
    for (const name of ['nothing', 'plays.txt']) {
      if (name === 'plays.txt') writeFileSync(path.join(mistaken, name), readFileSync(delivered));
      const { exitCode, stdout } = await said(plays, ['verify', mistaken]);
      expect(exitCode).toBe(exitCodes.faulty);
      expect(stdout).toMatch(
        /^ {2}nothing to verify: .*mistaken, .*deliver.* --data-dir .*\nNothing was verified\.\n$/,
      );
    }
    const scripts = await said(plays, ['verify', mistaken, '--json', '--lang', 'vi']);
    expect(scripts.exitCode).toBe(exitCodes.faulty);
    expect(JSON.parse(scripts.stdout)).toMatchObject({
      ...{ ok: false, chains: [] },
      findings: [{ kind: 'empty', places: [mistaken], message: expect.stringContaining('không có bản ghi') as string }],
    });
  });

  it('takes the journal of a player that has shown nothing for no record', async () => {
    await shown(0);

    const { exitCode, stdout } = await said(plays, ['verify', '--data-dir', data]);
    expect(exitCode).toBe(exitCodes.faulty);
    expect(stdout).toContain(`there is no record of plays in ${path.join(data, 'journal.sqlite')}`);
  });

  it('says of a folder that holds nothing but digests that no chain is there, which is no fault', async () => {
    writeFileSync(path.join(dir, 'bao-cao.jsonl'), `${digestLineOf(someDigest)}\n`);

    const { exitCode, stdout } = await said(plays, ['verify', dir]);
    expect(exitCode).toBe(exitCodes.ok);
    expect(stdout).toMatch(/^In .* are sums .* no record whose chain could be verified\.\n$/);
  });

  it('does not say of what it cannot read that nothing is there', async () => {
    const damaged = path.join(dir, 'journal.sqlite');
    writeFileSync(damaged, 'x'.repeat(5_000));

    const { exitCode, stdout } = await said(plays, ['verify', damaged]);
    expect(exitCode).toBe(exitCodes.faulty);
    expect(stdout).toContain(`unreadable: ${damaged}`);
    expect(stdout).not.toContain('nothing to verify');
  });

  it('reads nothing where one of the names is a slip, and names that one only', async () => {
    const { delivered } = await shown(2);
    const { exitCode, stdout, stderr } = await said(plays, ['verify', delivered, path.join(dir, 'delivred')]);

    expect([exitCode, stdout]).toEqual([exitCodes.usage, '']);
    expect(stderr).toContain(`there is no file or folder ${path.join(dir, 'delivred')}; nothing was read`);
  });

  it('names the folder into which a machine delivers beside its key', async () => {
    const { delivered, publicKey } = await shown(2);
    const folder = keyIdOf(publicKey);

    expect((await said(plays, ['verify', delivered])).stdout).toContain(`with ${publicKey} (folder ${folder})`);
    const { stdout } = await said(plays, ['verify', delivered, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ chains: [{ key: publicKey, folder }] });
  });

  it('finds nothing wrong with a data directory, nor with what was delivered of it', async () => {
    const { delivered } = await shown(5);

    for (const where of [['--data-dir', data], [delivered]]) {
      const { exitCode, stdout } = await said(plays, ['verify', ...where]);
      expect(exitCode).toBe(exitCodes.ok);
      expect(stdout).toContain('lobby: entries 1 to 5, complete to 5, sealed to 5');
    }
  });

  it('says of lines that were printed that they prove nothing, and what to take instead', async () => {
    await shown(2);
    const printed = path.join(dir, 'printed.jsonl');
    await said(plays, ['--data-dir', data, '--out', printed]);
    const { exitCode, stdout } = await said(plays, ['verify', printed]);
    const vietnamese = await said(plays, ['verify', printed, '--lang', 'vi']);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(stdout).toMatch(/line 1: it was printed by `plays`.* proves nothing: take .* journal\.sqlite/);
    expect(vietnamese.stdout).toMatch(/do lệnh `plays` in ra để xem.* journal\.sqlite/);
  });

  it('says in Vietnamese what was changed, with exit code 1', async () => {
    const { delivered } = await shown(5);
    writeFileSync(delivered, readFileSync(delivered, 'utf8').replace('=clip-3', '=clip-9'));
    const { exitCode, stdout } = await said(plays, ['verify', delivered, '--lang', 'vi']);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(stdout).toContain(`bị sửa: bản ghi 3 ở dòng 3 của ${delivered}`);
  });

  it('tells scripts all of it', async () => {
    const { delivered, hash, publicKey } = await shown(5);
    const lines = readFileSync(delivered, 'utf8').split('\n');
    writeFileSync(delivered, lines.slice(0, 4).join('\n'));
    const { exitCode, stdout } = await said(plays, ['verify', delivered, '--json', '--seen', `5.${hash.slice(0, 8)}`]);

    expect(exitCode).toBe(exitCodes.faulty);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      chains: [{ key: null, last: 4 }],
      findings: [
        { kind: 'unsealed' },
        { kind: 'cut', seq: 5, last: 4, message: expect.stringContaining('cut off') as string },
      ],
    });
    expect([...readChain(path.join(data, 'journal.sqlite'))].at(-1)).toContain(publicKey);
  });

  it('does not take a register that cannot be read for a record that is not whole', async () => {
    const { delivered } = await shown(1);
    const screens = path.join(dir, 'screens.csv');
    writeFileSync(screens, 'name,district\nSảnh,Huyện Cao Lộc\n');
    const { exitCode, stderr } = await said(plays, ['verify', delivered, '--screens', screens]);

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toContain(screens);
  });

  it('takes what fleet --json has written of many screens, to find whose end is cut off', async () => {
    const { delivered, hash } = await shown(5);
    const seen = path.join(dir, 'seen.json');
    const told = (id: string, seq: number) => ({ id, journal: { seq, hash: hash.slice(0, 8), trouble: null } });
    const verified = async (...screens: readonly object[]) => {
      writeFileSync(seen, JSON.stringify({ ok: true, screens: [...screens, { id: 'never', journal: null }] }));
      return said(plays, ['verify', delivered, '--seen', seen]);
    };

    expect(await verified(told('lobby', 5))).toMatchObject({ exitCode: exitCodes.ok });
    const lacking = await verified(told('lobby', 5), told('hall', 812));
    expect(lacking.exitCode).toBe(exitCodes.faulty);
    expect(lacking.stdout).toContain('cut off: the player of hall has told the web server of entry 812, and nothing');
    const nothing = await verified();
    expect(nothing.exitCode).toBe(exitCodes.usage);
    expect(nothing.stderr).toContain('no screen in it tells how far');
  });

  it.each([
    ['<html>', 'is no JSON'],
    ['{"counts":{}}', 'is not what fleet --json writes'],
    ['{"screens":[{"id":"a","journal":{"seq":-1,"hash":"x"}}]}', 'is not what fleet --json writes'],
  ])('does not take %s for what screens have told', async (text, words) => {
    const seen = path.join(dir, 'seen.json');
    writeFileSync(seen, text);
    const { exitCode, stderr } = await said(plays, ['verify', dir, '--seen', seen]);

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toContain(words);
  });

  it('asks the register whose key it is', async () => {
    const { delivered, publicKey } = await shown(2);
    const screens = path.join(dir, 'screens.csv');
    const verified = async (key: string) => {
      writeFileSync(screens, `id,name,public key\nlobby,Sảnh,${key}\n`);
      return said(plays, ['verify', delivered, '--screens', screens]);
    };

    const another = publicTextOf(generateKeyPairSync('ed25519').privateKey);
    expect(await verified(publicKey)).toMatchObject({ exitCode: exitCodes.ok });
    expect(await verified(another)).toMatchObject({ exitCode: exitCodes.faulty });
  });

  it('accuses no machine where what stands in the register is no key', async () => {
    const { delivered } = await shown(2);
    const screens = path.join(dir, 'screens.csv');
    writeFileSync(screens, 'id,name,public key\nlobby,Sảnh,ABC\n');
    const { exitCode, stdout, stderr } = await said(plays, ['verify', delivered, '--screens', screens]);

    expect([exitCode, stdout]).toEqual([exitCodes.usage, '']);
    expect(stderr).toContain(`${screens}, row 2, column "public key": must be what "plays key" prints`);
  });

  it.each([
    [['verify', '--seen', 'abc'], '--seen: must be a number, a dot'],
    [['verify', '--seen', 'sen.json'], '--seen: there is no file sen.json'],
    [['verify', '--seen', './logs/seen'], '--seen: there is no file ./logs/seen'],
    [['verify', '--seen', String.raw`D:\logs\seen`], String.raw`--seen: there is no file D:\logs\seen`],
    [['verify', '--screens', 'nowhere.csv', '--data-dir', '.'], 'there is no file nowhere.csv'],
  ])('says what is wrong with %s', async (args, words) => {
    const { exitCode, stderr } = await said(plays, args);

    expect(exitCode).toBe(exitCodes.usage);
    expect(stderr).toContain(words);
  });
});
