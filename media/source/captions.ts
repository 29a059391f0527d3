import { startsOf, type CaptionLanguage, type Clip } from './clip.ts';
import { BEAT } from './timeline.ts';

/** A sentence, and from when until when it stands, in seconds of the clip. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The captions of a clip in one language. Those of a shot follow each other from its beginning. */
export function cuesOf(clip: Clip, language: CaptionLanguage): readonly Cue[] {
  const starts = startsOf(clip);
  return clip.shots.flatMap(({ words }, index) => {
    let from = starts[index] ?? 0;
    return words.captions.map((caption) => {
      const cue = { from, to: from + caption.beats * BEAT, text: caption[language] };
      from = cue.to;
      return cue;
    });
  });
}

/** The same as a WebVTT file. */
export function webVttOf(clip: Clip, language: CaptionLanguage): string {
  const blocks = cuesOf(clip, language).map(({ from, to, text }) => `${clock(from)} --> ${clock(to)}\n${text}\n`);
  return ['WEBVTT\n', ...blocks].join('\n');
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(minutes).padStart(2, '0')}:${(seconds % 60).toFixed(3).padStart(6, '0')}`;
}
