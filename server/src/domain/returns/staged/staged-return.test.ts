import { describe, expect, it } from 'vitest';

import type { Issue } from '#domain/returns/issue.js';

import {
  type Acknowledgement,
  countWarnings,
  explainNotYet as explainByCounts,
  explainWhy,
  lastDayOf,
  type Screening,
  toFindingId,
} from './staged-return.js';

const aWarning = (changed: Partial<Issue> = {}): Issue => ({
  ...{ level: 'WARN', row: 4, column: 'area', value: 'Wycombe', message: 'It has ended.' },
  ...changed,
});
const acknowledged = (issue: Issue) => ({
  ...{ finding: toFindingId(issue), why: 'It is meant', by: 'Manager', at: '2026-11-24T09:00:00Z' },
});
const screened = (issues: readonly Issue[], failureCount = 0) => ({
  ...{ failureCount, warningCount: issues.length, issues },
});
const explainNotYet = (
  { issues, ...counts }: Screening & { readonly issues: readonly Issue[] },
  acknowledgements: readonly Acknowledgement[],
) => explainByCounts(counts, countWarnings(issues, acknowledgements));

describe('a staged return', () => {
  it('may be published if nothing fails and each warning was acknowledged', () => {
    expect(explainNotYet(screened([]), [])).toBeNull();
    expect(explainNotYet(screened([aWarning()]), [acknowledged(aWarning())])).toBeNull();
  });

  it.each([
    { changed: { row: 5 }, because: 'the row is different' },
    { changed: { column: 'sex' }, because: 'the column is different' },
    { changed: { value: 'Slough' }, because: 'the value is different' },
    { changed: { message: 'It has ended twice.' }, because: 'the message is different' },
  ])('needs another acknowledgement if $because', ({ changed }) => {
    expect(explainNotYet(screened([aWarning(changed)]), [acknowledged(aWarning())])).toBe(
      '1 warning has not been acknowledged. Put it right, or say why the value is right.',
    );
  });

  it('is not published while anything fails, or if it has more warnings than are kept', () => {
    expect(explainNotYet(screened([], 2), [])).toMatch(
      /^2 failures are left\. Put them right first/,
    );
    expect(explainNotYet({ ...screened([]), warningCount: 10_001 }, [])).toMatch(/^It has 10,001/);
    const all = Array.from({ length: 10_000 }, (_, index) => aWarning({ row: index + 2 }));
    expect(explainNotYet(screened(all), all.map(acknowledged))).toBeNull();
    expect(
      explainNotYet({ ...screened(all), warningCount: 10_001 }, all.map(acknowledged)),
    ).toMatch(/^It has 10,001 warnings/);
  });

  it('waits for 30 days', () => {
    expect(lastDayOf('2026-11-24')).toBe('2026-12-24');
  });
});

describe('the reason for a warning', () => {
  it.each([
    { why: ' ok ', says: 'Say in 3 to 200' },
    { why: 'x'.repeat(201), says: 'Say in 3 to 200' },
  ])('is refused if it is "$why"', ({ why, says }) => {
    expect(explainWhy(why)).toContain(says);
  });
  it('may have three to two hundred characters', () => {
    expect([explainWhy('yes'), explainWhy('x'.repeat(200))]).toEqual([null, null]);
  });
});
