/**
 * What the page runs: the list of screens, to be searched, filtered and ordered. It reads `PageData` from the element
 * `data`, and writes text only, never HTML: names come from the log, and anybody may write into that.
 */
export const pageScript = `'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const words = data.words;
const byId = (id) => document.getElementById(id);
const body = byId('rows');
const PAGE = 200;
const ranks = { stale: 0, late: 1, never: 2, alive: 3 };
const time = new Intl.DateTimeFormat(data.lang === 'vi' ? 'vi-VN' : 'en-GB',
  { dateStyle: 'short', timeStyle: 'short', timeZone: data.timeZone });
const fold = (text) => text.normalize('NFD').replace(/\\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
const screens = data.screens.map(([id, name, presence, lastAt, revision, state, faults, where, strip, uptime]) => ({
  id, name, presence, lastAt, revision, state, faults, where, strip, uptime,
  text: fold([id, name, where, words.presence[presence], ...faults, ...faults.map((code) => data.faults[code] ?? '')].join(' ')),
}));
const collator = new Intl.Collator(data.lang, { numeric: true });
const orders = {
  presence: (a, b) => ranks[a.presence] - ranks[b.presence] || a.lastAt - b.lastAt || collator.compare(a.name, b.name),
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

/** Runs of quarters of an hour as bars; ago: how many days back. */
function stripOf(screen, ago) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 96 1');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('class', 'strip');
  svg.setAttribute('role', 'img');
  const bits = screen.strip === '' ? '' : atob(screen.strip);
  const has = (at) => bits !== '' && (bits.charCodeAt(at >> 3) >> (at & 7) & 1) === 1;
  const first = 672 - 96 * (ago + 1);
  let path = '';
  let count = 0;
  for (let at = 0; at < 96; at++) {
    if (!has(first + at)) continue;
    let end = at;
    while (end < 96 && has(first + end)) end++;
    path += 'M' + at + ' 0H' + end + 'V1H' + at + 'Z';
    count += end - at;
    at = end;
  }
  svg.setAttribute('aria-label', Math.round(count / 96 * 100) + ' %');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

function rowOf(screen, ago) {
  const row = make('tr');
  const name = make('th', screen.name);
  name.scope = 'row';
  if (screen.id !== screen.name) name.append(make('br'), make('span', screen.id, 'soft'));
  const is = make('td');
  is.append(make('span', words.presence[screen.presence], 'is ' + screen.presence));
  const plays = make('td');
  if (screen.lastAt > 0)
    plays.append(words.revision + ' ' + screen.revision, make('br'), make('span', words.states[screen.state] ?? '?', 'soft'));
  const faults = make('td');
  for (const code of screen.faults) faults.append(make('div', data.faults[code] ?? code));
  const strip = make('td');
  if (screen.lastAt > 0) strip.append(stripOf(screen, ago));
  row.append(name, is, make('td', screen.lastAt > 0 ? time.format(screen.lastAt * 1000) : ''), plays, faults,
    make('td', screen.where), strip);
  return row;
}

function show() {
  const ago = Number(byId('day').value);
  body.replaceChildren(...found.slice(0, most).map((screen) => rowOf(screen, ago)));
  byId('count').textContent = found.length === 0 ? words.none
    : Math.min(most, found.length) + ' / ' + found.length + ' ' + words.shown;
  byId('more').hidden = byId('all').hidden = found.length <= most;
}

function search() {
  const asked = fold(byId('search').value).split(/\\s+/).filter((word) => word !== '');
  const presence = byId('presence').value;
  found = screens
    .filter((screen) => (presence === '' || screen.presence === presence) && asked.every((word) => screen.text.includes(word)))
    .sort(orders[byId('order').value]);
  most = PAGE;
  show();
}

byId('search').addEventListener('input', search);
for (const id of ['presence', 'order']) byId(id).addEventListener('change', search);
byId('day').addEventListener('change', show);
byId('more').addEventListener('click', () => { most += PAGE; show(); });
byId('all').addEventListener('click', () => { most = Infinity; show(); });
byId('list').hidden = false;
search();
`;
