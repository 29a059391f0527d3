/**
 * What the page runs: the list of screens, to be searched, filtered and ordered. It reads `PageData` from the element
 * `data`, and writes text only, never HTML: names come from the log, and anybody may write into that.
 */
export const pageScript = `'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const words = data.words;
const byId = (id) => document.getElementById(id);
const body = byId('rows');
const PAGE = 100;
const ranks = { stale: 0, late: 1, never: 2, alive: 4 };
const time = new Intl.DateTimeFormat(data.locale, data.moment);
const count = new Intl.NumberFormat(data.locale);
/** As it is searched: without accents, and without the signs that stand between places. */
const fold = (text) => text.normalize('NFD').replace(/\\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/[\\s(),]+/g, ' ').trim();
/** A place as it is told where another has its name. */
const toldWithin = (place, at, where) => place + ' (' + where.slice(at + 1).join(', ') + ')';
const screens = data.screens.map(([id, name, presence, lastAt, revision, state, faults, where, strip, uptime, record]) => ({
  id, name, presence, lastAt, revision, state, faults, where: where.join(', '), strip, uptime, record,
  rank: presence === 'alive' && faults.length > 0 ? 3 : ranks[presence],
  all: new Set([...where, ...where.map(toldWithin), ...faults].map((one) => one.replaceAll('"', ' '))),
  text: fold([id, name, ...where, words.presence[presence], ...faults, ...faults.map((code) => data.faults[code] ?? '')].join(' ')),
}));
const collator = new Intl.Collator(data.locale, { numeric: true });
const orders = {
  presence: (a, b) => a.rank - b.rank || (a.rank < 3 ? a.lastAt - b.lastAt : 0) || collator.compare(a.name, b.name),
  name: (a, b) => collator.compare(a.name, b.name),
  uptime: (a, b) => a.uptime - b.uptime || collator.compare(a.name, b.name),
};
let found = [];
let most = PAGE;

function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className !== undefined) element.className = className;
  return element;
}

function soft(...lines) {
  const all = make('span', lines.join(' '), 'soft');
  return [make('br'), all];
}

/** How long before the moment of the page. */
function agoOf(at) {
  const minutes = Math.floor((data.at - at) / 60);
  const [form, number] = minutes < 1 ? ['now', 0] : minutes < 60 ? ['minutes', minutes]
    : minutes < 2880 ? ['hours', Math.floor(minutes / 60)] : ['days', Math.floor(minutes / 1440)];
  return words.ago[form].replace('#', String(number));
}

const bitsOf = (strip) => {
  const bytes = atob(strip);
  return (at) => (bytes.charCodeAt(at >> 3) >> (at & 7) & 1) === 1;
};
const isTold = bitsOf(data.told);

/** Runs of quarters that are so, as bars. */
function runsOf(length, is) {
  let path = '';
  for (let at = 0; at < length; at++) {
    if (!is(at)) continue;
    let end = at;
    while (end < length && is(end)) end++;
    path += 'M' + at + ' 0H' + end + 'V1H' + at + 'Z';
    at = end;
  }
  return path;
}

/** The quarters of an hour; ago: how many days back, 7 for all of them. What logs do not tell is left grey, and in no share. */
function stripOf(screen, ago) {
  const [first, length] = ago === 7 ? [0, 672] : [672 - 96 * (ago + 1), 96];
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 ' + length + ' 1');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('class', 'strip');
  svg.setAttribute('aria-hidden', 'true');
  const isHeard = bitsOf(screen.strip);
  const untold = runsOf(length, (at) => !isTold(first + at));
  for (const [name, d] of [['untold', untold], ['asked', runsOf(length, (at) => isHeard(first + at))]]) {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    shape.setAttribute('class', name);
    shape.setAttribute('d', d);
    svg.append(shape);
  }
  let [told, heard] = [0, 0];
  for (let at = first; at < first + length; at++) if (isTold(at)) { told++; if (isHeard(at)) heard++; }
  const share = told === 0 ? '–' : Math.round(heard / told * 100) + ' % ' + words.heardOf;
  return [svg, make('span', share, 'soft')];
}

/** Roles are told, for on a narrow screen the style makes cards of the rows. */
function cell(at, ...content) {
  const made = make('td');
  made.setAttribute('role', 'cell');
  made.dataset.head = words.heads[at];
  made.append(...content);
  return made;
}

function rowOf(screen, ago) {
  const row = make('tr', undefined, screen.presence);
  row.setAttribute('role', 'row');
  const name = make('th', screen.name);
  name.scope = 'row';
  name.setAttribute('role', 'rowheader');
  if (screen.id !== screen.name) name.append(...soft(screen.id));
  const is = [make('span', words.presence[screen.presence], 'is ' + screen.presence)];
  const plays = [];
  if (screen.lastAt > 0) {
    is.push(...soft(agoOf(screen.lastAt) + ' ·', time.format(screen.lastAt * 1000)));
    plays.push(words.revision + ' ' + screen.revision, ...soft(words.states[screen.state] ?? '?'));
    const [entries, hash] = screen.record.split('.');
    if (hash !== undefined) plays.push(...soft(words.record, count.format(entries), '(' + hash + ')'));
  }
  const faults = screen.faults.map((code) => make('div', data.faults[code] ?? code, 'fault'));
  const strip = screen.lastAt > 0 ? stripOf(screen, ago) : [];
  row.append(name, cell(0, ...is), cell(1, ...plays), cell(2, ...faults), cell(3, screen.where), cell(4, ...strip));
  return row;
}

function show() {
  const ago = Number(byId('day').value);
  body.replaceChildren(...found.slice(0, most).map((screen) => rowOf(screen, ago)));
  byId('count').textContent = found.length === 0 ? words.none
    : count.format(Math.min(most, found.length)) + ' / ' + count.format(found.length) + ' ' + words.shown;
  byId('more').hidden = byId('all').hidden = found.length <= most;
}

function search() {
  const asked = [...byId('search').value.matchAll(/="([^"]+)"?|"([^"]+)"?|[^\\s"]+/g)].map(([word, exactly, together]) => {
    if (exactly !== undefined) return (screen) => screen.all.has(exactly);
    const part = fold(together ?? word);
    return (screen) => screen.text.includes(part);
  });
  const presence = byId('presence').value;
  found = screens
    .filter((screen) => (presence === '' || screen.presence === presence || (presence === 'attention' && screen.rank < 4)) && asked.every((isIn) => isIn(screen)))
    .sort(orders[byId('order').value]);
  most = PAGE;
  show();
}

byId('search').addEventListener('input', search);
for (const id of ['presence', 'order']) byId(id).addEventListener('change', search);
byId('day').addEventListener('change', show);
byId('more').addEventListener('click', () => { most += PAGE; show(); });
byId('all').addEventListener('click', () => { most = Infinity; show(); });
/** A sum, a place or a fault leads to its screens. */
for (const link of document.querySelectorAll('[data-presence], [data-search]'))
  link.addEventListener('click', () => {
    byId('search').value = link.dataset.search ?? '';
    byId('presence').value = link.dataset.presence ?? '';
    search();
  });
// What is folded on the screen, or left out of the list for a while, is read on paper.
let mostBefore = PAGE;
addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('details')) folded.open = true;
  mostBefore = most;
  most = Infinity;
  show();
});
addEventListener('afterprint', () => { most = mostBefore; show(); });
byId('list').hidden = false;
search();
`;
