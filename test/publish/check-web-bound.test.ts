import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../cli/check.ts';
import { rotateKeys } from '../../publish/keys/rotate.ts';
import { undo } from '../../publish/release/restore.ts';
import { said } from '../cli/said.ts';
import { makeChannel } from '../fakes/channel.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { useReleaseStand } from './release-stand.ts';

const page = { type: 'web', src: 'https://other.example/board', durationSeconds: 10 };

/** A folder with a playlist of one web page, beside the trust files of a channel. */
async function folder(...trusts: readonly string[]) {
  const dir = await tempDir();
  await mkdir(path.join(dir, 'trust'));
  for (const [index, text] of trusts.entries()) await writeFile(path.join(dir, 'trust', `${index + 1}.json`), text);
  await writeFile(path.join(dir, 'playlist.json'), JSON.stringify({ formatVersion: 1, items: [page] }));
  return (...more: readonly string[]) =>
    said(check, [
      path.join(dir, 'playlist.json'),
      '--trust',
      path.join(dir, 'trust', '1.json'),
      '--lang',
      'vi',
      ...more,
    ]);
}

describe('check --trust', () => {
  it('tells pages that screens refuse by the newest trust file that follows the one named', async () => {
    const first = makeChannel();
    const second = first.next({ webOrigins: ['https://portal.example'] });
    const checked = await folder(first.anchor, second.anchor, makeChannel().anchor);

    const { exitCode, stdout } = await checked();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('WEB_NOT_ALLOWED');
    expect(stdout).toMatch(/tệp trust \S*trust\/2\.json không nêu https:\/\/other\.example, nên màn hình bỏ qua/);
    expect((await checked('--strict')).exitCode).toBe(1);
  });

  it('says nothing of pages where that file names their origin, or bounds nothing', async () => {
    const [first, then] = [makeChannel(), makeChannel()];
    const named = first.next({ webOrigins: ['https://other.example'] });

    for (const texts of [[then.anchor], [first.anchor, named.anchor]])
      expect((await (await folder(...texts))()).stdout).not.toContain('WEB_NOT_ALLOWED');
  });

  it('refuses what is no trust file', async () => {
    expect(await (await folder('{}'))()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/--trust: .* không phải tệp trust/) as string,
    });
  });
});

describe('publish', () => {
  const { at, world, keyWorld, options, write, go } = useReleaseStand();
  const bound = (webOrigins: readonly string[]) =>
    rotateKeys(at('keys'), { add: [], remove: [], newRoot: false, isStolen: false, webOrigins }, keyWorld);
  const told = ({ report, notes }: Awaited<ReturnType<typeof go>>) => [
    ...(report?.findings ?? []).filter(({ code }) => code === 'WEB_NOT_ALLOWED').map(({ words }) => words.en),
    ...notes.map(({ en }) => en),
  ];

  it('warns of pages that the trust file which goes out keeps from screens, also of what it puts out again', async () => {
    await write([page]);
    expect(told(await go())).toEqual([]);

    await bound(['https://portal.example']);
    const expected =
      /trust file trust\/2\.json does not name https:\/\/other\.example, .* \(keys rotate --web-origins https:\/\/portal\.example,https:\/\/other\.example\)/;
    const published = await go();
    expect(published.verdict).toMatchObject({ ok: true });
    expect(told(published)).toEqual([expect.stringMatching(expected)]);

    await write([{ ...page, src: 'https://portal.example/' }]);
    expect(told(await go())).toEqual([]);
    expect(told(await undo(options(), world))).toEqual([expect.stringMatching(/^items\[0\]: .*trust\/2\.json/)]);
  });
});
