/**
 * A page for whoever draws slides, served by the development server only: every kind of slide with sample data, at
 * the size of the window. `gallery.html?kind=steps&sample=longest&overlays=bottom-right&locale=en`; without a kind, a
 * list of all. Scripts call `show` instead of loading the page anew.
 */
import type { Overlays } from '../core/overlays.ts';
import type { Slide } from '../core/slides.ts';
import type { Airtime } from '../core/staff-pages.ts';
import { drawnEmblem, overlaySamples } from './gallery-overlays.ts';
import { slideSamples } from './gallery-samples.ts';
import { fromAfar } from './gallery-camera.ts';
import './gallery.css';
import { codesOf, faultsOf, hideInk, textsOf } from './gallery-inspect.ts';
import { frameInsets } from '../core/frame-layout.ts';
import './overlays/overlay-frame.ts';
import './slides/slide-view.ts';
import './theme/theme.css';

/** What the page shows: a slide, the overlays beside it, or both. */
interface Exhibit {
  readonly slide?: Slide;
  readonly overlays?: Overlays;
  readonly locale?: string;
  readonly codeShare?: number;
  readonly airtime?: Airtime;
  readonly elapsedMs?: number;
}

/** Shows an exhibit and settles when it is drawn, with what is wrong with it, how its words came out and its codes. */
async function show({ slide, overlays = {}, locale = 'vi', ...how }: Exhibit) {
  const picture = document.createElement('div');
  picture.className = 'picture';
  const view = document.createElement('slide-view');
  const frame = document.createElement('overlay-frame');
  Object.assign(view, { slide, locale, ...how });
  Object.assign(frame, { overlays, locale, emblemUrl: drawnEmblem });
  picture.append(view);
  document.body.replaceChildren(picture, frame);
  const insets = frameInsets(overlays, { width: innerWidth, height: innerHeight }, devicePixelRatio);
  for (const [edge, px] of Object.entries(insets)) picture.style.setProperty(edge, `${px}px`);
  await frame.updateComplete;
  frame.isSeen = true;
  frame.tellTime(Date.now());
  await Promise.all([view.ready, frame.ready]);
  const faults = faultsOf(document.body, picture.getBoundingClientRect());
  return { faults, fit: view.fit, codes: codesOf(document.body) };
}

/** Links to every sample. */
function list(): void {
  for (const [kind, samples] of Object.entries(slideSamples)) {
    for (const sample of Object.keys(samples)) {
      const link = document.createElement('a');
      link.href = `?kind=${kind}&sample=${sample}`;
      link.textContent = `${kind}: ${sample}`;
      document.body.append(link);
    }
  }
}

const asked = new URLSearchParams(location.search);
const kind = asked.get('kind');
const overlays = overlaySamples[asked.get('overlays') ?? ''];
const slide = kind === null ? undefined : slideSamples[kind as Slide['kind']]?.[asked.get('sample') ?? 'typical'];
const locale = asked.get('locale') ?? 'vi';
if (slide === undefined && overlays === undefined) list();
else await show({ ...(slide && { slide }), ...(overlays && { overlays }), locale });

/** Shows samples by their names. */
const showSample = (kind: Slide['kind'] | undefined, sample: string, overlays?: string, locale = 'vi') =>
  show({
    ...(kind && slideSamples[kind][sample] && { slide: slideSamples[kind][sample] }),
    ...(overlays && overlaySamples[overlays] && { overlays: overlaySamples[overlays] }),
    locale,
  });

const ofPage = {
  textsOf: () => textsOf(document.body),
  hideInk: () => hideInk(document.body),
};

Object.assign(globalThis, { gallery: { show, showSample, fromAfar, slideSamples, overlaySamples, ...ofPage } });
