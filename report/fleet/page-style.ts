/** The style of the page: dark blue on white as the posters are, in the system's font, and on paper without its controls. */
export const pageStyle = `
:root { color-scheme: light; --ink: #10244d; --soft: #4a5b7d; --line: #cbd7ea; --blue: #0a2a66;
  --alive: #0a6b3d; --late: #8a5a00; --stale: #8a1f18; --never: #4a5b7d; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.45 system-ui, "Segoe UI", Roboto, sans-serif; }
header { background: var(--blue); color: #fff; padding: 1rem 1.5rem; }
header h1 { margin: 0; font-size: 1.6rem; }
header p { margin: .25rem 0 0; color: #dbe6fb; }
main { padding: 1rem 1.5rem 3rem; max-width: 90rem; margin: 0 auto; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
summary { font-weight: 600; margin: .75rem 0 .25rem; cursor: pointer; }
.sums { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 0; padding: 0; list-style: none; }
.sums li { border: 1px solid var(--line); border-top: 6px solid var(--never); border-radius: 6px; padding: .5rem 1rem; }
.sums b { display: block; font-size: 2rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.sums .alive { border-top-color: var(--alive); } .sums .late { border-top-color: var(--late); }
.sums .stale { border-top-color: var(--stale); }
.rules, .soft { color: var(--soft); }
.notes { border-left: 6px solid var(--late); background: #fff7e6; padding: .5rem 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 600; }
tbody th { color: inherit; min-width: 12rem; }
.is { font-weight: 600; white-space: nowrap; }
.is::before { content: "\\25CF  "; }
.is.late::before { content: "\\25D0  "; } .is.stale::before { content: "\\25CB  "; } .is.never::before { content: "\\2013  "; }
.is.alive { color: var(--alive); } .is.late { color: var(--late); } .is.stale { color: var(--stale); } .is.never { color: var(--never); }
svg { display: block; }
.strip { width: 192px; height: 14px; background: #f0d9d7; } .strip path { fill: var(--alive); }
.course { width: 160px; height: 28px; background: #eef3fb; } .course path { fill: none; stroke: var(--blue); stroke-width: 2; vector-effect: non-scaling-stroke; }
.controls { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: .5rem 0; }
.controls label { display: grid; gap: .15rem; color: var(--soft); }
input, select, button { font: inherit; color: inherit; background: #fff; border: 1px solid #5d6f94; border-radius: 4px; padding: .35rem .6rem; }
input[type=search] { min-width: 18rem; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px; }
@media print { .controls, .paging { display: none; } header { color: #000; background: none; } header p { color: #000; }
  main { padding: 0; max-width: none; } tr { break-inside: avoid; } * { print-color-adjust: exact; } }
`;
