import { previewData, PREVIEW_DATA_ID } from '../core/preview-data.ts';
import { animationFrame } from './stage/frames.ts';
import './preview/preview-app.ts';

/**
 * The page of the preview: what it shows stands in the page itself where it was exported, else it is asked for, and
 * asked for again whenever the program that serves it says that the playlist was saved.
 */
const app = document.querySelector('preview-app') ?? fault();
const embedded = document.getElementById(PREVIEW_DATA_ID)?.textContent;

if (embedded !== undefined) show(embedded);
else {
  const ask = async () => {
    try {
      const response = await fetch('preview.json', { signal: AbortSignal.timeout(30_000) });
      if (response.ok) show(await response.text());
    } catch {
      app.lost = true; // what it has stands, and the next word of a change asks again
    }
  };
  let asking = ask();
  const changes = new EventSource('changes');
  changes.onmessage = ({ data }) => {
    asking = asking.then(() => (Number(data) === app.data?.version ? undefined : ask()));
  };
  changes.onopen = () => (app.lost = false);
  changes.onerror = () => (app.lost = true);
}
setInterval(() => (app.now = Date.now()), 20_000);

function show(json: string): void {
  performance.mark('preview-data');
  app.data = previewData.parse(JSON.parse(json));
  void drawn();
}

/** For whoever measures: the timeline was drawn, and the frame after it began. */
async function drawn(): Promise<void> {
  await app.updateComplete;
  await app.shadowRoot?.querySelector('week-timeline')?.updateComplete;
  await animationFrame();
  await animationFrame();
  performance.mark('preview-drawn');
}

function fault(): never {
  throw new Error('the page has no preview');
}
