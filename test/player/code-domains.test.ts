import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { bundleOf, startStand } from '../fakes/by-hand.ts';
import { file, startFaultServer } from '../fakes/fault-server.ts';

const list = (host: string) =>
  JSON.stringify({
    ...{ formatVersion: 1, id: 'tinh', overlays: { qr: { url: `https://${host}/` } } },
    items: [{ slide: { kind: 'notice', title: 'Bluezone' }, durationSeconds: 8 }],
  });
const elsewhere = /leads to evil\.example, and this screen shows only codes to bluezone\.gov\.vn/;
const codeDomains = ['bluezone.gov.vn'];

describe('a screen whose codes may lead to some domains only', () => {
  it('refuses what leads elsewhere, whoever brings it', async () => {
    const server = await startFaultServer();
    server.on('/p.json', file(list('evil.example')));
    const stand = await startStand({ codeDomains, configUrl: server.url('/p.json') });
    const bundle = path.join(stand.stick, 'a.bundle');
    await writeFile(bundle, bundleOf(list('evil.example'), []));

    const taken = await stand.take(bundle);
    expect(taken).toMatchObject({ state: 'refused', fault: { code: 'PLAYLIST_REFUSED' } });
    await vi.waitFor(
      async () => {
        const { playlist, faults } = await stand.status();
        expect(playlist.id).toBe('bundled');
        expect(faults.map(({ message }) => message).join()).toMatch(elsewhere);
      },
      { timeout: 10_000 },
    );
    await stand.stop();
    await server.close();
  });

  it('lets go of what it kept from before, and takes what leads where it may', async () => {
    const stand = await startStand();
    const bundle = path.join(stand.stick, 'a.bundle');
    await writeFile(bundle, bundleOf(list('evil.example'), []));
    expect(await stand.take(bundle)).toMatchObject({ state: 'taken' });
    expect((await stand.status()).playlist.id).toBe('tinh');
    stand.set({ codeDomains });
    await stand.restart();
    expect((await stand.status()).playlist.id).toBe('bundled');

    await writeFile(bundle, bundleOf(list('www.bluezone.gov.vn'), []));
    expect(await stand.take(bundle)).toMatchObject({ state: 'taken' });
    expect((await stand.status()).playlist.id).toBe('tinh');
  });
});
