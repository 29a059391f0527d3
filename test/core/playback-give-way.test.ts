import { describe, expect, it } from 'vitest';
import { at, MINUTE, pageOf, poster, programmeOf, slide } from '../fakes/scheduled.ts';

const loop = { items: [poster('loop', { durationSeconds: 600 })] };
const long = (id: string, more: object = {}) => slide(id, { durationSeconds: 3600, ...more });
const emergency = (id: string, more: object = {}) => ({ id, class: 'emergency', items: [long(id)], ...more });
/** A page that shows the first picture of this list. */
const showing = (file: object) => {
  const page = pageOf(programmeOf({ ...loop, ...file }));
  page.cut();
  return page;
};
const ofComing = (page: ReturnType<typeof showing>) => {
  const { coming } = page.playback();
  return coming?.cutIn === true ? coming.item.id : undefined;
};

describe('an interrupt that is watched', () => {
  it('gives way in the middle of its item to one that takes its place in the newest list', () => {
    const page = showing({ interrupts: [emergency('wrong')] });
    page.change({ waiting: programmeOf({ ...loop, revision: 1, interrupts: [emergency('right')] }) });

    expect(ofComing(page)).toBe('right');
  });

  it('gives way to what the newest list says instead of it, and stays when it says the same', () => {
    const page = showing({ interrupts: [emergency('flood')] });
    page.change({ current: programmeOf({ ...loop, revision: 1, interrupts: [emergency('flood')] }) });
    expect(ofComing(page)).toBeUndefined();
    const other = { items: [long('flood', { slide: { kind: 'notice', title: 'Higher' } })] };
    page.change({ current: programmeOf({ ...loop, revision: 2, interrupts: [emergency('flood', other)] }) });

    expect(ofComing(page)).toBe('flood');
    page.cut();
    expect(page.playback().watched?.item).toMatchObject({ slide: { title: 'Higher' } });
    expect(ofComing(page)).toBeUndefined();
  });

  it('ends with its flight, or its item with its own, while another of the same rank is on', () => {
    const until = { until: '2026-11-20T07:21' };
    const page = showing({ interrupts: [emergency('a', { flight: until }), emergency('b')] });
    expect(page.playback().watched?.item.id).toBe('a');
    page.pass(59_999);
    expect(ofComing(page)).toBeUndefined();
    page.pass(1);
    expect(ofComing(page)).toBe('b');

    const items = [long('brief', { flight: until }), long('rest')];
    const own = showing({ interrupts: [emergency('c', { items })] });
    own.pass(MINUTE);
    expect(ofComing(own)).toBe('rest');
  });

  it('gives way to another of its rank that begins, which goes first, and then they take turns', () => {
    const from = { from: '2026-11-20T07:30', until: '2026-11-20T12:00' };
    const page = showing({ interrupts: [emergency('a'), emergency('b', { flight: from })] });
    page.pass(at('07:30') - page.now());

    expect(ofComing(page)).toBe('b');
    expect(page.play(3)).toEqual(['b', 'a', 'b']);
    expect(ofComing(page)).toBeUndefined();
  });

  it('stands as it was while the newest version of it is on its way, whatever else that list has on', () => {
    const flood = (src: string) => emergency('flood', { items: [poster('e', { src, durationSeconds: 3600 })] });
    const page = showing({ interrupts: [flood('red.jpg')] });
    const notice = { id: 'notice', items: [long('notice')] };
    const newest = { ...loop, revision: 1, interrupts: [flood('corrected.jpg'), notice] };
    page.change({ waiting: programmeOf(newest, ['loop']) });

    expect(ofComing(page)).toBeUndefined();
    expect(page.playback().coming?.item.id).toBe('e');
    page.change({ waiting: programmeOf(newest) });
    expect(ofComing(page)).toBe('e');
  });

  it('is over when the newest list has it no more, though that has another one on its way', () => {
    const page = showing({ interrupts: [emergency('flood')] });
    const other = { id: 'other', items: [poster('late')] };
    page.change({ waiting: programmeOf({ ...loop, revision: 1, interrupts: [other] }, ['loop']) });

    expect(ofComing(page)).toBe('loop');
  });
});

describe('an exercise of sound alone', () => {
  it('says so on the picture that it is heard with', () => {
    const siren = { id: 'siren', src: 'siren.mp3' };
    const page = showing({ interrupts: [{ id: 'drill', class: 'emergency', drill: true, items: [siren] }] });

    expect(page.playback().watched).toMatchObject({ item: { id: 'loop' }, drill: true });
  });
});
