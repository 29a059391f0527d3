import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { fleetJson } from '../../../report/fleet/fleet-json.ts';
import { html } from '../../../report/pages/html.ts';
import { fleetPage } from '../../../report/fleet/page.ts';
import type { PageData } from '../../../report/fleet/page-data.ts';
import { fleetOf as fleetIn, reader } from './fleet-of.ts';
import { agentOf, combined } from './fleet-logs.ts';

const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'&`;

const fleetOf = (log: string) =>
  fleetIn(
    log,
    [
      { id: 'lobby', name: hostile, tags: ['a=b'], places: { district: hostile, venue: 'one-stop' } },
      { id: 'gone', name: 'Bến xe', tags: [] },
    ],
    [{ en: hostile, vi: hostile }],
  );

const log = `${combined({ agent: agentOf('lobby', { faults: ['STALE'] }) })}\n${combined({ agent: agentOf('stranger') })}\n`;
const page = fleetPage(fleetOf(log), reader);
const dataIn = (text: string) =>
  JSON.parse(/<script type="application\/json" id="data">([^<]*)<\/script>/.exec(text)?.[1] ?? '') as PageData;

describe('fleetPage', () => {
  it('makes text of whatever stands in the register and the log', () => {
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img');
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).toContain('&#60;img src=x onerror=alert(2)&#62;&#34;&#39;&#38;');
    expect(dataIn(page).screens[0]?.[1]).toBe(hostile);
  });

  it('runs its own script only, and asks no network', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const contentOf = (element: string) => new RegExp(`<${element}>([^]*?)</${element}>`).exec(page)?.[1] ?? '';
    const hash = (text: string) => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;

    expect(policy).toContain(`script-src ${hash(contentOf('script'))}`);
    expect(policy).toContain(`style-src ${hash(contentOf('style'))}`);
    expect(policy).toMatch(/^default-src &#39;none&#39;;/);
    expect(page.replace(/http:\/\/www\.w3\.org\/2000\/svg/g, '')).not.toMatch(/https?:|src=["']|href="(?!#)/);
  });

  it('has a script that is one', () => {
    const script = /<script>([^]*?)<\/script>/.exec(page)?.[1] ?? '';

    // Only compiled: a slip in its syntax would leave the list empty.
    expect(() => new Script(script)).not.toThrow();
  });

  it('tells in words what is wrong, in both languages', () => {
    expect(page).toContain('There has been no good playlist for a long time.');
    const vietnamese = fleetPage(fleetOf(log), { ...reader, lang: 'vi' });
    expect(vietnamese).toContain('Đã lâu không nhận được danh sách phát hợp lệ.');
    expect(vietnamese).toContain('<html lang="vi">');
    expect(vietnamese).not.toMatch(/Never seen|Register|Alive/);
  });

  it('writes moments and counts as offices do', () => {
    const vietnamese = fleetPage(
      { ...fleetOf(log), counts: { alive: 12_345, late: 0, stale: 0, never: 0 } },
      { ...reader, lang: 'vi' },
    );

    expect(vietnamese).toContain('15:40 22/11/2026');
    expect(vietnamese).toContain('12.345');
    expect(page).toContain('22/11/2026, 15:40');
  });

  it('tells where the record of plays has gone back', () => {
    const longer = combined({ agent: agentOf('lobby', { chain: { seq: 8123, hash: '5f0c2a91' } }), minutesAgo: 5 });
    const shorter = combined({ agent: agentOf('lobby', { chain: { seq: 3, hash: '0a1b2c3d' } }), minutesAgo: 4 });
    const fleet = fleetOf(`${longer}\n${shorter}\n`);

    expect(fleetPage(fleet, reader)).toContain('The record of plays was longer before');
    expect(dataIn(fleetPage(fleet, reader)).screens[0]).toContain('3.0a1b2c3d');
    expect(fleetJson(fleet, reader)).toMatchObject({
      faults: [{ code: 'JOURNAL_BACK', screens: 1 }],
      screens: [
        {
          ...{ id: 'lobby', faults: ['JOURNAL_BACK'] },
          journal: {
            ...{ seq: 3, hash: '0a1b2c3d' },
            trouble: { kind: 'back', at: '2026-11-22T15:36:00+07:00', before: { seq: 8123, hash: '5f0c2a91' } },
          },
        },
        { id: 'gone', journal: null },
      ],
    });
  });

  it('gives the list every screen of the register', () => {
    expect(dataIn(page).screens.map(([id, , presence]) => [id, presence])).toEqual([
      ['lobby', 'alive'],
      ['gone', 'never'],
    ]);
  });
});

describe('fleetJson', () => {
  it('tells scripts the same, with instants as RFC 3339', () => {
    expect(fleetJson(fleetOf(log), reader)).toMatchObject({
      ok: true,
      at: '2026-11-22T15:40:00+07:00',
      counts: { alive: 1, late: 0, stale: 0, never: 1, screens: 2, unregistered: 1 },
      revisions: [{ revision: 12, playing: 1 }],
      faults: [{ code: 'STALE', screens: 1 }],
      screens: [
        { id: 'lobby', presence: 'alive', lastSeenAt: '2026-11-22T15:40:00+07:00', revision: 12, faults: ['STALE'] },
        { id: 'gone', presence: 'never', lastSeenAt: null, revision: null },
      ],
      unregistered: [{ id: 'stranger' }],
    });
  });
});

describe('html', () => {
  it('takes as HTML only what it has made itself', () => {
    expect(html`<p title="${'"'}">${'<b>'}${html`<i>${1}</i>`}${[html`a`, html`b`]}</p>`.html).toBe(
      '<p title="&#34;">&#60;b&#62;<i>1</i>ab</p>',
    );
  });
});
