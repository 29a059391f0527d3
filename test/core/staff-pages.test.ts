import { describe, expect, it } from 'vitest';
import { onlyDistrict, pagesOn, secondsToRead, staffPages, type Person } from '../../core/staff-pages.ts';

const people = (count: number, district?: string): Person[] =>
  Array.from({ length: count }, (_, index) => ({ name: `${district ?? ''}${index}`, ...(district && { district }) }));
const written = (all: readonly Person[], lines: number) =>
  staffPages(all, lines).map((page) =>
    page.map((line) => (line.kind === 'district' ? `# ${line.name}` : line.person.name)).join(' '),
  );

describe('staffPages', () => {
  it('lists district after district, each under its name', () => {
    expect(written([...people(1, 'A'), ...people(1, 'B'), { name: 'A1', district: 'A' }], 8)).toEqual([
      '# A A0 A1 # B B0',
    ]);
  });

  it('says the name of a district again on the page that it goes on to', () => {
    expect(written([...people(3, 'A'), ...people(1, 'B')], 3)).toEqual(['# A A0 A1', '# A A2', '# B B0']);
  });

  it('never leaves a name alone at the foot of a page', () => {
    for (const page of written([...people(2, 'A'), ...people(5, 'B'), ...people(3, 'C')], 4))
      expect(page).not.toMatch(/# \w$/);
  });

  it('has no heads where all are of one district, and none for those of no district', () => {
    expect(written(people(3, 'A'), 2)).toEqual(['A0 A1', 'A2']);
    expect(written([...people(1, 'A'), ...people(1)], 8)).toEqual(['# A A0 0']);
  });

  it('keeps to its lines and loses nobody, however many there are', () => {
    const all = Array.from({ length: 20 }, (_, index) => people(10, `H${index}-`)).flat();
    for (const lines of [2, 3, 6, 7]) {
      const pages = staffPages(all, lines);
      expect(Math.max(...pages.map(({ length }) => length))).toBe(lines);
      expect(pages.flat().flatMap((line) => (line.kind === 'person' ? line.person : []))).toEqual(all);
    }
  });
});

describe('onlyDistrict', () => {
  it('is the one that all are of', () => {
    expect(onlyDistrict(people(2, 'A'))).toBe('A');
    expect(onlyDistrict([...people(1, 'A'), ...people(1, 'B')])).toBeUndefined();
    expect(onlyDistrict([...people(1, 'A'), ...people(1)])).toBeUndefined();
    expect(onlyDistrict([])).toBeUndefined();
  });
});

describe('pagesOn', () => {
  it('shows as many pages as can be read in the time', () => {
    expect(pagesOn(3, 6, { round: 0, durationSeconds: 18 })).toEqual([0, 1, 2]);
    expect(pagesOn(3, 6, { round: 0, durationSeconds: 17 })).toEqual([0, 1]);
    expect(pagesOn(3, 6, { round: 0, durationSeconds: 60 })).toEqual([0, 1, 2]);
  });

  it('shows one page where the time is too short even for that', () => {
    expect(pagesOn(3, 6, { round: 0, durationSeconds: 4 })).toEqual([0]);
  });

  it('goes on at the next showing where it stopped', () => {
    const shown = [0, 1, 2, 3].map((round) => pagesOn(5, 6, { round, durationSeconds: 12 }));

    expect(shown).toEqual([
      [0, 1],
      [2, 3],
      [4, 0],
      [1, 2],
    ]);
  });
});

describe('secondsToRead', () => {
  it('is never less than six, and grows with the lines', () => {
    expect(secondsToRead(staffPages(people(3), 7))).toBe(6);
    expect(secondsToRead(staffPages(people(30), 10))).toBe(9);
  });
});
