import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { SetUpLook } from '../../../core/set-up.ts';
import type { Settings } from '../../../core/settings.ts';
import { writeSetUpCode } from '../../../player/provisioning/set-up-code.ts';
import { pinOf } from '../../../player/provisioning/trust-pin.ts';
import { startStand, type Stand } from '../../fakes/by-hand.ts';
import { createAuthority } from '../../fakes/certificates.ts';
import { makeChannel } from '../../fakes/channel.ts';
import { file, startFaultServer } from '../../fakes/fault-server.ts';

/** A machine on which nothing is set, just after its start. */
const newMachine = () => startStand({ operatorPin: undefined, startedAt: Date.now() });
const asked = async (stand: Stand, route: string, body: unknown) => {
  const answer = await stand.ask('POST', `/operator/set-up/${route}`, body);
  return { status: answer.status, answer: (await answer.json()) as Partial<SetUpLook> };
};
const kept = async (stand: Stand) =>
  JSON.parse(await readFile(path.join(stand.dataDir, 'settings.json'), 'utf8')) as Settings;
const onStick = (stand: Stand) => path.join(stand.stick, 'bluezone-kiosk.json');

it('takes a code on a machine on which nothing is set, without a PIN, and just once', async () => {
  const stand = await newMachine();
  const code = writeSetUpCode({ screenId: 'sanh-1', rotation: 90 });
  expect(await (await stand.ask('GET', '/operator/door')).json()).toMatchObject({ isUntouched: true });

  const { answer } = await asked(stand, 'look', { code });
  expect(answer.changes).toEqual([
    { name: 'screenId', to: 'sanh-1' },
    { name: 'rotation', to: '90' },
  ]);
  expect(await readdir(stand.dataDir)).not.toContain('settings.json');
  expect(await asked(stand, 'take', { id: 'another' })).toMatchObject({ status: 400 });
  expect(await asked(stand, 'take', { id: answer.id })).toMatchObject({ status: 200 });
  expect(await kept(stand)).toEqual({ screenId: 'sanh-1', rotation: 90 });
  await expect.poll(() => stand.toldHost).toContainEqual({ type: 'settings-changed' });

  // Now it is somebody's.
  expect(await (await stand.ask('GET', '/operator/door')).json()).toMatchObject({ isUntouched: false });
  expect(await asked(stand, 'look', { code })).toMatchObject({ status: 401 });
  expect((await stand.ask('GET', '/operator/sources')).status).toBe(401);
});

it('asks for the PIN where there is one, or where it is too late', async () => {
  const body = { code: writeSetUpCode({ rotation: 90 }) };
  const withPin = await startStand({ startedAt: Date.now() });
  expect(await asked(withPin, 'look', body)).toMatchObject({ status: 401 });
  await withPin.unlock();
  expect(await asked(withPin, 'look', body)).toMatchObject({ status: 200 });

  expect(await asked(await startStand({ operatorPin: undefined }), 'look', body)).toMatchObject({ status: 401 });

  // Nor is a machine a stranger's to set up that its organisation has set up by a file.
  const origin = { kind: 'file', place: '/etc/x.json' } as const;
  const provided = [{ name: 'configUrl', value: 'https://a.vn/p.json', origin }] as const;
  const ofFleet = await startStand({ operatorPin: undefined, startedAt: Date.now(), provided });
  expect(await asked(ofFleet, 'look', body)).toMatchObject({ status: 401 });
});

it('shows what counts now beside what would, and what goes before it', async () => {
  const origin = { kind: 'environment', place: 'BLUEZONE_KIOSK_TAGS' } as const;
  const stand = await startStand({
    provided: [
      { name: 'tags', value: 'venue=hall', origin },
      { name: 'volumePercent', value: '40', origin: { kind: 'file', place: '/etc/x.json' } },
    ],
  });
  await stand.unlock();
  await stand.ask('POST', '/operator/settings', { changes: { rotation: '90', screenId: 'cu' } });
  const code = writeSetUpCode({ screenId: 'moi', rotation: 90, tags: 'venue=lobby', volumePercent: 50 });

  expect((await asked(stand, 'look', { code })).answer.changes).toEqual([
    { name: 'screenId', from: 'cu', to: 'moi' },
    { name: 'tags', from: 'venue=hall', to: 'venue=lobby', hiddenBy: origin },
    { name: 'volumePercent', from: '40', to: '50' },
  ]);
});

