import { describe, expect, it } from 'vitest';
import { parsePlaylist } from '../../core/parse-playlist.ts';
import type { PreviewFile } from '../../core/preview-data.ts';
import { Gallery } from '../../renderer/preview/gallery-of-pictures.ts';
import { rehearse } from '../../renderer/preview/rehearsal.ts';

const lobby = { width: 1920, height: 1080 };
const board = { width: 384, height: 192 };
const here = (url: string): PreviewFile => ({ kind: 'here', url: `media/${url}` });
const files: Readonly<Record<string, PreviewFile>> = {
  'clip.mp4': here('clip.mp4'),
  'hanoi.mp4': here('hanoi.mp4'),
  'saigon.mp4': here('saigon.mp4'),
  'vi.vtt': here('vi.vtt'),
  'en.vtt': here('en.vtt'),
};
const missing: PreviewFile = { kind: 'absent', why: 'missing' };
const leftOut: PreviewFile = { kind: 'absent', why: 'clip' };

/** What a clip that two people sign, with two captions, is to a gallery: it hangs on a screen of some size, with tags, and has these files. */
function hung(change: Readonly<Record<string, PreviewFile>> = {}) {
  const gallery = new Gallery(() => undefined);
  gallery.files = { ...files, ...change };
  const signLanguage = [
    { url: 'hanoi.mp4', lang: 'hab' },
    { url: 'saigon.mp4', lang: 'hos' },
  ];
  const captions = ['vi', 'en'].map((lang) => ({ url: `${lang}.vtt`, lang }));
  const items = [{ src: 'clip.mp4', durationSeconds: 10, captions, signLanguage }];
  const parsed = parsePlaylist(JSON.stringify({ formatVersion: 1, items }));
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.faults));
  const { playlist } = parsed;
  const showingOn = (viewport = lobby, ...tags: readonly string[]) => {
    const screen = { id: '', tags };
    gallery.hangOn(screen, viewport);
    const production = { playlist, screen, viewport, overlays: false, emblem: undefined, edges: [] } as const;
    const { watched } = rehearse(production, 0).playback;
    if (watched === undefined) throw new Error('nothing is on');
    return watched;
  };
  return { gallery, showingOn };
}

describe('the picture of a clip', () => {
  it('has whoever signs it on its screen, on the stage and in the list', () => {
    const { gallery, showingOn } = hung();
    const signer = { source: 'saigon.mp4', url: 'media/saigon.mp4' };
    const showing = showingOn(lobby, 'lang=hos');

    expect(gallery.stagePicture(showing).signer).toEqual(signer);
    expect(gallery.smallPicture(showing).signer).toEqual(signer);
  });

  it('has nobody on a board of lamps', () => {
    const { gallery, showingOn } = hung();

    expect(gallery.stagePicture(showingOn(board)).signer).toBeUndefined();
  });

  it.each([
    ['who signs is missing', { 'hanoi.mp4': missing }, undefined],
    ['itself is missing', { 'clip.mp4': missing }, undefined],
    ['it is in a page without clips', { 'clip.mp4': leftOut, 'hanoi.mp4': leftOut }, { source: 'hanoi.mp4' }],
  ])('tells whom there is where %s', (_where, change, signer) => {
    const { gallery, showingOn } = hung(change);

    expect(gallery.stagePicture(showingOn()).signer).toEqual(signer);
  });

  it('is another one where somebody else signs', () => {
    const { gallery, showingOn } = hung();
    const before = showingOn();
    const after = showingOn(lobby, 'lang=hos');
    gallery.smallPicture(before);

    expect(gallery.smallPicture(after).signer?.source).toBe('saigon.mp4');
  });

  it('has the captions of its screen, on the stage alone', () => {
    const { gallery, showingOn } = hung();
    const before = gallery.stagePicture(showingOn());
    const showing = showingOn(lobby, 'lang=en', 'sign=off');

    expect(before.captions).toEqual({ lang: 'vi', url: 'media/vi.vtt', isFootOnly: true });
    expect(gallery.stagePicture(showing).captions).toEqual({ lang: 'en', url: 'media/en.vtt', isFootOnly: false });
    expect(gallery.smallPicture(showing).captions).toBeUndefined();
  });

  it.each([
    ['they are missing', { 'vi.vtt': missing }, undefined],
    ['the clip is', { 'clip.mp4': missing }, undefined],
    ['who signs is', { 'hanoi.mp4': missing }, { lang: 'vi', url: 'media/vi.vtt', isFootOnly: false }],
    ['the page has no clips', { 'clip.mp4': leftOut, 'vi.vtt': leftOut }, { lang: 'vi', isFootOnly: true }],
  ])('tells of captions where %s', (_where, change, captions) => {
    const { gallery, showingOn } = hung(change);

    expect(gallery.stagePicture(showingOn()).captions).toEqual(captions);
  });
});
