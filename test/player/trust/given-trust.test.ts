import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settleTrust } from '../../../player/trust/given-trust.ts';
import { makeChannel } from '../../fakes/channel.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const channel = makeChannel();

describe('settleTrust', () => {
  it('gives the absolute path of a trust file that a machine can begin with', async () => {
    const dir = await tempDir();
    await writeFile(join(dir, '1.json'), channel.anchor);

    expect(settleTrust('1.json', dir)).toEqual({ kind: 'settled', value: join(dir, '1.json') });
  });

  it('says of a file that is not there that it cannot be read', async () => {
    const dir = await tempDir();

    expect(settleTrust('1.json', dir)).toMatchObject({
      message: expect.stringMatching(/1\.json cannot be read: .*no such file/i) as string,
    });
  });

  it.each([
    ['a playlist', channel.sign(), 'it is no trust file'],
    ['plain JSON', '{}', 'it is not signed'],
    ['one that says nothing', channel.seal('trust', '{}'), 'channel: '],
    ['one that is no text', channel.seal('trust', Buffer.from([0xff])), 'not UTF-8 text'],
    [
      'one that strangers have signed',
      channel.seal('trust', channel.trust, makeChannel().publishers),
      'not signed by the root',
    ],
  ])('refuses %s', async (_what, text, why) => {
    const dir = await tempDir();
    await writeFile(join(dir, '1.json'), text);

    expect(settleTrust('1.json', dir)).toMatchObject({ message: expect.stringContaining(why) as string });
  });
});
