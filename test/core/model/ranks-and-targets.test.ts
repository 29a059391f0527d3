import { describe, expect, it } from 'vitest';
import { makePlan, makeTimelessPlan } from '../../../core/plan.ts';
import type { Item, Playlist } from '../../../core/playlist.ts';
import { onAir } from '../../fakes/scheduled.ts';
import type { Screen } from '../../../core/screen.ts';
import { parsed } from './scenarios.ts';
import { modelOnAir } from './schedule-model.ts';

const lobby: Screen = { id: 'lobby', tags: ['province=hue', 'floor=1', 'venue=hospital'] };
const noon = Date.parse('2026-01-05T12:00:00+07:00');
const item = (id: string) => ({ id, slide: { kind: 'notice', title: id } });
const campaign = (id: string, rest: Record<string, unknown> = {}) => ({ id, items: [item(`${id}-1`)], ...rest });
const playlist = (rest: Record<string, unknown>) => parsed({ formatVersion: 1, ...rest });

/** The ids of the campaigns on air at noon, as the schedule and the model say alike. */
function onAt(playlist: Playlist, notReady: readonly string[] = [], screen = lobby): readonly string[] {
  const isReady = ({ id }: Item) => !notReady.includes(id);
  const on = onAir(makePlan(playlist, screen, noon, noon + 1), noon, isReady).map(({ campaign }) => campaign.id);
  expect(on).toEqual(modelOnAir(playlist, screen, noon, isReady).map(({ campaign }) => campaign));
  return on;
}

describe('a target', () => {
  it.each([
    ['its id', { ids: ['lift', 'lobby'] }, true],
    ['another id', { ids: ['lift'] }, false],
    ['an id written with a capital', { ids: ['Lobby'] }, false],
    ['all of two tags', { tags: { all: ['province=hue', 'floor=1'] } }, true],
    ['all of two tags of which it has one', { tags: { all: ['province=hue', 'floor=2'] } }, false],
    ['any of two tags of which it has one', { tags: { any: ['floor=2', 'floor=1'] } }, true],
    ['any of two tags of which it has none', { tags: { any: ['floor=2', 'floor=3'] } }, false],
    ['none of a tag that it lacks', { tags: { none: ['floor=2'] } }, true],
    ['none of two tags of which it has one', { tags: { none: ['floor=2', 'floor=1'] } }, false],
    ['all, any and none at once', { tags: { all: ['floor=1'], any: ['province=hue'], none: ['venue=bus'] } }, true],
    ['all and any, but also none', { tags: { all: ['floor=1'], any: ['province=hue'], none: ['floor=1'] } }, false],
    ['another id, or a tag that it has', { ids: ['lift'], tags: { all: ['floor=1'] } }, true],
    ['its id, or a tag that it lacks', { ids: ['lobby'], tags: { all: ['floor=9'] } }, true],
    ['its id, although a tag rules it out', { ids: ['lobby'], tags: { none: ['floor=1'] } }, true],
    ['another id, and a tag that it lacks', { ids: ['lift'], tags: { all: ['floor=9'] } }, false],
  ])('of %s', (_, screens, isMeant) => {
    expect(onAt(playlist({ campaigns: [campaign('one', { screens })] }))).toEqual(isMeant ? ['one'] : []);
  });

  it('of a tag in two spellings of Unicode means the same screens', () => {
    const screens = { tags: { all: ['huyện=Đồng Xoài'.normalize('NFD')] } };
    const screen = { id: 'lift', tags: ['huyện=Đồng Xoài'.normalize('NFC')] };

    expect(onAt(playlist({ campaigns: [campaign('one', { screens })] }), [], screen)).toEqual(['one']);
  });

  it('of an item and that of its campaign must both allow it', () => {
    const items = [
      { ...item('here'), screens: { ids: ['lobby'] } },
      { ...item('there'), screens: { ids: ['lift'] } },
    ];
    const list = playlist({ campaigns: [{ id: 'one', screens: { tags: { any: ['floor=1'] } }, items }] });
    const [on] = onAir(makePlan(list, lobby, noon, noon + 1), noon, () => true);

    expect(on?.items.size).toBe(1);
    expect(on?.items.at(0)?.id).toBe('here');
  });
});

describe('on air is', () => {
  const ranked = playlist({
    campaigns: [
      campaign('low', { priority: -1 }),
      campaign('high-b', { priority: 9 }),
      campaign('high-a', { priority: 9 }),
      campaign('points', { priority: 99, at: ['12:00'] }),
      campaign('middle'),
    ],
    interrupts: [campaign('notice'), campaign('alarm', { class: 'emergency' })],
  });

  it.each([
    ['an emergency above all', [], ['alarm']],
    ['else a notice', ['alarm-1'], ['notice']],
    ['else the highest priority, by id, and no points in time', ['alarm-1', 'notice-1'], ['high-a', 'high-b']],
    ['of equals those with something ready', ['alarm-1', 'notice-1', 'high-a-1'], ['high-b']],
    ['else the next priority', ['alarm-1', 'notice-1', 'high-a-1', 'high-b-1'], ['middle']],
    ['at last the lowest', ['alarm-1', 'notice-1', 'high-a-1', 'high-b-1', 'middle-1'], ['low']],
    ['nothing when nothing is ready', ['alarm-1', 'notice-1', 'high-a-1', 'high-b-1', 'middle-1', 'low-1'], []],
  ])('%s', (_, notReady, on) => {
    expect(onAt(ranked, notReady)).toEqual(on);
  });

  it('the next rank where the top one has no item for this screen', () => {
    const elsewhere = campaign('top', { priority: 5, items: [{ ...item('x'), screens: { ids: ['lift'] } }] });

    expect(onAt(playlist({ campaigns: [elsewhere, campaign('rest')] }))).toEqual(['rest']);
  });

  it('the next rank where all of the top one was withdrawn', () => {
    const sha256 = 'a'.repeat(64);
    const top = campaign('top', { priority: 5, items: [item('x'), { src: 'poster.jpg', sha256 }] });

    expect(onAt(playlist({ campaigns: [top, campaign('rest')], withdrawn: ['x', sha256] }))).toEqual(['rest']);
  });

  it('in order of ids by their characters, the same in every locale', () => {
    const ids = ['b', 'B', 'ă', 'a', '10', '9'];

    expect(onAt(playlist({ campaigns: ids.map((id) => campaign(id)) }))).toEqual(['10', '9', 'B', 'a', 'b', 'ă']);
  });

  it('without a clock only what names no time, in campaign and item', () => {
    const list = playlist({
      dayparts: { always: {} },
      campaigns: [
        campaign('flight', { flight: { from: '2000-01-01' } }),
        campaign('daypart', { dayparts: ['always'] }),
        campaign('points', { everyMinutes: 30 }),
        { id: 'mixed', items: [{ ...item('dated'), flight: { until: '2100-01-01' } }, item('timeless')] },
        campaign('elsewhere', { screens: { ids: ['lift'] } }),
      ],
    });
    const on = onAir(makeTimelessPlan(list, lobby), 0, () => true);

    expect(on.map(({ campaign, items }) => [campaign.id, items.size, items.at(0)?.id])).toEqual([
      ['mixed', 1, 'timeless'],
    ]);
  });
});
