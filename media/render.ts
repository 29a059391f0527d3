import { mkdir, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { encode } from './render/encode.ts';
import { captionDifferences, differences, list, listedCaptions, listedFiles, placeOf } from './render/listing.ts';
import { FAMILY, openStudio, type Studio } from './render/studio.ts';
import { webVttOf } from './source/captions.ts';
import { captionLanguages, FRAMES_PER_SECOND, secondsOf, type CaptionLanguage, type Clip } from './source/clip.ts';
import { clips } from './source/clips.ts';
import { frameAt } from './source/film.ts';
import { soundOf } from './source/sound.ts';
import { stages, type Orientation, type Stage } from './source/stage.ts';

/** `npm run media`: draws the clips of the campaign, and writes their hashes into its playlist. */

const usage = `npm run media                                       draw every clip, both ways up, and write its captions
npm run media -- --only NAME                        draw one clip
npm run media -- --captions                         write the captions, draw nothing
npm run media -- --frame NAME:SECONDS:ORIENTATION FILE.png   look at one frame
npm run media -- --check                            compare the files with the playlist, draw nothing
clips: ${clips.map(({ name }) => name).join(', ')}; orientations: ${Object.keys(stages).join(', ')}`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      frame: { type: 'string' },
      captions: { type: 'boolean' },
      check: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(usage);
  if (values.check) return check(clips);
  if (values.frame !== undefined) return lookAt(values.frame, positionals[0]);
  const wanted = values.only === undefined ? clips : [named(values.only)];
  for (const clip of wanted) await writeCaptions(clip);
  if (values.captions) return;
  for (const clip of wanted) {
    for (const orientation of ['landscape', 'portrait'] as const) await render(clip, stages[orientation]);
  }
  check(wanted);
}

/** Compares the files of these clips with what the playlist says of them. */
function check(wanted: readonly Clip[]): void {
  const ours = ({ url }: { readonly url: string }) => wanted.some(({ name }) => url.startsWith(`clips/${name}`));
  const films = listedFiles().filter(ours);
  const captions = listedCaptions().filter(ours);
  const found = [...differences(films), ...captionDifferences(captions)];
  if (found.length > 0) throw new Error(found.join('\n'));
  const total = [...films, ...captions].reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`${films.length + captions.length} files, ${total} bytes: as the playlist says`);
}

async function writeCaptions(clip: Clip): Promise<void> {
  for (const language of captionLanguages) {
    const url = captionsUrlOf(clip.name, language);
    await writeFile(placeOf(url), webVttOf(clip, language));
    list(url);
  }
}

async function lookAt(frame: string, file: string | undefined): Promise<void> {
  const [name = '', seconds, orientation = ''] = frame.split(':');
  const stage = stages[orientation as Orientation] as Stage | undefined;
  if (stage === undefined || file === undefined || !Number.isFinite(Number(seconds))) throw new Error(usage);
  const studio = await openStudio(stage);
  try {
    await writeFile(file, await studio.shoot(frameAt(named(name), Number(seconds), stage)));
  } finally {
    await studio.close();
  }
}

async function render(clip: Clip, stage: Stage): Promise<void> {
  const startedAt = performance.now();
  const url = urlOf(clip.name, stage.orientation);
  const file = placeOf(url);
  const seconds = secondsOf(clip);
  await mkdir(new URL('clips/', import.meta.url), { recursive: true });
  const studio = await openStudio(stage);
  try {
    const crf = await encode({ frames: framesOf(clip, stage, studio), sound: soundOf(clip), seconds, file });
    list(url);
    const { size } = await stat(file);
    const took = Math.round((performance.now() - startedAt) / 1000);
    console.log(`${url}: ${seconds.toFixed(1)} s, ${size} bytes, CRF ${crf}, drawn in ${took} s`);
  } finally {
    await studio.close();
  }
}

async function* framesOf(clip: Clip, stage: Stage, studio: Studio): AsyncGenerator<Buffer> {
  const count = Math.round(secondsOf(clip) * FRAMES_PER_SECOND);
  let last: { readonly svg: string; readonly picture: Buffer } | undefined;
  for (let index = 0; index < count; index++) {
    const svg = frameAt(clip, index / FRAMES_PER_SECOND, stage);
    // While nothing moves the frame reads the same, and the picture is taken once.
    if (svg !== last?.svg) last = { svg, picture: await studio.shoot(svg) };
    if (index % FRAMES_PER_SECOND === 0) await onlyOurFont(studio);
    yield last.picture;
  }
}

/** A letter that the font lacks would come from the machine's own fonts, and look different on each. */
async function onlyOurFont(studio: Studio): Promise<void> {
  const others = [...(await studio.fontsInUse())].filter((family) => !family.startsWith(FAMILY));
  if (others.length > 0) throw new Error(`some letters are not in ${FAMILY}: they came from ${others.join(', ')}`);
}

function urlOf(name: string, orientation: string): string {
  return `clips/${name}-${orientation}.mp4`;
}

function captionsUrlOf(name: string, language: CaptionLanguage): string {
  return `clips/${name}.${language}.vtt`;
}

function named(name: string): Clip {
  const clip = clips.find((one) => one.name === name);
  if (clip === undefined) throw new Error(`no clip is called ${name}\n${usage}`);
  return clip;
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
