import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nginxProgram, startNginx } from '../fakes/nginx.ts';
import { pdfBytes } from '../fakes/pdf.ts';
import { runCli } from '../fakes/player.ts';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(path.join(tmpdir(), 'publish-'))));
afterEach(() => rmSync(dir, { recursive: true }));
const at = (...names: readonly string[]) => path.join(dir, ...names);
const officer = (...args: readonly string[]) => {
  const { status, stdout, stderr } = runCli([...args, '--json'], { BLUEZONE_KIOSK_PASSPHRASE: 'một mật khẩu dài' });
  return { status, stderr, answer: JSON.parse(stdout) as Record<string, unknown> };
};

it.skipIf(nginxProgram === undefined)(
  'the built program publishes a PDF that screens take from any web server',
  async () => {
    mkdirSync(at('sources'));
    writeFileSync(at('sources', '1 áp phích-12s.pdf'), pdfBytes([100, 300], [300, 100]));
    expect(officer('keys', 'init', '--keys', at('keys'), '--channel', 'tinh')).toMatchObject({ status: 0 });

    const published = officer('publish', at('sources'), '--out', at('public'), '--keys', at('keys'));

    expect(published).toMatchObject({
      ...{ status: 0, stderr: '' },
      answer: { ok: true, channel: 'tinh', revision: 1, media: { files: 2 }, changes: [{ added: { length: 2 } }] },
    });
    expect(readdirSync(at('public', 'media'))).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}\.png$/),
      expect.stringMatching(/^[0-9a-f]{64}\.png$/),
    ]);

    const site = await startNginx();
    try {
      cpSync(at('public'), site.www, { recursive: true });
      const verified = officer('verify', site.url('/playlist.json'), '--trust', at('public', 'trust', '1.json'));
      expect(verified).toMatchObject({
        status: 0,
        answer: { ok: true, channel: 'tinh', revision: 1, media: { files: 2 } },
      });

      // From another computer, which has the keys and knows only the address.
      rmSync(at('public'), { recursive: true });
      rmSync(at('keys', 'published.json'));
      const args = ['--out', at('public'), '--keys', at('keys'), '--live', site.url('/playlist.json')];
      expect(officer('publish', at('sources'), ...args)).toMatchObject({
        answer: { ok: true, revision: 2, changes: [] },
      });

      cpSync(at('public'), site.www, { recursive: true });
      rmSync(path.join(site.www, 'media'), { recursive: true });
      expect(officer('verify', site.url('/playlist.json'), '--trust', at('public', 'trust', '1.json'))).toMatchObject({
        ...{ status: 1, answer: { ok: false, faults: [{ code: 'MEDIA_MISSING' }, { code: 'MEDIA_MISSING' }] } },
      });
    } finally {
      await site.close();
    }
  },
);
