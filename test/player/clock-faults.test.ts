import { describe, expect, it } from 'vitest';
import { clockFaults } from '../../player/clock-faults.ts';

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const floor = { released: at('2026-11-01'), published: at('2027-06-01') };

describe('clockFaults', () => {
  it('has nothing to say of a clock that may be right', () => {
    expect(clockFaults(at('2027-06-01'), floor)).toEqual([]);
    expect(clockFaults(at('2026-11-01'), { ...floor, published: -Infinity })).toEqual([]);
  });

  it('says that the clock here is wrong when it is behind the making of the player', () => {
    const [fault] = clockFaults(at('1970-01-02'), floor);

    expect(fault).toMatchObject({ code: 'CLOCK_WRONG', at: '1970-01-02T00:00:00.000Z' });
    expect(fault?.message).toContain('which is before this player was made: set it;');
  });

  it("says that it may be the publisher's when it is only behind the date of the list", () => {
    const [fault] = clockFaults(at('2026-11-21'), floor);

    expect(fault?.message).toContain(
      "published on 2027-06-01T00:00:00.000Z: set whichever clock is wrong; if it was the publisher's, publish once more",
    );
  });
});
