/**
 * The page that plays a film and tells its pictures, drawn down to a few cells: `GET film`, `POST frames` with the
 * seconds (a 64-bit float, little endian) and the red, green and blue of each cell of each picture, and `POST end` with
 * nothing, or why it could not go on. It plays as fast as it can without missing pictures: where the display takes 60 a
 * second, a film of 30 plays at twice its speed.
 */
export function samplerPage({ columns, rows }: { readonly columns: number; readonly rows: number }): string {
  return `<!doctype html><meta charset="utf-8"><title>Sampler</title>
<video muted playsinline preload="auto" width="320"></video>
<script type="module">
const [COLUMNS, ROWS, BATCH, FASTEST] = [${columns}, ${rows}, 30, 16];
const video = document.querySelector('video');
const glass = new OffscreenCanvas(COLUMNS, ROWS).getContext('2d', { willReadFrequently: true });
glass.imageSmoothingQuality = 'medium';
let batch = [];
let before = -1;
let usual = Infinity;
let sending = Promise.resolve();
const send = (path, body) => (sending = sending.then(() => fetch(path, { method: 'POST', body })));
const end = (reason) => {
  tell();
  send('end', reason);
};
function tell() {
  if (batch.length > 0) send('frames', new Blob(batch));
  batch = [];
}
function see(_now, { mediaTime }) {
  if (mediaTime !== before) {
    glass.drawImage(video, 0, 0, COLUMNS, ROWS);
    const { data } = glass.getImageData(0, 0, COLUMNS, ROWS);
    const rgb = new Uint8Array(3 * COLUMNS * ROWS);
    for (let cell = 0; cell < COLUMNS * ROWS; cell++) rgb.set(data.subarray(4 * cell, 4 * cell + 3), 3 * cell);
    batch.push(new Float64Array([mediaTime]), rgb);
    const step = mediaTime - before;
    if (before >= 0 && step > 0) {
      usual = Math.min(usual, step);
      const isMissing = step > 1.5 * usual;
      video.playbackRate = Math.min(FASTEST, Math.max(0.5, video.playbackRate * (isMissing ? 0.8 : 1.02)));
    }
    before = mediaTime;
    if (batch.length >= 2 * BATCH) tell();
  }
  video.requestVideoFrameCallback(see);
}
video.requestVideoFrameCallback(see);
video.onended = () => end('');
video.onerror = () => end(video.error?.message || 'it cannot be decoded');
video.src = 'film';
video.play().catch((error) => end(String(error)));
</script>
`;
}
