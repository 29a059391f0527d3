import { agentOf } from '../fleet-logs.ts';

/** A request as bytes on the line, and from which address of this machine; `@ETAG@` stands for that of the playlist. */
export interface RawRequest {
  readonly from: '127.0.0.1' | '::1';
  readonly text: string;
}

const ask = (
  from: RawRequest['from'],
  headers: Readonly<Record<string, string>>,
  target = '/playlist.json',
): RawRequest => {
  const head = Object.entries({ Host: 'screens.example', ...headers, Connection: 'close' });
  return {
    from,
    text: `GET ${target} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  };
};

/** What a stranger writes who would like to be taken for a screen. */
const forged = `" 200 0 "-" "${agentOf('forged')}"`;
const stranger = 'Mozilla/5.0 (X11; Linux x86_64)';

/** What each server is asked, for its log: screens first, then strangers. */
export const requests: readonly RawRequest[] = [
  ask('127.0.0.1', {
    'User-Agent': agentOf('lobby', { chain: { seq: 8123, hash: '5f0c2a91' } }),
    'If-None-Match': '@ETAG@',
  }),
  ask('::1', {
    'User-Agent': agentOf('hall', { screens: ['hall', 'stairs'], faults: ['STALE', 'DISK_FULL'], state: 'kept' }),
  }),
  ask('127.0.0.1', { 'User-Agent': agentOf('market') }, '/gone.json'),
  ask('::1', { 'User-Agent': agentOf('station'), Referer: 'https://example.org/a"b' }, '/playlist.json?v=%22%20x'),
  ask('127.0.0.1', { 'User-Agent': 'bluezone-kiosk/0.4.0' }, '/clip.mp4'),
  { from: '127.0.0.1', text: 'GET / HTTP/1.0\r\n\r\n' },
  { from: '::1', text: '\x16\x03\x01\x02\x00"\x01\x00\x01\xfc\x03\x03\r\n\r\n' },
  { from: '127.0.0.1', text: `GET ${forged}\r\n\r\n` },
  { from: '127.0.0.1', text: '\r\n' },
  ask('127.0.0.1', { 'User-Agent': `${stranger} ${forged}` }),
  ask('127.0.0.1', { 'User-Agent': forged }),
  ask('127.0.0.1', { 'User-Agent': `\\${forged}\\` }),
  ask('127.0.0.1', { 'User-Agent': `${agentOf('forged')}\\` }),
  ask('127.0.0.1', { 'User-Agent': `${agentOf('forged')}\\" "` }),
  ask('127.0.0.1', { 'User-Agent': stranger, Referer: forged }),
  ask('127.0.0.1', { 'User-Agent': stranger, Referer: agentOf('forged') }),
  ask('127.0.0.1', { 'User-Agent': stranger }, `/${forged.replaceAll(' ', '%20')}`),
  ask('127.0.0.1', { 'User-Agent': stranger, Host: 'a"b.example' }),
  ask('127.0.0.1', { 'User-Agent': stranger, Authorization: `Basic ${Buffer.from(`${forged}:x`).toString('base64')}` }),
  ask('127.0.0.1', { 'User-Agent': 'M\u00c3\u00a0n h\u00c3\u00acnh\t\u0001 \u00ff' }),
  ask('127.0.0.1', { 'User-Agent': 'a'.repeat(3000) }),
];
