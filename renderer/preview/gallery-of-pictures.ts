import type { Viewport } from '../../core/choose-source.ts';
import { overlayFiles, type Overlays } from '../../core/overlays.ts';
import type { Showing } from '../../core/showing.ts';
import type { PreviewData, PreviewFile } from '../../core/preview-data.ts';
import type { ReadyMedia } from '../../core/programme.ts';
import type { Screen } from '../../core/screen.ts';
import { secondsOn } from '../../core/turns.ts';
import { frameContentOf } from '../overlays/frame-content.ts';
import { signerOn } from '../stage/sign-box.ts';
import type { Picture, ReadCaptions } from './item-picture.ts';
import { createPosters } from './posters.ts';
import { isBundled } from './rehearsal.ts';
import type { Signer } from './signer-view.ts';

/** The pictures of what is shown; the same object for the same picture, so that nothing is drawn twice. */
export class Gallery {
  /** What clips turned out to last, in seconds, by address as written. */
  readonly lengths = new Map<string, number>();

  #files: PreviewData['files'] = {};
  #viewport: Viewport = { width: 1920, height: 1080 };
  #screen: Screen = { id: '', tags: [] };
  readonly #pictures = new Map<string, Picture>();
  readonly #posters;

  /** @param onLength  is told when the length of another clip is known */
  constructor(onLength: () => void) {
    this.#posters = createPosters((url, { seconds }) => {
      const written = Object.entries(this.#files).find(([, file]) => file.kind === 'here' && file.url === url)?.[0];
      if (written !== undefined && Number.isFinite(seconds)) this.lengths.set(written, seconds);
      onLength();
    });
  }

  set files(files: PreviewData['files']) {
    this.#files = files;
    this.#pictures.clear();
    for (const [written, file] of Object.entries(files))
      if (file.kind === 'poster' && file.seconds !== undefined) this.lengths.set(written, file.seconds);
  }

  /** Shows what follows on this screen, of this size. */
  hangOn(screen: Screen, viewport: Viewport): void {
    this.#screen = screen;
    this.#viewport = viewport;
    this.#pictures.clear();
  }

  /** The file of the agency's emblem, if the page has it. */
  emblemOf(overlays: Overlays | false): ReadyMedia | undefined {
    const [emblem] = overlayFiles(overlays);
    const file = emblem === undefined ? undefined : this.#files[emblem.url];
    return file?.kind === 'here' ? { url: file.url, sha256: '', type: 'image/*' } : undefined;
  }

  /** As it stands on the stage. */
  stagePicture(showing: Showing): Picture {
    return this.#picture(showing, true);
  }

  /** As it stands in a list: without what stands beside it, and a clip as one of its frames. */
  smallPicture(showing: Showing): Picture {
    return this.#picture(showing, false);
  }

  #picture(showing: Showing, onStage: boolean): Picture {
    const { item, media, drill, lang } = showing;
    const { width, height } = this.#viewport;
    const file = media === undefined ? undefined : this.#files[media.url];
    const poster = item.kind === 'video' && file?.kind === 'here' ? this.#posters.of(file.url)?.url : undefined;
    const signer = this.#signerOf(media, file);
    const captions = onStage ? this.#captionsOf(media, file) : undefined;
    const { digest } = showing.programme;
    const files = [media?.url, poster === undefined, signer?.source, signer?.poster === undefined, captions];
    const turn = onStage ? [showing.n, showing.round, drill] : [];
    const key = JSON.stringify([digest, item.id, width, height, ...files, ...turn]);
    const known = this.#pictures.get(key);
    if (known !== undefined) return known;
    if (this.#pictures.size > MOST_PICTURES) this.#pictures.clear();
    const picture: Picture = {
      item: isBundled(showing) ? undefined : item,
      file,
      ...(media === undefined ? {} : { source: media.url }),
      viewport: this.#viewport,
      frame: onStage ? frameContentOf(showing, this.#screen) : undefined,
      drill: onStage && drill,
      locale: lang,
      ...(poster === undefined ? {} : { poster }),
      ...(signer === undefined ? {} : { signer }),
      ...(captions === undefined ? {} : { captions }),
      ...(onStage && item.kind === 'slide'
        ? { airtime: { round: showing.round, durationSeconds: secondsOn(showing) } }
        : {}),
    };
    this.#pictures.set(key, picture);
    return picture;
  }

  /** None where the clip or their own file is missing, as with whoever signs. */
  #captionsOf(media: ReadyMedia | undefined, clip: PreviewFile | undefined): ReadCaptions | undefined {
    const { captions, signLanguage } = media ?? {};
    const file = captions === undefined ? undefined : this.#files[captions.url];
    if (captions === undefined || file === undefined || isMissing(file) || isMissing(clip)) return undefined;
    const isFootOnly = signLanguage !== undefined && !isMissing(this.#files[signLanguage.url]);
    return { lang: captions.lang, isFootOnly, ...(file.kind === 'absent' ? {} : { url: file.url }) };
  }

  /** Nobody where the clip or their own file is missing: on the screen, too, the clip then plays without, or not at all. */
  #signerOf(media: ReadyMedia | undefined, clip: PreviewFile | undefined): Signer | undefined {
    const { url: source } = signerOn(this.#viewport, media) ?? {};
    const file = source === undefined ? undefined : this.#files[source];
    if (source === undefined || file === undefined || isMissing(file) || isMissing(clip)) return undefined;
    switch (file.kind) {
      case 'here': {
        const poster = this.#posters.of(file.url)?.url;
        return { source, url: file.url, ...(poster === undefined ? {} : { poster }) };
      }
      case 'poster':
        return { source, poster: file.url };
      case 'absent':
        return { source };
    }
  }
}

function isMissing(file: PreviewFile | undefined): boolean {
  return file?.kind === 'absent' && file.why === 'missing';
}

const MOST_PICTURES = 500;
