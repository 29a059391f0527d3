import { createHash } from 'node:crypto';
import type { Fleet } from './fleet.ts';
import { presences } from './fleet-screen.ts';
import { html, jsonInHtml, type Html } from './html.ts';
import { pageData } from './page-data.ts';
import { timeWords, type PageReader } from './page-reader.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { faultTable, placeTables, revisionTable, versionTable } from './page-tables.ts';
import { pageWords, type PageWords } from './page-words.ts';

/**
 * The fleet as one page that needs nothing else: no network, and of scripts and styles only its own, by their hashes. What
 * comes from a log or the register is text, or JSON that is not run.
 */
export function fleetPage(fleet: Fleet, reader: PageReader): string {
  const words = pageWords[reader.lang];
  const { at, told, intervalSeconds, notes, strangers } = fleet;
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
            ${words.asOf(time(at))}${told === undefined ? '' : ` · ${words.toldFrom(time(told.from), time(told.until))}`}
          </p>
        </header>
        <main>
          <ul class="sums">
            ${presences.map((presence) => html`<li class="${presence}"><b>${fleet.counts[presence]}</b><span class="is ${presence}">${words.presence[presence]}</span></li>`)}
          </ul>
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
          ${faultTable(fleet, reader)} ${placeTables(fleet, reader)} ${revisionTable(fleet, reader, time)}
          ${versionTable(fleet, reader)} ${strangers.length === 0 ? '' : strangersSection(fleet, words, time)}
          ${screenList(words)}
        </main>
        ${data} ${script}
      </body>
    </html> `;
  return page.html;
}

function strangersSection({ strangers }: Fleet, words: PageWords, time: (seconds: number) => string): Html {
  const more = strangers.length - MOST_STRANGERS;
  const row = ({ id, seen }: Fleet['strangers'][number]) =>
    html`<tr>
      <th scope="row">${id}</th>
      <td>${seen === undefined ? '' : time(seen.lastAt)}</td>
      <td>${seen === undefined ? '' : `${words.revision} ${seen.revision}`}</td>
    </tr>`;
  return html`<section>
    <h2>${words.strangers}: ${strangers.length}</h2>
    <p class="soft">${words.strangersWords}</p>
    <div class="wide">
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
function screenList(words: PageWords): Html {
  const option = (value: string | number, text: string) => html`<option value="${value}">${text}</option>`;
  const heads = [words.screen, words.state, words.lastSeen, words.shows, words.fault, words.where, words.lastDay];
  return html`<section>
    <h2 id="screens">${words.screens}</h2>
    <noscript><p>${words.noScript}</p></noscript>
    <div id="list" hidden>
      <div class="controls" role="search">
        <label>${words.search}<input type="search" id="search" autocomplete="off" /></label>
        <label
          >${words.filter}<select id="presence">
            ${option('', words.all)}${presences.map((presence) => option(presence, words.presence[presence]))}
          </select></label
        >
        <label
          >${words.order}<select id="order">
            ${Object.entries(words.orders).map(([order, text]) => option(order, text))}
          </select></label
        >
        <label
          >${words.day}<select id="day">
            ${[0, 1, 2, 3, 4, 5, 6].map((ago) => option(ago, words.days(ago)))}
          </select></label
        >
      </div>
      <p id="count" role="status"></p>
      <div class="wide">
        <table aria-labelledby="screens">
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

function minutes(seconds: number): string {
  return String(Math.round(seconds / 60));
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** More are in what `--json` gives. */
const MOST_STRANGERS = 500;
