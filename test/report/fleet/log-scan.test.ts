import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogScan } from '../../../report/fleet/log-scan.ts';
import { agentOf, cloudFront, combined, common, iis, NOW } from './fleet-logs.ts';

/** What is found in a log that comes in chunks which end at these places. */
function scan(log: string, cuts: readonly number[] = []) {
  const bytes = Buffer.from(log, 'latin1');
  const found: string[] = [];
  const one = createLogScan((poll, at) => {
    const ids = Buffer.from(at).toString('latin1', poll.idsFrom, poll.idsTo);
    found.push(`${ids} ${(NOW / 1000 - poll.at) / 60} ${poll.status}`);
  });
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    one.read(bytes.subarray(from, end));
    from = end;
  }
  return { found, counts: one.end() };
}

describe('createLogScan', () => {
  it('finds the polls in a log of nginx or Apache', () => {
    const log = [
      combined({ agent: agentOf('lobby'), minutesAgo: 5 }),
      combined({ agent: 'Mozilla/5.0 (X11; Linux x86_64)' }),
      combined({ agent: agentOf('hall'), status: 404 }),
      combined({ agent: 'bluezone-kiosk/0.4.0', request: 'GET /a.mp4 HTTP/1.1' }),
    ].join('\n');

    expect(scan(log)).toMatchObject({
      found: ['lobby 5 304', 'hall 0 404'],
      counts: { polls: 2, silent: 1, broken: 0, form: 'combined' },
    });
  });

  it('finds them with a virtual host before and more fields behind', () => {
    const line = `screens.example.vn:443 ${combined()} "203.0.113.7" rt=0.001`;

    expect(scan(line).found).toEqual(['lobby 0 304']);
  });

  it('finds them in a log of IIS', () => {
    const log = iis([{ minutesAgo: 3, agent: agentOf('lobby', { screens: ['lobby', 'hall'], faults: ['STALE'] }) }]);

    expect(scan(log)).toMatchObject({ found: ['lobby,hall 3 304'], counts: { polls: 1, form: 'columns' } });
  });

  it('follows IIS when it begins to write other columns', () => {
    const log =
      iis([{ minutesAgo: 3 }]) +
      '#Fields: time date cs(User-Agent) sc-status\r\n' +
      `08:40:00 2026-11-22 ${agentOf('hall').replaceAll(' ', '+')} 200\r\n`;

    expect(scan(log).found).toEqual(['lobby 3 304', 'hall 0 200']);
  });

  it.each([
    ['once', encodeURI],
    ['twice, as it has done at times', (agent: string) => encodeURI(encodeURI(agent))],
  ])('finds them in a log of CloudFront that encodes %s', (_, encode) => {
    expect(scan(cloudFront([{ minutesAgo: 7, status: 200 }], encode)).found).toEqual(['lobby 7 200']);
  });

  it('finds the same wherever the chunks end', () => {
    const log = [
      combined({ minutesAgo: 1 }),
      iis([{ minutesAgo: 2 }]),
      cloudFront([{ minutesAgo: 3 }]),
      combined(),
    ].join('\n');
    const whole = scan(log);

    expect(whole.found).toHaveLength(4);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: log.length }), { maxLength: 40 }), (cuts) => {
        expect(scan(log, cuts)).toEqual(whole);
      }),
    );
  });

  it('knows a log without the agent, and one that lacks a column', () => {
    expect(scan(common()).counts.form).toBe('common');
    expect(scan('#Fields: date time cs-uri-stem sc-status\n2026-11-22 08:40:00 /a 200\n').counts.form).toBe(
      'columns-lacking',
    );
    expect(scan('').counts.form).toBe('empty');
    expect(scan('what is this\n').counts.form).toBe('unknown');
  });
});

describe('a log that strangers write into', () => {
  it('tells nothing where our name stands in another field', () => {
    const agent = agentOf('lobby');
    const log = [
      combined({ agent: '-', request: `GET /${agent} HTTP/1.1` }),
      combined({ agent: '-', referer: agent }),
      combined({ agent: `Mozilla/5.0 ${agent}` }),
      combined({ agent: '-', user: agent }),
    ].join('\n');

    expect(scan(log)).toMatchObject({ found: [], counts: { broken: 4 } });
  });

  it('is not fooled by quotes, which servers escape', () => {
    const forged = (quote: string) => `${quote} 200 0 ${quote}-${quote} ${quote}${agentOf('forged')}${quote}`;
    const log = [
      combined({ request: `GET /${forged('\\"')}` }),
      combined({ request: `GET /${forged('\\x22')}` }),
      combined({ user: forged('\\"') }),
    ].join('\n');

    expect(scan(log).found).toEqual(['lobby 0 304', 'lobby 0 304', 'lobby 0 304']);
  });

  it('reads on after lines that are cut, mixed, endless, or full of NUL bytes', () => {
    const log = [
      combined({ agent: agentOf('one') }),
      combined({ agent: agentOf('cut') }).slice(0, -9),
      combined({ agent: agentOf('cut') }).slice(0, 40) + combined({ agent: agentOf('mixed') }).slice(60),
      `\0\0\0${'\0'.repeat(1000)}bluezone-kiosk/\0\0`,
      `bluezone-kiosk/${'x'.repeat(3_000_000)}`,
      combined({ agent: `${agentOf('long')}${' '.repeat(70_000)}` }),
      combined({ agent: agentOf('two') }),
    ].join('\n');
    const cuts = Array.from({ length: 60 }, (_, index) => index * 60_000);

    expect(scan(log, cuts).found).toEqual(['one 0 304', 'two 0 304']);
    expect(scan(log).found).toEqual(['one 0 304', 'two 0 304']);
  });

  it('does not take long for a line that is our name over and over', () => {
    const began = performance.now();
    scan(`${'"bluezone-kiosk/'.repeat(4000)}\n`.repeat(20));

    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('takes no time that is none', () => {
    const line = combined();
    const log = [
      line.replace('/Nov/', '/Foo/'),
      line.replace('22/Nov', '99/Nov'),
      line.replace(' +0700', '  0700'),
      line.replace('" 304 ', '" abc '),
    ].join('\n');

    expect(scan(log)).toMatchObject({ found: [], counts: { broken: 4 } });
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (parts) => {
        const log = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('bluezone-kiosk/0.4.0 (s=')]));
        scan(log.toString('latin1'));
      }),
    );
  });
});
