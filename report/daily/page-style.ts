/** The style of the page of a report, on a screen and on paper. */
export const reportStyle = `
:root { color-scheme: light; --ink: #16233b; --blue: #0a2a66; --line: #b9c3d6; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 "Be Vietnam Pro", "Segoe UI", "Noto Sans", system-ui, sans-serif; }
header { text-align: center; margin-bottom: 2rem; }
.letterhead { display: grid; grid-template-columns: minmax(35%, 1fr) auto; gap: 2rem; margin: 0 0 2rem; }
.agency, .motto { margin: 0; text-wrap: balance; }
.agency { font-weight: 600; text-transform: uppercase; }
.letterhead { font-size: .9em; }
.motto .words { text-decoration: underline; text-underline-offset: .3em; text-decoration-thickness: 1px; }
h1 { font-size: 1.6rem; margin: 0; color: var(--blue); text-transform: uppercase; text-wrap: balance; }
.period { font-weight: 600; margin: .4rem 0 0; }
.made { margin: 0; font-style: italic; }
h2 { font-size: 1.15rem; color: var(--blue); border-bottom: 2px solid var(--blue); margin: 2rem 0 .8rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: .6rem; margin: 0; }
dl div { border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; }
dt { font-size: .9rem; }
dd { margin: 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
dl div:last-child { grid-column: 1 / -1; }
dl div:last-child dd { font-size: 1rem; }
figure { margin: 0 0 1rem; }
figcaption { font-weight: 600; margin-bottom: .3rem; }
svg { display: block; width: 100%; height: auto; }
svg.few { max-width: 34rem; }
svg rect { fill: #2a5bb8; }
svg text { font-size: 13px; fill: var(--ink); }
svg .middle { text-anchor: middle; }
.bars { display: grid; grid-template-columns: fit-content(38%) 1fr max-content; gap: .35rem .75rem; align-items: center; font-size: .9rem; line-height: 1.25; }
.bars span { overflow-wrap: anywhere; } .bars svg { height: 1rem; }
.table, .sideways { overflow-x: auto; }
.table:focus-visible, .sideways:focus-visible { outline: 3px solid #2a5bb8; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
tbody td:not([class]) { min-width: 6.5rem; }
td.long { overflow-wrap: anywhere; min-width: 9rem; }
th { background: #dde6f5; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number, td.date { white-space: nowrap; overflow-wrap: normal; }
th { overflow-wrap: normal; }
tfoot td { font-weight: 600; background: #f2f5fb; }
.note { font-size: .9rem; font-style: italic; }
footer { margin: 3rem 0 6rem auto; width: max-content; max-width: 100%; text-align: center; }
footer p { margin: 0; }
@media (max-width: 45rem) {
  .letterhead { grid-template-columns: 1fr; gap: 1rem; } body { padding: 1rem; }
  dl { grid-template-columns: 1fr 1fr; } dl div { padding: .4rem .6rem; }
  svg.many { width: 54rem; }
  .bars { grid-template-columns: 1fr max-content; gap: .1rem .75rem; } .bars span:nth-child(3n + 1) { grid-column: 1 / -1; margin-top: .4rem; }
}
/* Margins, letters and their size as Decree 30/2020/NĐ-CP has them for papers of offices. */
@page { size: A4; margin: 20mm 15mm 20mm 30mm; }
@page across { size: A4 landscape; margin: 20mm 15mm; }
@media print {
  body { max-width: none; padding: 0; line-height: 1.35; font-family: "Times New Roman", "Liberation Serif", Tinos, "Noto Serif", serif; font-size: 13pt; }
  header { margin-bottom: 1rem; } .letterhead { gap: 1rem; }
  h1 { font-size: 1.3em; color: inherit; } h2 { font-size: 1.1em; margin-top: 1.2em; color: inherit; border-color: currentcolor; }
  table { font-size: 10pt; line-height: 1.25; }
  th, td { padding: .15rem .3rem; }
  tbody td:not([class]) { min-width: 24mm; }
  dl { grid-template-columns: repeat(3, 1fr); gap: .4rem; }
  dl div { padding: .35rem .6rem; } dt { font-size: .85em; } dd { font-size: 1.15em; }
  .wide { page: across; }
  .table, .sideways { overflow: visible; }
  tfoot { display: table-row-group; }
  h2, figcaption { break-after: avoid; }
  .note, tfoot tr { break-before: avoid; }
  tbody tr:last-child { break-after: avoid; }
  tr, figure, footer, dl div { break-inside: avoid; }
}
`;
