import { createContext, Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { fleetPage } from '../../../report/fleet/page.ts';
import { pageScript } from '../../../report/fleet/page-script.ts';
import { fleetOf, reader } from './fleet-of.ts';
import { agentOf, combined } from './fleet-logs.ts';

/** What the script needs of a document. */
interface FakeElement {
  textContent: string;
  value: string;
  readonly dataset: Record<string, string>;
  readonly heard: Map<string, () => void>;
  rows: readonly FakeElement[];
}

function element(): FakeElement & Record<string, unknown> {
  const heard = new Map<string, () => void>();
  const made = {
    ...{ textContent: '', value: '', dataset: {}, heard, rows: [] as FakeElement[], hidden: false },
    addEventListener: (event: string, act: () => void) => void heard.set(event, act),
    append(...content: readonly FakeElement[]) {
      made.textContent += content.map((one) => (typeof one === 'string' ? one : `${one.textContent} `)).join('');
    },
    replaceChildren: (...rows: FakeElement[]) => void (made.rows = rows),
    setAttribute: () => undefined,
  };
  return made;
}

/** The page as its script has made it: what the list shows, and what a link or a search makes of it. */
function opened(page: string) {
  const unescaped = (text: string) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  const links = [...page.matchAll(/data-search="([^"]*)">([^<]*)</g)].map(([, search = '', text = '']) => ({
    ...element(),
    ...{ dataset: { search: unescaped(search) }, textContent: unescaped(text) },
  }));
  const elements = new Map<string, FakeElement>();
  const byId = (id: string) => {
    const made = elements.get(id) ?? element();
    elements.set(id, made);
    return made;
  };
  byId('data').textContent = /<script type="application\/json" id="data">([^<]*)</.exec(page)?.[1] ?? '';
  byId('order').value = 'name';
  byId('day').value = '0';
  const document = {
    ...{ getElementById: byId, createElement: element, createElementNS: element },
    querySelectorAll: () => links,
  };
  new Script(pageScript).runInContext(createContext({ document, addEventListener: () => undefined, atob, Intl }));
  const texts = () => byId('rows').rows.map(({ textContent }) => textContent);
  const shown = () => texts().map((text) => text.split(' ')[0]);
  return {
    texts,
    follow(text: string) {
      links.find((link) => link.textContent === text)?.heard.get('click')?.();
      return shown();
    },
    search(text: string) {
      byId('search').value = text;
      byId('search').heard.get('input')?.();
      return shown();
    },
  };
}

const screen = (id: string, commune: string, district: string) => ({
  ...{ id, name: id, tags: [], places: { commune, district } },
});

describe('the script of the fleet page', () => {
  const fleet = fleetOf(combined({ agent: agentOf('a', { faults: ['DISK_FULL'] }) }), [
    screen('a', 'Xã 1', 'Huyện Cao Lộc'),
    screen('b', 'Xã 10', 'Huyện Cao Lộc'),
    screen('c', 'Xã 1', 'Huyện "Lộc" Bình'),
    screen('d', 'Xã Tân Ấn', 'Huyện Cao Lộc'),
  ]);
  const page = () => opened(fleetPage(fleet, reader));

  it('leads from a place to the screens of that place, and to no others', () => {
    expect(page().follow('Xã 1 (Huyện Cao Lộc)')).toEqual(['a']);
    expect(page().follow('Xã 1 (Huyện "Lộc" Bình)')).toEqual(['c']);
    expect(page().follow('Xã 10')).toEqual(['b']);
    expect(page().follow('Huyện Cao Lộc')).toEqual(['a', 'b', 'd']);
  });

  it('leads from a fault to the screens that have it', () => {
    expect(page().follow(fleet.faults[0]?.words.en ?? '')).toEqual(['a']);
  });

  it('tells in what share of the time a screen was heard of, as far as the logs tell', () => {
    const script = page();
    script.search('');

    expect(script.texts()[0]).toContain('100 % of the time');
  });

  it('finds words anywhere, without accents, and several together in quotes', () => {
    expect(page().search('xa tan')).toEqual(['d']);
    expect(page().search('"cao loc" "xa 1"')).toEqual(['a', 'b']);
    expect(page().search('"xa tan cao"')).toEqual([]);
    expect(page().search('disk')).toEqual(['a']);
  });
});
