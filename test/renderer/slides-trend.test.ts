import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../renderer/slides/trend.ts';

const slide = { kind: 'install-rate', title: 'A', of: 'population', percent: 6.88, date: '2020-08-18' } as const;

describe('figuresOf', () => {
  it('are in the order of their dates, the latest its own', () => {
    const history = [
      { date: '2020-08-11', percent: 5.1 },
      { date: '2020-08-04', percent: 3 },
    ];

    expect(figuresOf({ ...slide, history })).toEqual([history[1], history[0], { date: '2020-08-18', percent: 6.88 }]);
  });

  it('take in the figure before, once', () => {
    const previous = { date: '2020-08-11', percent: 5.1 };

    expect(figuresOf({ ...slide, previous, history: [previous] }).map(({ percent }) => percent)).toEqual([5.1, 6.88]);
  });

  it('leave out what is not earlier than its own', () => {
    const history = [
      { date: '2020-08-18', percent: 7 },
      { date: '2020-08-25', percent: 8 },
    ];

    expect(figuresOf({ ...slide, history })).toEqual([{ date: '2020-08-18', percent: 6.88 }]);
  });
});
