import { createHash } from 'node:crypto';
import type { Fleet } from './fleet.ts';
import { presences, type Presence } from './fleet-screen.ts';
import { html, jsonInHtml, type Html } from '../pages/html.ts';
import { pageData } from './page-data.ts';
import { countWords, timeWords, type PageReader } from './page-reader.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { faultTable, placeTables, revisionTable, versionTable } from './page-tables.ts';
import { pageWords, type PageWords } from './page-words.ts';
import { presenceBar } from './presence-bar.ts';

/**
 * The fleet as one page that needs nothing else: no network, and of scripts and styles only its own, by their hashes. What
 * comes from a log or the register is text, or JSON that is not run.
 */
export function fleetPage(fleet: Fleet, reader: PageReader): string {
  const words = pageWords[reader.lang];
  const { at, told, intervalSeconds, notes, screens, strangers } = fleet;
  const time = timeWords(reader);
  const policy = `default-src 'none'; script-src '${hashOf(pageScript)}'; style-src '${hashOf(pageStyle)}'; base-uri 'none'; form-action 'none'`;
  // Byte for byte as they were hashed.
  const style: Html = { html: `<style>${pageStyle}</style>` };
  const script: Html = { html: `<script>${pageScript}</script>` };
  const data: Html = {
    html: `<script type="application/json" id="data">${jsonInHtml(pageData(fleet, reader))}</script>`,
  };
  const page = html`<!doctype html>
    <html lang="${reader.lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${words.title} · Bluezone Kiosk</title>
        ${style}
      </head>
      <body>
        <header>
          <h1>${words.title}</h1>
          <p>
            ${words.count(countWords(screens.length, reader))} ·
            ${words.asOf(time(at))}${told === undefined ? '' : ` · ${words.toldFrom(time(told.from), time(told.until))}`}
          </p>
        </header>
        <nav aria-label="${words.sections}">
          ${sectionsOf(fleet, words).map(([id, title]) => html`<a href="#${id}">${title}</a> `)}
        </nav>
        <main>
          ${sums(fleet, reader)}
          <p class="rules">
            ${words.rules(minutes(3 * intervalSeconds), minutes(Math.max(3600, 10 * intervalSeconds)))}
          </p>
          ${
            notes.length === 0
              ? ''
              : html`<section class="notes">
                  <h2>${words.notes}</h2>
                  <ul>
                    ${notes.map((note) => html`<li>${note[reader.lang]}</li>`)}
                  </ul>
                </section>`
          }
          <div class="columns">
            <div>${faultTable(fleet, reader)}</div>
            <div>${placeTables(fleet, reader)} ${versionTable(fleet, reader)}</div>
          </div>
          ${revisionTable(fleet, reader, time)} ${screenList(fleet, words)}
          ${strangers.length === 0 ? '' : strangersSection(fleet, reader, time)}
        </main>
        ${data} ${script}
      </body>
    </html> `;
  return page.html;
}

/** The parts of the page that have something in them, by the ids of their headings. */
function sectionsOf(fleet: Fleet, words: PageWords): readonly (readonly [id: string, title: string])[] {
  return [
    ['faults', words.faults],
    ...(fleet.places.length === 0 ? [] : [['places', words.places] as const]),
    ...(fleet.revisions.length === 0 ? [] : [['revisions', words.revisions] as const]),
    ['screens', words.screens],
    ...(fleet.strangers.length === 0 ? [] : [['strangers', words.strangers] as const]),
  ];
}

/** How many are in which presence; each leads to the list of those. */
function sums({ counts, screens }: Fleet, reader: PageReader): Html {
  const words = pageWords[reader.lang];
  const share = (count: number) => `${Math.round((count / Math.max(1, screens.length)) * 100)} %`;
  const sum = (presence: Presence) =>
    html`<li class="${presence}">
      <a href="#screens" data-presence="${presence}"
        ><b>${countWords(counts[presence], reader)}</b> <span class="share">${share(counts[presence])}</span
        ><span class="is ${presence}">${words.presence[presence]}</span></a
      >
    </li>`;
  return html`<ul class="sums">
      ${presences.map(sum)}
    </ul>
    ${presenceBar(counts)}`;
}

function strangersSection({ strangers }: Fleet, reader: PageReader, time: (seconds: number) => string): Html {
  const words = pageWords[reader.lang];
  const more = strangers.length - MOST_STRANGERS;
  const row = ({ id, seen }: Fleet['strangers'][number]) =>
    html`<tr>
      <th scope="row">${id}</th>
      <td>${seen === undefined ? '' : time(seen.lastAt)}</td>
      <td>${seen === undefined ? '' : `${words.revision} ${seen.revision}`}</td>
    </tr>`;
  return html`<section>
    <h2 id="strangers">${words.strangers}: ${countWords(strangers.length, reader)}</h2>
    <p class="soft">${words.strangersWords}</p>
    <div class="wide" role="region" aria-labelledby="strangers" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.screen}</th>
            <th scope="col">${words.lastSeen}</th>
            <th scope="col">${words.shows}</th>
          </tr>
        </thead>
        <tbody>
          ${strangers.slice(0, MOST_STRANGERS).map(row)}
        </tbody>
      </table>
    </div>
    ${more > 0 ? html`<p class="soft">${words.strangersMore(more)}</p>` : ''}
  </section>`;
}

/** The frame of the list that the script fills in. */
function screenList(fleet: Fleet, words: PageWords): Html {
  const option = (value: string | number, text: string) => html`<option value="${value}">${text}</option>`;
  const heads = [words.screen, words.state, words.shows, words.fault, words.where, words.lastDay];
  return html`<section>
    <h2 id="screens">${words.screens}</h2>
    <noscript><p>${words.noScript}</p></noscript>
    <div id="list" hidden>
      <div class="controls" role="search">
        <label>${words.search}<input type="search" id="search" autocomplete="off" /></label>
        <label
          >${words.filter}<select id="presence">
            ${option('', words.all)}${option('attention', words.attention)}${presences.map((presence) => option(presence, words.presence[presence]))}
          </select></label
        >
        <label
          >${words.order}<select id="order">
            ${Object.entries(words.orders).map(([order, text]) => option(order, text))}
          </select></label
        >
        <label
          >${words.day}<select id="day">
            ${daysTold(fleet).map((ago) => option(ago, words.days(ago)))}
          </select></label
        >
      </div>
      <p id="count" role="status"></p>
      <div class="wide" role="region" aria-labelledby="screens" tabindex="0">
        <table class="screens" aria-labelledby="screens">
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody id="rows"></tbody>
        </table>
      </div>
      <p class="paging">
        <button type="button" id="more">${words.more}</button> <button type="button" id="all">${words.allRows}</button>
      </p>
    </div>
  </section>`;
}

/** How many days back strips are told, and 7 for all of them together, where there are several. */
function daysTold({ at, told }: Fleet): readonly number[] {
  const days = Math.min(7, Math.ceil((at - (told?.from ?? at)) / 86_400));
  const each = Array.from({ length: Math.max(1, days) }, (_, ago) => ago);
  return days > 1 ? [...each, 7] : each;
}

function minutes(seconds: number): string {
  return String(Math.round(seconds / 60));
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** More are in what `--json` gives. */
const MOST_STRANGERS = 500;
