import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseCaptions } from '../../core/choose-captions.ts';
import { chooseSigner } from '../../core/choose-signer.ts';
import { chooseSource } from '../../core/choose-source.ts';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import { itemsOf, type MediaItem } from '../../core/playlist.ts';
import { languagesOf } from '../../core/screen.ts';
import { at, pageOf, programmeOf, slide } from '../fakes/scheduled.ts';

const file = path.resolve(import.meta.dirname, '../../docs/examples/languages.json');
const example = parsePlaylist(readFileSync(file, 'utf8'));
const playlist = example.kind === 'refused' ? undefined : example.playlist;
const film = playlist && (itemsOf(playlist)[0] as MediaItem);

/** What a screen with these tags is given of the example's film: picture, captions, and who signs. */
function givenTo(...tags: readonly string[]): readonly (string | undefined)[] {
  const screen = { id: 'hall', tags };
  const languages = languagesOf(screen, 'vi');
  const viewport = { width: 1920, height: 1080 };
  return [
    chooseSource(film?.sources ?? [], { viewport, languages }).url,
    playlist && film && chooseCaptions(film, playlist, screen)?.url,
    playlist && film && chooseSigner(film, playlist, screen)?.url,
  ];
}

describe('the languages of a screen', () => {
  it.each([
    [[], ['huong-dan.vi.mp4', 'huong-dan.vi.vtt', 'huong-dan.hab.mp4']],
    [['lang=hmn'], ['huong-dan.hmn.mp4', 'huong-dan.hmn.vtt', 'huong-dan.hab.mp4']],
    [
      ['lang=km', 'sign=off'],
      ['huong-dan.vi.mp4', 'huong-dan.km.vtt', undefined],
    ],
    [
      ['lang=tyz', 'lang=hos'],
      ['huong-dan.tyz.mp4', 'huong-dan.vi.vtt', 'huong-dan.hos.mp4'],
    ],
  ])('%j choose what is seen, read and signed', (tags, given) => {
    expect(givenTo(...tags)).toEqual(given);
  });

  it('choose nobody to sign beside the main picture', () => {
    const beside = { id: 'beside', zone: 'side', items: [{ src: 'clip.mp4', signLanguage: [{ url: 'signer.mp4' }] }] };
    const { playlist: inZone } = programmeOf({ campaigns: [beside] });
    const [clip] = itemsOf(inZone);

    expect(clip && chooseSigner(clip, inZone, { id: 'hall', tags: [] })).toBeUndefined();
  });

  it('do not change the words of a slide, which are in its own language', () => {
    const of = (item: object) => pageOf(programmeOf({ locale: 'vi', items: [slide('a', item)] }), { at: at('09:00') });

    expect(of({ lang: 'en' }).playback().coming?.lang).toBe('en');
    expect(of({}).playback().coming?.lang).toBe('vi');
  });
});
