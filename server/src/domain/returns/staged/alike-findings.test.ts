import { describe, expect, it } from 'vitest';

import type { Issue } from '#domain/returns/issue.js';

import { isAlike, toFindingLines, toSuggestion } from './alike-findings.js';

const warning = (row: number, changed: Partial<Issue> = {}): Issue => ({
  ...{ level: 'WARN', row, column: 'area', value: 'Cherwell', message: 'Did you mean the county?' },
  ...changed,
});
const lines = (issues: readonly Issue[], apart: (issue: Issue) => string = () => '') =>
  toFindingLines(issues, apart).map(({ issue, rows }) => [issue.row, rows]);

describe('findings as lines', () => {
  it('are grouped if they are warnings with the same message about the same value', () => {
    expect(lines([warning(2), warning(5), warning(9)])).toEqual([[2, [2, 5, 9]]]);
  });

  it.each([
    [{ value: 'Oxford' }, 'the value is different'],
    [{ column: 'district' }, 'the column is different'],
    [{ message: 'Is that right?' }, 'the message is different'],
    [{ level: 'FAIL' }, 'it fails'],
  ] as const)('stay separate with %j: %s', (changed, _) => {
    expect(lines([warning(2), warning(5, changed)])).toEqual([
      [2, [2]],
      [5, [5]],
    ]);
    expect(isAlike(warning(2), warning(5, changed))).toBe(false);
  });

  it('stay separate if they fail, because each cell may need another value', () => {
    const failing = { level: 'FAIL' } as const;
    expect(lines([warning(2, failing), warning(5, failing)])).toHaveLength(2);
  });

  it('stay separate if only some of them were acknowledged', () => {
    const said = ({ row }: Issue) => (row === 5 ? 'It is meant' : '');
    expect(lines([warning(2), warning(5), warning(9)], said)).toEqual([
      [2, [2, 9]],
      [5, [5]],
    ]);
  });

  it('are listed at the position of the first of them', () => {
    const other = { value: 'Oxford' };
    expect(lines([warning(2), warning(3, other), warning(4), warning(5, other)])).toEqual([
      [2, [2, 4]],
      [3, [3, 5]],
    ]);
  });
});

describe('a suggestion', () => {
  const county = { meant: 'Oxfordshire' };

  it('is the same for every value if the message and the suggested value are the same', () => {
    expect(toSuggestion(warning(2, county))).toBe(
      toSuggestion(warning(5, { ...county, value: 'Oxford' })),
    );
  });

  it.each([
    { meant: 'Berkshire' },
    { column: 'district' },
    { message: 'Is that right?' },
    { level: 'FAIL' },
  ] as const)('is different with %j', (changed) => {
    expect(toSuggestion(warning(5, { ...county, ...changed }))).not.toBe(
      toSuggestion(warning(2, county)),
    );
  });

  it('is null if the finding suggests no value', () => {
    expect(toSuggestion(warning(2))).toBeNull();
  });
});
