import type { Lang } from '../../core/words.ts';
import type { Fleet } from './fleet.ts';
import { presences } from './fleet-screen.ts';
import { html, type Html } from '../pages/html.ts';
import { countWords, durationWords, type PageReader } from './page-reader.ts';
import { pageWords } from './page-words.ts';
import type { PlaceTable } from './places.ts';
import { presenceBar } from './presence-bar.ts';
import type { Rollout } from './rollout.ts';

/** What is wrong, and on how many screens. */
export function faultTable({ faults }: Fleet, { lang }: PageReader): Html {
  const words = pageWords[lang];
  const rows = faults.map(
    ({ code, words: fault, screens }) =>
      html`<tr>
        <th scope="row">${asked([code], fault[lang])}<br /><span class="soft">${code}</span></th>
        ${number(screens, lang)}
      </tr>`,
  );
  const table = inTable([words.fault, words.screenCount], rows, words.faults);
  return section('faults', words.faults, rows.length === 0 ? html`<p>${words.noFaults}</p>` : table);
}

/** A text that leads to the list of the screens of which all of these are told, letter by letter. */
function asked(all: readonly string[], text: string): Html {
  const search = all.map((one) => `="${one.replaceAll('"', ' ')}"`).join(' ');
  return html`<a href="#screens" data-search="${search}">${text}</a>`;
}

/** The presences of the screens of each district, commune and venue. */
export function placeTables({ places }: Fleet, { lang }: PageReader): Html {
  const words = pageWords[lang];
  if (places.length === 0) return html``;
  // One place tells no more than the sums do.
  const first = places.find(({ rows }) => rows.length > 1) ?? places[0];
  return section('places', words.places, html`${places.map((table) => placeTable(table, table === first, lang))}`);
}

function placeTable({ kind, rows }: PlaceTable, isFirst: boolean, lang: Lang): Html {
  const words = pageWords[lang];
  const heads = [words.place[kind], '', words.all, ...presences.map((presence) => words.presence[presence])];
  const lines = rows.slice(0, MOST_PLACES).map(
    ({ place: { name, within }, told, screens, counts }) =>
      html`<tr>
        <th scope="row">${asked([name, ...within], told)}</th>
        <td class="for-bar">${presenceBar(counts)}</td>
        ${number(screens, lang)}${presences.map((presence) => number(counts[presence], lang))}
      </tr>`,
  );
  const more = rows.length - MOST_PLACES;
  const table = inTable(heads, lines, words.place[kind]);
  // The others are opened by who wants them, and on paper, or the list of screens would be far below.
  return html`<details ${isFirst && rows.length <= MOST_OPEN_PLACES ? 'open' : ''}>
    <summary>${words.place[kind]} (${countWords(rows.length, { lang })})</summary>
    ${table}${more > 0 ? html`<p class="soft">+ ${countWords(more, { lang })}</p>` : ''}
  </details>`;
}

/** How the revisions have reached the screens. */
export function revisionTable(
  { revisions, told, screens, counts }: Fleet,
  reader: PageReader,
  time: (at: number) => string,
): Html {
  const words = pageWords[reader.lang];
  const row = (rollout: Rollout) => {
    const { firstAt, halfAt, mostAt } = rollout;
    // What screens have already had when the logs begin has come at a time that they do not tell.
    const isOlder = told !== undefined && firstAt - told.from < 2 * 60;
    const after = (at: number | undefined) =>
      at === undefined ? words.notYet : isOlder ? '' : durationWords(at - firstAt, reader);
    return html`<tr>
      <th scope="row">${words.revision} ${rollout.revision}</th>
      ${number(rollout.playing, reader.lang)}${number(rollout.reached, reader.lang)}
      <td>${isOlder ? words.atBegin : time(firstAt)}</td>
      <td>${after(halfAt)}</td>
      <td>${after(mostAt)}</td>
      <td>${isOlder ? '' : courseOf(rollout)}</td>
    </tr>`;
  };
  const heads = [
    ...[words.revision, words.playing, words.reached],
    ...[words.firstSeen, words.untilHalf, words.untilMost, words.course],
  ];
  const written = (screensOf: number) => countWords(screensOf, reader);
  return revisions.length === 0
    ? html``
    : section(
        'revisions',
        words.revisions,
        html`<p class="soft">${words.revisionsOf(written(screens.length - counts.never), written(screens.length))}</p>
          ${inTable(heads, revisions.map(row), words.revisions)}`,
      );
}

/** How many screens had a revision, from the first to the last one. */
function courseOf({ course, reached }: Rollout): Html {
  const last = course.length - 1;
  const points = course.map((count, step) => `${round((step / last) * 160)} ${round(27 - (count / reached) * 26)}`);
  return html`<svg class="course" viewBox="0 0 160 28" preserveAspectRatio="none" aria-hidden="true">
    <path d="M${points.join('L')}" />
  </svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Which versions of the player there are. */
export function versionTable({ versions }: Fleet, { lang }: PageReader): Html {
  const words = pageWords[lang];
  const rows = versions.map(
    ({ version, screens }) =>
      html`<tr>
        <th scope="row">${version}</th>
        ${number(screens, lang)}
      </tr>`,
  );
  return rows.length === 0
    ? html``
    : section('versions', words.versions, inTable([words.version, words.screenCount], rows, words.versions));
}

function section(id: string, title: string, content: Html): Html {
  return html`<section>
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
}

function inTable(heads: readonly string[], rows: readonly Html[], label: string): Html {
  return html`<div class="wide" role="region" aria-label="${label}" tabindex="0">
    <table aria-label="${label}">
      <thead>
        <tr>
          ${heads.map((head) => (head === '' ? html`<td class="for-bar"></td>` : html`<th scope="col">${head}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function number(value: number, lang: Lang): Html {
  return html`<td class="number${value === 0 ? ' none' : ''}">${countWords(value, { lang })}</td>`;
}

const MOST_PLACES = 1000;
const MOST_OPEN_PLACES = 30;
