import { describe, expect, it } from 'vitest';
import { frameContentOf } from '../../renderer/overlays/frame-content.ts';
import { programmeFrom, slide } from '../fakes/rehearsal.ts';

const overlays = { qr: { url: 'https://www.bluezone.gov.vn/', tag: 's' } };
const programme = programmeFrom({ items: [slide('a')], overlays, locale: 'en', timeZone: 'Asia/Bangkok' });

describe('frameContentOf', () => {
  it('leads to where the scans of this screen are counted', () => {
    const content = frameContentOf({ overlays: programme.overlays, programme }, { id: 'lobby', tags: [] });

    expect(content?.overlays.qr?.url).toBe('https://www.bluezone.gov.vn/?s=lobby');
    expect(content).toMatchObject({ locale: 'en', timeZone: 'Asia/Bangkok' });
  });

  it('is nothing for what has the whole screen', () => {
    expect(frameContentOf({ overlays: false, programme }, { id: 'lobby', tags: [] })).toBeUndefined();
  });
});
