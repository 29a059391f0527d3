import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Hearing } from '../../core/heard.ts';
import type { FromPage } from '../../core/messages.ts';
import type { AnnouncedShowing } from '../../core/showing.ts';
import { EMERGENCY_RANK, rankOf } from '../../core/ranks.ts';
import { Announcer } from '../../renderer/stage/announcer.ts';
import { programmeOf } from '../fakes/scheduled.ts';

const ALL: Hearing = { leastRank: -Infinity, goesOn: () => true, isMeant: () => true };
const programme = programmeOf({
  campaigns: [
    { id: 'turns', items: ['voice', 'voice2'].map((id) => ({ id, src: `${id}.mp3` })) },
    { id: 'm', at: ['07:20'], items: [{ id: 'clock', src: 'clock.mp3' }] },
    { id: 'm2', at: ['07:20'], items: [{ id: 'clock2', src: 'clock2.mp3' }] },
  ],
  interrupts: [
    { id: 'note', items: [{ id: 'gong', src: 'gong.mp3' }] },
    { id: 'flood', class: 'emergency', items: [{ id: 'siren', src: 'siren.mp3' }] },
  ],
});

let hearing: Hearing;
let told: FromPage[];
let changes: boolean[];
let failed: number[];
let numbered: number;
let audio: FakeAudio;
let announcer: Announcer;
beforeEach(() => {
  vi.useFakeTimers();
  hearing = ALL;
  [told, changes, failed, numbered] = [[], [], [], 0];
  audio = new FakeAudio();
  announcer = new Announcer({
    audio: audio as unknown as HTMLAudioElement,
    hearing: () => hearing,
    onChange: (isHeard) => changes.push(isHeard),
    tell: (fact) => told.push(fact),
    onFailed: (n) => failed.push(n),
  });
});
afterEach(() => vi.useRealTimers());

/** The element of the page: it sounds as soon as it may, for 20 s. */
class FakeAudio {
  src = '';
  volume = 1;
  readonly duration = 20;
  onplaying: (() => void) | null = null;
  onended: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly error = null;
  #from = Infinity;
  get currentTime() {
    return Math.max(0, (performance.now() - this.#from) / 1000);
  }
  play() {
    this.#from = performance.now();
    this.onplaying?.();
    return Promise.resolve();
  }
  pause() {
    this.#from = Infinity;
  }
  removeAttribute() {
    this.src = '';
  }
  load() {}
}

function announced(...ids: string[]): AnnouncedShowing[] {
  const campaigns = [...programme.playlist.campaigns, ...programme.playlist.interrupts];
  return ids.map((id) => {
    const campaign = campaigns.find(({ items }) => items.some((item) => item.id === id));
    const item = campaign?.items.find((one) => one.id === id);
    if (campaign === undefined || item?.kind !== 'audio') throw new Error(`there is no announcement ${id}`);
    return {
      item,
      programme,
      campaignId: campaign.id,
      rank: rankOf(campaign),
      drill: false,
      n: ++numbered,
      media: programme.media[id],
    };
  });
}
/** What is heard now. */
const heard = () => /\/([^/]*?)(\.mp3)?$/.exec(audio.src)?.[1];
/** Time passes, and the stage looks twice a second. */
function pass(seconds: number) {
  for (let looks = 0; looks < seconds * 2; looks++) {
    vi.advanceTimersByTime(500);
    if (audio.currentTime >= audio.duration) audio.onended?.();
    announcer.check();
  }
}
const journal = () =>
  told.map((fact) =>
    fact.type === 'announced' ? `${fact.showing.itemId} ${fact.result} ${fact.showing.shownMs / 1000}` : fact.type,
  );

describe('Announcer', () => {
  it('does not have one wait again that is heard or waits already, and tells no failure of it', () => {
    for (let picture = 0; picture < 9; picture++) {
      announcer.announce(announced('voice', 'voice2'));
      pass(2);
    }
    pass(60);

    expect(journal()).toEqual(['voice complete 20', 'voice2 complete 20']);
    expect(failed).toEqual([]);
    expect(changes.at(-1)).toBe(false);
  });

  it('has one heard again whose turn comes once it is over', () => {
    announcer.announce(announced('voice'));
    pass(20);
    announcer.announce(announced('voice'));
    pass(20);

    expect(journal()).toEqual(['voice complete 20', 'voice complete 20']);
  });

  it('loses none, however many wait', () => {
    const many = Array.from({ length: 15 }, (_, index) => ({
      ...there(announced('clock')[0]),
      campaignId: `m${index}`,
    }));
    announcer.announce(many);
    pass(300);

    expect(journal()).toEqual(many.map(() => 'clock complete 20'));
  });

  it('has a notice heard first, then points in time in their order, then turns', () => {
    announcer.announce(announced('voice', 'voice2'));
    announcer.announce(announced('clock', 'clock2'));
    announcer.announce(announced('gong'));
    pass(100);

    expect(journal().map((row) => row.split(' ')[0])).toEqual(['voice', 'gong', 'clock', 'clock2', 'voice2']);
  });

  it('breaks off what is heard for an emergency, but not that for itself', () => {
    announcer.announce(announced('voice', 'clock'));
    pass(3);
    announcer.announce(announced('siren'));
    expect(heard()).toBe('siren');
    pass(3);
    announcer.announce(announced('siren'));
    pass(37);

    expect(journal()).toEqual(['clock partial 3', 'siren complete 20', 'voice complete 20']);
  });

  it('has the lower wait as long as an emergency is on, and begins with them when it is over', () => {
    announcer.announce(announced('siren', 'clock'));
    hearing = { ...ALL, leastRank: EMERGENCY_RANK };
    pass(25);
    expect(heard()).toBeUndefined();
    hearing = ALL;
    pass(1);

    expect(heard()).toBe('clock');
  });

  it('breaks off an interrupt that is over, at once and in its middle', () => {
    announcer.announce(announced('siren'));
    pass(15);
    hearing = { ...ALL, goesOn: ({ item }) => item.id !== 'siren' };
    pass(0.5);

    expect(heard()).toBeUndefined();
    expect(journal()).toEqual(['siren partial 15.5']);
    expect(changes.at(-1)).toBe(false);
  });

  it('does not begin with what is not meant any more', () => {
    announcer.announce(announced('voice', 'voice2'));
    hearing = { ...ALL, isMeant: () => false };
    pass(30);
    announcer.announce(announced('clock'));
    pass(30);

    expect(journal()).toEqual(['voice complete 20']);
  });

  it('gives up what has waited ten minutes, without a word', () => {
    hearing = { ...ALL, leastRank: EMERGENCY_RANK };
    announcer.announce(announced('clock'));
    pass(590);
    announcer.announce(announced('clock2'));
    pass(11);
    hearing = ALL;
    pass(60);

    expect(journal()).toEqual(['clock2 complete 20']);
    expect(failed).toEqual([]);
  });

  it('gives way to the picture of what ranks higher', () => {
    announcer.announce(announced('gong'));
    pass(1);
    announcer.giveWay(0);
    expect(heard()).toBe('gong');
    announcer.giveWay(EMERGENCY_RANK);

    expect(heard()).toBeUndefined();
  });

  it('tells what stands still, and goes on with the next', () => {
    announcer.announce(announced('clock', 'voice'));
    audio.pause();
    pass(5.5);

    expect(told).toMatchObject([{ type: 'failed', itemId: 'clock' }]);
    expect(failed).toEqual([1]);
    expect(heard()).toBe('voice');
  });
});

function there<V>(value: V | undefined): V {
  if (value === undefined) throw new Error('it is not there');
  return value;
}
