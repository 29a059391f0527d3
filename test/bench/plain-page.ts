import { codedColours, layout } from './coded-picture.ts';

/** A page that looks like the coded picture `p2`: flat head and foot, nothing to load, no script. */
export const plainPage = `<!doctype html><title>plain</title><style>html { background: ${background('p2')}; height: 100%; cursor: none }</style>`;

/** A page that goes from `p2` to `p3` and back every half second, with `blackMs` of black between them: a bad player. */
export function blinkingPage(blackMs: number): string {
  const backgrounds = [background('p2'), '#000', background('p3'), '#000'];
  return `<!doctype html><title>blinking</title><style>html { height: 100%; cursor: none }</style><script>
const backgrounds = ${JSON.stringify(backgrounds)};
let turn = 0;
function next() {
  document.documentElement.style.background = backgrounds[turn % 4];
  setTimeout(next, turn++ % 2 === 0 ? 500 : ${blackMs});
}
next();
</script>`;
}

function background(id: keyof typeof codedColours): string {
  const colour = `rgb(${codedColours[id].join(' ')})`;
  return `linear-gradient(${colour} ${layout.headEnd * 100}%, #999 0 ${layout.footBegin * 100}%, ${colour} 0)`;
}
