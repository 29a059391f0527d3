import { expect, it } from 'vitest';
import { limitReach } from '../../electron/reach.ts';
import { fakeElectron } from '../fakes/electron.ts';
import { origin as door } from './hosted.ts';

const board = 'https://board.example';

async function limited() {
  const fake = fakeElectron({ ready: true });
  const session = fake.module.session.defaultSession;
  await limitReach(fake.electron.session.defaultSession, { door: () => door, webOrigins: [board] });
  /** Whether a request comes through. */
  const asks = (url: string, resourceType: string, initiatorOrigin?: string) => {
    let isLetThrough: boolean | undefined;
    const asked = { url, resourceType, ...(initiatorOrigin === undefined ? {} : { initiatorOrigin }) };
    session.judgeRequest?.(asked as Electron.OnBeforeRequestListenerDetails, ({ cancel }) => (isLetThrough = !cancel));
    return isLetThrough;
  };
  return { ...fake, asks };
}

it('sends all but the door and what may be shown to a proxy that is not there', async () => {
  const { of } = await limited();

  expect(of('proxy')).toEqual([
    [
      {
        mode: 'fixed_servers',
        proxyRules: 'socks5://127.0.0.1:9',
        proxyBypassRules: '<-loopback>;127.0.0.1;https://board.example:443;wss://board.example:443',
      },
    ],
  ]);
  expect(of('requests judged')).toEqual([[['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']]]);
});

it('lets our page ask its door, and nothing else', async () => {
  const { asks } = await limited();

  expect(asks(`${door}/?screen=lobby`, 'mainFrame')).toBe(true);
  expect(asks(`${board}/`, 'mainFrame')).toBe(false);
  expect(asks(`${door}/media/a.mp4`, 'media', door)).toBe(true);
  expect(asks(`${door.replace('http', 'ws')}/socket`, 'webSocket', door)).toBe(true);
  expect(asks(`${board}/a.js`, 'script', door)).toBe(false);
  expect(asks('http://127.0.0.1:631/', 'xhr', door)).toBe(false);
});

it('lets a web page ask what may be shown, and never the door', async () => {
  const { asks } = await limited();

  expect(asks(`${board}/a.png`, 'image', board)).toBe(true);
  expect(asks('wss://board.example/live', 'webSocket', board)).toBe(true);
  for (const page of [board, 'null']) {
    expect(asks(`${door}/status`, 'xhr', page)).toBe(false);
    expect(asks(`${door.replace('http', 'ws')}/socket`, 'webSocket', page)).toBe(false);
    expect(asks('https://board.example:8443/a.png', 'image', page)).toBe(false);
    expect(asks('https://tracker.example/a.png', 'image', page)).toBe(false);
  }
});

it('leaves documents of frames to their guard, who aborts them without an error page', async () => {
  const { asks } = await limited();

  expect(asks('https://elsewhere.example/', 'subFrame', board)).toBe(true);
});
