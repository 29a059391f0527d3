import type { Fleet } from './fleet.ts';
import { presences } from './fleet-screen.ts';
import { html, type Html } from './html.ts';
import { durationWords, type PageReader } from './page-reader.ts';
import { pageWords, type PageWords } from './page-words.ts';
import type { PlaceTable } from './places.ts';
import type { Rollout } from './rollout.ts';

/** What is wrong, and on how many screens. */
export function faultTable({ faults }: Fleet, { lang }: PageReader): Html {
  const words = pageWords[lang];
  const rows = faults.map(
    ({ code, words: fault, screens }) =>
      html`<tr>
        <th scope="row">${fault[lang]}<br /><span class="soft">${code}</span></th>
        ${number(screens)}
      </tr>`,
  );
  const table = inTable([words.fault, words.screenCount], rows, words.faults);
  return section(words.faults, rows.length === 0 ? html`<p>${words.noFaults}</p>` : table);
}

/** The presences of the screens of each district, commune and venue. */
export function placeTables({ places }: Fleet, { lang }: PageReader): Html {
  const words = pageWords[lang];
  if (places.length === 0) return html``;
  return section(words.places, html`${places.map((table) => placeTable(table, words))}`);
}

function placeTable({ kind, rows }: PlaceTable, words: PageWords): Html {
  const heads = [words.place[kind], words.all, ...presences.map((presence) => words.presence[presence])];
  const lines = rows.slice(0, MOST_PLACES).map(
    ({ place, screens, counts }) =>
      html`<tr>
        <th scope="row">${place}</th>
        ${number(screens)}${presences.map((presence) => number(counts[presence]))}
      </tr>`,
  );
  const more = rows.length - MOST_PLACES;
  const table = inTable(heads, lines, words.place[kind]);
  // Long ones are opened by who wants them, or the list of screens would be far below.
  return html`<details ${rows.length > MOST_OPEN_PLACES ? '' : 'open'}>
    <summary>${words.place[kind]} (${rows.length})</summary>
    ${table}${more > 0 ? html`<p class="soft">+ ${more}</p>` : ''}
  </details>`;
}

/** How the revisions have reached the screens. */
export function revisionTable({ revisions, told }: Fleet, reader: PageReader, time: (at: number) => string): Html {
  const words = pageWords[reader.lang];
  const row = (rollout: Rollout) => {
    const { firstAt, halfAt, mostAt } = rollout;
    // What screens have already had when the logs begin has come at a time that they do not tell.
    const isOlder = told !== undefined && firstAt - told.from < 2 * 60;
    const after = (at: number | undefined) =>
      at === undefined ? words.notYet : isOlder ? '' : durationWords(at - firstAt, reader);
    return html`<tr>
      <th scope="row">${words.revision} ${rollout.revision}</th>
      ${number(rollout.playing)}${number(rollout.reached)}
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
  return revisions.length === 0
    ? html``
    : section(words.revisions, inTable(heads, revisions.map(row), words.revisions));
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
        ${number(screens)}
      </tr>`,
  );
  return rows.length === 0
    ? html``
    : section(words.versions, inTable([words.version, words.screenCount], rows, words.versions));
}

function section(title: string, content: Html): Html {
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;
}

function inTable(heads: readonly string[], rows: readonly Html[], label: string): Html {
  return html`<div class="wide">
    <table aria-label="${label}">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function number(value: number): Html {
  return html`<td>${value}</td>`;
}

const MOST_PLACES = 1000;
const MOST_OPEN_PLACES = 15;
