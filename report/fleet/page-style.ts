/** The style of the page: dark blue on white as the posters are, in the system's font, and on paper without its controls. */
export const pageStyle = `
:root { color-scheme: light; --ink: #10244d; --soft: #4a5b7d; --line: #cbd7ea; --blue: #0a2a66;
  --alive: #0a6b3d; --late: #8a5a00; --stale: #a3160f; --never: #4a5b7d;
  --late-area: #d08a00; --never-area: #93a0bb; }
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
header { background: var(--blue); color: #fff; padding: 1rem 1.5rem; }
header h1 { margin: 0; font-size: 1.6rem; }
header p { margin: .25rem 0 0; color: #dbe6fb; }
nav { position: sticky; top: 0; z-index: 1; display: flex; gap: .25rem 1.25rem; overflow-x: auto; padding: .5rem 1.5rem;
  background: #eef3fb; border-bottom: 1px solid var(--line); white-space: nowrap; }
a { color: #0b4aa2; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 2px; }
main { padding: 1rem 1.5rem 3rem; max-width: 100rem; margin: 0 auto; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem; }
summary { font-weight: 600; margin: .75rem 0 .25rem; cursor: pointer; }
.sums { display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem; margin: 0 0 .5rem; padding: 0; list-style: none; }
.sums a { display: block; height: 100%; border: 1px solid var(--line); border-top: 6px solid var(--never-area); border-radius: 6px;
  padding: .4rem 1rem .5rem; color: inherit; text-decoration: none; }
.sums a:hover { background: #eef3fb; }
.sums b { font-size: 2.2rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.sums .is { display: block; }
.sums .alive a { border-top-color: var(--alive); } .sums .late a { border-top-color: var(--late-area); }
.sums .stale a { border-top-color: var(--stale); }
.rules, .soft, .share { color: var(--soft); font-weight: 400; }
.rules { max-width: 75rem; font-size: .9rem; } .soft { font-size: .9rem; }
.notes { border-left: 6px solid var(--late); background: #fff7e6; padding: .5rem 1rem; }
.notes h2 { margin-top: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; line-height: 1.25; font-size: .9rem; }
tbody th { color: inherit; font-weight: 600; min-width: 8rem; } tbody th a { font-weight: 500; }
.number { font-weight: 600; } .none { color: var(--soft); font-weight: 400; }
.is { font-weight: 600; white-space: nowrap; }
.is::before { content: "\\25CF  "; }
.is.late::before { content: "\\25D0  "; } .is.stale::before { content: "\\25CB  "; } .is.never::before { content: "\\2013  "; }
.is.alive { color: var(--alive); } .is.late { color: var(--late); } .is.stale { color: var(--stale); } .is.never { color: var(--never); }
.fault { color: var(--stale); }
svg { display: block; }
rect.alive { fill: var(--alive); } rect.late { fill: var(--late-area); } rect.stale { fill: var(--stale); } rect.never { fill: var(--never-area); }
.bar { width: 100%; height: .8rem; background: #eef3fb; }
.for-bar { width: 22%; min-width: 5rem; vertical-align: middle; }
.strip { width: 192px; height: 14px; background: #f3d6d3; } .strip .asked { fill: var(--alive); } .strip .untold { fill: #dfe4ee; }
.course { width: 200px; height: 28px; background: #eef3fb; } .course path { fill: none; stroke: var(--blue); stroke-width: 2; vector-effect: non-scaling-stroke; }
.screens tbody th { min-width: 12rem; } .screens td { min-width: 9rem; } .screens td:nth-child(4) { min-width: 13rem; } .screens .soft { font-size: .85rem; }
.screens tr.stale > :first-child { box-shadow: inset 5px 0 var(--stale); } .screens tr.late > :first-child { box-shadow: inset 5px 0 var(--late-area); }
.screens tr.never > :first-child { box-shadow: inset 5px 0 var(--never-area); }
.controls { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: .5rem 0; }
.controls label { display: grid; gap: .15rem; color: var(--soft); }
input, select, button { font: inherit; color: inherit; background: #fff; border: 1px solid #5d6f94; border-radius: 4px; padding: .35rem .6rem; }
input[type=search] { width: 22rem; max-width: 100%; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px; }
@media (min-width: 84rem) { .screens .soft { white-space: nowrap; } }
@media (min-width: 75rem) { .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; } }
@media (max-width: 45rem) {
  header, nav { padding-left: 1rem; padding-right: 1rem; } main { padding: 1rem 1rem 2rem; }
  nav { position: static; flex-wrap: wrap; gap: .5rem 1.25rem; } html { scroll-padding-top: 0; }
  .sums { grid-template-columns: 1fr 1fr; } .sums a { padding: .25rem .6rem .4rem; } .is { white-space: normal; }
  .controls label, input[type=search] { width: 100%; }
  th, td { padding: .3rem .35rem; } tbody th { min-width: 6rem; }
  .for-bar { display: none; }
  .screens thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .screens, .screens tbody, .screens tr, .screens th, .screens td { display: block; min-width: 0; border: 0; }
  .screens tr { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 .75rem; padding: .25rem 0; }
  .screens td { padding-left: .75rem; } .screens tbody th { padding-left: .75rem; min-width: 0; } .screens td:empty { display: none; }
  .screens td:nth-child(n + 3)::before { content: attr(data-head) ": "; color: var(--soft); }
  .strip { width: 100%; }
}
@page { size: A4 landscape; margin: 12mm; }
@media print {
  nav, .controls, .paging { display: none; } html { font-size: 9.5pt; } body { font-size: 1rem; }
  header { color: #000; background: none; padding: 0; } header p, a { color: inherit; } a { text-decoration: none; }
  main { padding: 0; max-width: none; } .screens .soft { white-space: nowrap; } tr, .sums li { break-inside: avoid; } h2, summary, #count { break-after: avoid; }
  header { margin-bottom: .75rem; } .wide { overflow: visible; } .columns { display: block; } .screens td, .screens tbody th { min-width: 0; } .strip { width: 120px; }
  * { print-color-adjust: exact; }
}
`;