it('takes a settings file from a stick with the files that it names, also once the stick is out', async () => {
  const stand = await newMachine();
  const { anchor } = makeChannel();
  await mkdir(path.join(stand.stick, 'trust'));
  await writeFile(path.join(stand.stick, 'trust', '1.json'), anchor);
  const { ca } = createAuthority(stand.stick);
  const settings = { trust: 'trust/1.json', caFile: 'ca.pem', screenId: 'sanh-1', operatorPin: '4711' };
  await writeFile(onStick(stand), JSON.stringify(settings));
  const sources = (await (await stand.ask('GET', '/operator/sources')).json()) as { sources: unknown[] };
  expect(sources.sources).toContainEqual(expect.objectContaining({ path: onStick(stand), kind: 'settings' }));

  const { answer } = await asked(stand, 'look', { path: onStick(stand) });
  expect(answer.changes?.map(({ name }) => name)).toEqual(['screenId', 'operatorPin', 'trust', 'caFile']);
  expect(JSON.stringify(answer)).not.toMatch(/4711|scrypt/);
  await rm(stand.stick, { recursive: true });
  expect(await asked(stand, 'take', { id: answer.id })).toMatchObject({ status: 200 });

  const { trust = '', caFile = '', operatorPin } = await kept(stand);
  expect(path.dirname(trust)).toBe(path.join(stand.dataDir, 'given'));
  expect(await readFile(trust, 'utf8')).toBe(anchor);
  expect(await readFile(caFile, 'utf8')).toBe(ca);
  expect(operatorPin).toMatch(/^scrypt:/);
});

it('changes nothing by what cannot be read, and says why', async () => {
  const stand = await newMachine();
  const said = async (body: unknown) => JSON.stringify((await asked(stand, 'look', body)).answer);
  const outside = path.join(stand.dir, 'bluezone-kiosk.json');
  await writeFile(outside, '{"rotation": 90}');

  expect(await said({ path: onStick(stand) })).toContain('is not there any more: is the stick in?');
  expect(await said({ path: outside })).toContain('is not there any more');
  await symlink(outside, onStick(stand));
  expect(await said({ path: onStick(stand) })).toContain('is not there any more');
  await rm(onStick(stand));
  await writeFile(onStick(stand), '{"rotation": 45, "configUrl": "http://a.example/p.json", "colour": 1}');
  expect(await said({ path: onStick(stand) })).toMatch(/BAD_SET_UP.*"rotation".*"colour"/);
  await writeFile(onStick(stand), '{"rotation": 90, "locked": ["rotation"]}');
  expect(await said({ path: onStick(stand) })).toContain('counts only in a file of the machine itself');
  await writeFile(onStick(stand), '{"trust": "gone.json"}');
  expect(await said({ path: onStick(stand) })).toContain('gone.json cannot be read');
  expect(await said({ code: `${writeSetUpCode({ rotation: 90 })}0` })).toContain('group');
  expect(await said({})).toContain('BAD_REQUEST');
  expect(await readdir(stand.dataDir)).not.toContain('settings.json');
});

it('keeps nothing where the disk does not take it', async () => {
  const stand = await newMachine();
  const { anchor } = makeChannel();
  await writeFile(onStick(stand), `{"rotation": 90, "trust": ${anchor}}`);
  const { answer } = await asked(stand, 'look', { path: onStick(stand) });
  await writeFile(path.join(stand.dataDir, 'given'), 'a file in the place of the folder');

  expect(await asked(stand, 'take', { id: answer.id })).toMatchObject({ status: 507, answer: { code: 'NOT_KEPT' } });
  expect(await readdir(stand.dataDir)).not.toContain('settings.json');
});

it('takes the trust file that a code means from beside the playlist, and no other', async () => {
  const stand = await newMachine();
  const { anchor } = makeChannel();
  const server = await startFaultServer();
  onTestFinished(() => server.close());
  const code = writeSetUpCode({ configUrl: server.url('/screens/playlist.json') }, pinOf(anchor));
  expect(JSON.stringify((await asked(stand, 'look', { code })).answer)).toMatch(
    /"place":"trust".*\/screens\/trust\/1\.json cannot be had \(the server answered 404\): see to the network/,
  );
  server.on('/screens/trust/1.json', file(makeChannel().anchor));
  expect(JSON.stringify((await asked(stand, 'look', { code })).answer)).toContain(
    'is not the trust file that the code',
  );

  // As FTP may have changed it on the way to the server.
  server.on('/screens/trust/1.json', file(anchor.replaceAll('\n', '\r\n')));
  const { answer } = await asked(stand, 'look', { code });
  expect(answer.changes?.map(({ name }) => name)).toEqual(['configUrl', 'trust']);
  expect(await asked(stand, 'take', { id: answer.id })).toMatchObject({ status: 200 });
  expect(pinOf(await readFile((await kept(stand)).trust ?? '', 'utf8'))).toEqual(pinOf(anchor));

  const folder = writeSetUpCode({ configUrl: '/media/usb' }, pinOf(anchor));
  expect(JSON.stringify((await asked(await newMachine(), 'look', { code: folder })).answer)).toContain(
    'needs a web address',
  );
});
