import { describe, expect, it } from 'vitest';

import { type AskedFilters, findStandardRange, readFilters } from './address.js';

const nothing: AskedFilters = { from: null, to: null, area: null, agency: null };
const keys = [2022, 2023, 2024, 2025, 2026]
  .flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-${(year + 1) % 100}-Q${quarter}`))
  .slice(0, 19);
const options = {
  periods: keys.map((code, index) => ({ code, name: code, isOpen: index === 18 })),
  areas: [{ code: 'E06000038', name: 'Reading' }],
  agencies: [{ code: 'TVP', name: 'Thames Valley Police' }],
};

const read = (asked: Partial<AskedFilters>) => {
  const found = readFilters({ ...nothing, ...asked }, options);
  if (found === null) throw new Error('The options hold periods');
  const { filters, problems } = found;
  return { range: `${filters.from.code} ${filters.to.code}`, area: filters.area?.name, agency: filters.agency?.name, problems };
};

const standard = '2023-24-Q2 2026-27-Q3';

describe('readFilters', () => {
  it('shows thirteen closed quarters and the open one when nothing is asked', () => {
    expect(read({})).toEqual({ range: standard, area: undefined, agency: undefined, problems: [] });
  });

  it('takes what is known', () => {
    expect(read({ from: '2022-23-Q1', to: '2023-24-Q3', area: 'E06000038', agency: 'TVP' })).toEqual({
      range: '2022-23-Q1 2023-24-Q3',
      area: 'Reading',
      agency: 'Thames Valley Police',
      problems: [],
    });
  });

  it.each([
    { asked: { from: '1999-00-Q1' }, because: 'older than the records' },
    { asked: { to: 'last week' }, because: 'no quarter at all' },
    { asked: { area: 'E06000039x' }, because: 'a letter too many' },
    { asked: { agency: '' }, because: 'named and left empty' },
  ])('names $asked and ignores it: $because', ({ asked }) => {
    const { range, area, agency, problems } = read(asked);
    expect({ range, area, agency }).toEqual({ range: standard, area: undefined, agency: undefined });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`“${Object.values(asked)[0]}”`);
  });

  it('keeps the good parts of an address beside the bad', () => {
    expect(read({ area: 'nowhere', agency: 'TVP' })).toMatchObject({ area: undefined, agency: 'Thames Valley Police' });
  });

  it('says so when a range runs backwards', () => {
    const { range, problems } = read({ from: '2025-26-Q1', to: '2024-25-Q1' });
    expect(range).toBe(standard);
    expect(problems).toEqual(['2025-26-Q1 comes after 2024-25-Q1, so 2023-24-Q2 to 2026-27-Q3 is shown.']);
  });

  it('shows one quarter when only an end before the standard range is named', () => {
    expect(read({ to: '2022-23-Q2' })).toMatchObject({ range: '2022-23-Q2 2022-23-Q2', problems: [] });
  });

  it('cuts a stranger’s long text', () => {
    expect(read({ area: 'x'.repeat(500) }).problems[0]?.length).toBeLessThan(120);
  });

  it('has nothing to show without a period', () => {
    expect(readFilters(nothing, { ...options, periods: [] })).toBeNull();
  });
});

describe('findStandardRange', () => {
  it('begins at the first quarter when fewer than thirteen are closed', () => {
    expect(findStandardRange(options.periods.slice(0, 3))).toMatchObject({ from: { code: '2022-23-Q1' }, to: { code: '2022-23-Q3' } });
  });

  it('shows the open quarter alone when none is closed', () => {
    expect(findStandardRange(options.periods.slice(-1))).toMatchObject({ from: { code: '2026-27-Q3' }, to: { code: '2026-27-Q3' } });
  });
});
