import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../../core/moments.ts';
import { makePlan } from '../../../core/plan.ts';
import { modelMoments } from './moments-model.ts';
import { parsed } from './scenarios.ts';

const screen = { id: 'lobby', tags: ['floor=1'] };
const items = [{ slide: { kind: 'notice', title: 'A' } }];

/** The moments of campaigns after one instant and up to another, as the product gives them and the model too. */
function moments(head: Record<string, unknown>, campaigns: readonly object[], after: string, upTo: string) {
  const playlist = parsed({
    formatVersion: 1,
    ...head,
    campaigns: campaigns.map((one, index) => ({ id: `c${index}`, ...one, items })),
  });
  const [from, until] = [Date.parse(after), Date.parse(upTo)];
  const found = momentsOf(makePlan(playlist, screen, from, until + 1), from, until).map(({ at, campaign }) => ({
    at,
    campaign: campaign.id,
  }));
  expect(found).toEqual(modelMoments(playlist, screen, from, until));
  return found.map(({ at, campaign }) => `${new Date(at).toISOString().slice(0, 16)} ${campaign}`);
}

describe('a point in time', () => {
  it.each([
    ['comes once a day', 'Asia/Ho_Chi_Minh', '07:00', '2026-01-04T17:00Z', ['2026-01-05T00:00', '2026-01-06T00:00']],
    [
      'at midnight belongs to the day it begins',
      'Asia/Ho_Chi_Minh',
      '00:00',
      '2026-01-05T16:00Z',
      ['2026-01-05T17:00', '2026-01-06T17:00'],
    ],
    [
      'left out by the clock comes as much later',
      'Europe/Berlin',
      '02:30',
      '2026-03-28T12:00Z',
      ['2026-03-29T01:30', '2026-03-30T00:30'],
    ],
    [
      'that the clock shows twice counts the first time',
      'Europe/Berlin',
      '02:30',
      '2026-10-24T12:00Z',
      ['2026-10-25T00:30', '2026-10-26T01:30'],
    ],
    [
      'of a midnight that was left out',
      'America/Sao_Paulo',
      '00:30',
      '2017-10-14T12:00Z',
      ['2017-10-15T03:30', '2017-10-16T02:30'],
    ],
    [
      'in the hour before midnight that comes twice',
      'America/Sao_Paulo',
      '23:30',
      '2017-02-18T12:00Z',
      ['2017-02-19T01:30', '2017-02-20T02:30'],
    ],
    [
      'of a day that was left out never comes',
      'Pacific/Apia',
      '07:00',
      '2011-12-29T12:00Z',
      ['2011-12-29T17:00', '2011-12-30T17:00'],
    ],
    [
      'in the half hour that Lord Howe leaves out',
      'Australia/Lord_Howe',
      '02:15',
      '2026-10-03T12:00Z',
      ['2026-10-03T15:45', '2026-10-04T15:15'],
    ],
  ])('%s', (_, timeZone, at, after, expected) => {
    const upTo = new Date(Date.parse(after) + 48 * 3_600_000).toISOString();

    expect(moments({ timeZone }, [{ at: [at] }], after, upTo)).toEqual(expected.map((time) => `${time} c0`));
  });

  it.each([
    ['counts from midnight', 'Asia/Ho_Chi_Minh', 360, '2026-01-04T17:00Z', '06:00 12:00 18:00 00:00'],
    ['begins anew where it does not divide the day', 'Asia/Ho_Chi_Minh', 700, '2026-01-04T17:00Z', '11:40 23:20 00:00'],
    ['comes once a day at midnight', 'Asia/Ho_Chi_Minh', 1440, '2026-01-04T17:00Z', '00:00'],
    ['has an hour less to come in', 'Europe/Berlin', 360, '2026-03-28T23:00Z', '07:00 13:00 19:00 00:00 06:00'],
    ['has an hour more to come in', 'Europe/Berlin', 480, '2026-10-24T22:00Z', '07:00 15:00 23:00 00:00'],
  ])('every so many minutes %s', (_, timeZone, everyMinutes, after, expected) => {
    const hours = timeZone === 'Europe/Berlin' ? (everyMinutes === 360 ? 29 : 25) : 24;
    const upTo = new Date(Date.parse(after) + hours * 3_600_000).toISOString();
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
    const found = moments({ timeZone }, [{ everyMinutes }], after, upTo);

    expect(found.map((one) => clock.format(new Date(`${one.slice(0, 16)}Z`))).join(' ')).toBe(expected);
  });

  const at = { at: ['12:00'] };
  const until = (time: string) => ({ flight: { until: `2026-01-05T${time}+07:00` } });
  const from = (time: string) => ({ flight: { from: `2026-01-05T${time}+07:00` } });
  it.each([
    ['while its flight is open', { ...at, ...until('12:00:00.001') }, 1],
    ['not when its flight ends just then', { ...at, ...until('12:00:00') }, 0],
    ['when its flight begins just then', { ...at, ...from('12:00:00') }, 1],
    ['not just before its flight', { ...at, ...from('12:00:00.001') }, 0],
    ['when its daypart begins just then', { ...at, dayparts: ['noon'] }, 1],
    ['not when its daypart ends just then', { ...at, dayparts: ['morning'] }, 0],
    ['on the screens it is for', { ...at, screens: { tags: { all: ['floor=1'] } } }, 1],
    ['not on others', { ...at, screens: { tags: { all: ['floor=2'] } } }, 0],
    ['once where it is named twice', { at: ['12:00', '12:00'] }, 1],
    ['once where it is named and counted', { at: ['12:00'], everyMinutes: 720 }, 1],
  ])('counts %s', (_, campaign, count) => {
    const dayparts = { morning: { from: '06:00', to: '12:00' }, noon: { from: '12:00', to: '13:00' } };

    expect(
      moments({ dayparts }, [campaign], '2026-01-05T11:59:59.999+07:00', '2026-01-05T12:00:00+07:00'),
    ).toHaveLength(count);
  });

  it('is after one instant and up to another', () => {
    const [one, two] = ['2026-01-05T12:00:00+07:00', '2026-01-05T12:30:00+07:00'];

    expect(moments({}, [{ at: ['12:00', '12:30'] }], one, two)).toEqual(['2026-01-05T05:30 c0']);
  });

  it('comes in the order of campaign ids where there are several', () => {
    const campaigns = ['b', 'a', 'B'].map((id) => ({ id, at: ['12:00'] }));

    expect(moments({}, campaigns, '2026-01-05T04:00Z', '2026-01-05T06:00Z')).toEqual([
      '2026-01-05T05:00 B',
      '2026-01-05T05:00 a',
      '2026-01-05T05:00 b',
    ]);
  });

  it('is one where a time that was left out lands on another', () => {
    const found = moments(
      { timeZone: 'Europe/Berlin' },
      [{ at: ['02:30', '03:30'] }],
      '2026-03-29T00:00Z',
      '2026-03-29T03:00Z',
    );

    expect(found).toEqual(['2026-03-29T01:30 c0']);
  });
});
