import type { Words } from '../../core/words.ts';
import { decimalComma } from './decimal-comma.ts';
import { finding, type Finding, type Findings, type NotChecked } from './finding.ts';
import { COLUMNS, ROWS, watchForFlashes, type FlashFrame, type Flashing } from './flashes.ts';
import type { MediaFacts } from './media-facts.ts';
import type { MediaUse } from './media-uses.ts';
import { troublesOf } from './playable.ts';

/** Shows the pictures of films, drawn down to the cells that are judged. */
export interface FrameSampler {
  /** Tells the pictures of a film, in order. Resolves with why it could not be looked at to its end, if so. */
  sample(
    film: { readonly path: string; readonly type: string },
    see: (frame: FlashFrame) => void,
  ): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Opens what shows the pictures of films, in a grid of `columns` by `rows`; or says why nothing here can. */
export type OpenSampler = (grid: { readonly columns: number; readonly rows: number }) => Promise<FrameSampler | Words>;

/** A film that lies open on this disk. */
export interface OpenFilm {
  readonly path: string;
  /** As people know it. */
  readonly name: string;
  readonly facts: MediaFacts;
  readonly uses: readonly MediaUse[];
}

/** Looks for flashing in one film after the other; the sampler is opened for the first. */
export interface FlashFinder {
  /** @param tell  told how far it has come, 0–1 */
  look(film: OpenFilm, tell: (share: number) => void): Promise<Findings>;
  close(): Promise<void>;
}

export function createFlashFinder(open: OpenSampler): FlashFinder {
  let sampler: Promise<FrameSampler | Words> | undefined;
  let isTold = false;
  return {
    async look({ path, name, facts, uses }, tell) {
      const isPlayed = troublesOf(facts).every(({ code }) => code !== 'MEDIA_CONTAINER' && code !== 'MEDIA_CODEC');
      if (facts.video === undefined || facts.cutShort || !isPlayed) return NOTHING;
      sampler ??= open({ columns: COLUMNS, rows: ROWS });
      const opened = await sampler;
      if (!('sample' in opened)) {
        if (isTold) return NOTHING;
        isTold = true;
        return { findings: [], notChecked: [{ what: ANY, why: opened }] };
      }
      const watch = watchForFlashes();
      const { durationSeconds = 0 } = facts.video;
      const reason = await opened.sample({ path, type: typeOf(facts) }, (frame) => {
        watch.see(frame);
        tell(durationSeconds > 0 ? Math.min(1, frame.seconds / durationSeconds) : 0);
      });
      const found = watch.found();
      return {
        findings: uses.flatMap(({ addressPlace }) => found.map((one) => flashing(addressPlace, one))),
        notChecked: reason === undefined ? [] : [brokeOff(name, reason)],
      };
    },
    async close() {
      const opened = await sampler;
      if (opened !== undefined && 'sample' in opened) await opened.close();
    },
  };
}

function flashing(place: string, { kind, fromSeconds, toSeconds, hertz }: Flashing): Finding {
  const [from, to] = [fromSeconds.toFixed(1), toSeconds.toFixed(1)];
  const often = Math.round(hertz * 10) / 10;
  const when = {
    en: `${often} times a second, from ${from} s to ${to} s`,
    vi: `${decimalComma(often)} lần mỗi giây, từ giây ${decimalComma(from)} đến giây ${decimalComma(to)}`,
  };
  const words =
    kind === 'general'
      ? { en: `flashes ${when.en}`, vi: `chớp sáng ${when.vi}` }
      : { en: `flashes in saturated red ${when.en}`, vi: `chớp màu đỏ đậm ${when.vi}` };
  return finding('FLASHING', place, words);
}

function brokeOff(name: string, reason: string): NotChecked {
  return {
    what: { en: `flashing in ${name}`, vi: `chớp sáng trong ${name}` },
    why: { en: `the browser stopped: ${reason}`, vi: `trình duyệt dừng giữa chừng: ${reason}` },
  };
}

const ANY: Words = { en: 'flashing in clips', vi: 'chớp sáng trong các clip' };

function typeOf({ container }: MediaFacts): string {
  return container === 'WebM' ? 'video/webm' : container === 'Matroska' ? 'video/x-matroska' : 'video/mp4';
}

const NOTHING: Findings = { findings: [], notChecked: [] };
