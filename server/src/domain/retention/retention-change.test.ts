import { describe, expect, it } from 'vitest';

import {
  decideRetention,
  describeRetentionChange,
  describeRetentionEffect,
  explainRetentionConflict,
  findRetentionProblems,
} from './retention-change.js';

describe('a change to how long records are kept', () => {
  it.each([
    { name: 'to what it already is, whatever was seen', years: 7, version: 3, seen: 0, is: 'KEEP' },
    { name: 'from the version that was seen', years: 6, version: 3, seen: 3, is: 'WRITE' },
    { name: 'that nobody has set before', years: null, version: 0, seen: 0, is: 'WRITE' },
    { name: 'after somebody else changed it', years: 6, version: 4, seen: 3, is: 'CONFLICT' },
  ])('$name: $is', ({ seen, is, ...stored }) => {
    expect(decideRetention(stored, { years: 7, seen })).toBe(is);
  });

  it('accepts whole years from 4 to 100, or none', () => {
    expect(findRetentionProblems({ years: null })).toEqual([]);
    expect(findRetentionProblems({ years: 4 })).toEqual([]);
    expect(findRetentionProblems({ years: 3 })).toMatchObject([{ field: 'years' }]);
  });

  it('says what was set before, and tells somebody who saw another version what is set now', () => {
    expect(describeRetentionChange({ dataset: 'REPORTS', years: 7 }, null)).toBe(
      'Set the retention of reports: kept for 7 years. Before: kept until somebody erases them.',
    );
    expect(explainRetentionConflict({ dataset: 'OCGS', years: 9 }).message).toBe(
      'Somebody else has changed this: records of organised crime groups are now kept for 9 years. Check it before you save yours.',
    );
  });
});

describe('the effect', () => {
  const past = { records: 1200, formerVersions: 1, waiting: 2, isOfAll: true };
  const known = { today: '2026-11-24', takenBefore: null };

  it('counts what would be removed for good, and what would wait', () => {
    expect(describeRetentionEffect({ dataset: 'DISRUPTIONS', years: 7 }, known, past)).toEqual([
      'Disruptions are kept for 7 years: today, those from 1 October 2019 on.',
      '1,200 records and 1 former version would be removed for good within a day. What they add up to stays in the figures, and returns for their quarters are no longer accepted.',
      '2 more records would be closed, and removed once no remaining record depends on them.',
    ]);
  });

  it('says whose records are counted if not everybody’s are, even if none is past its period', () => {
    expect(
      describeRetentionEffect({ dataset: 'REPORTS', years: 7 }, known, {
        ...{ records: 0, formerVersions: 0, waiting: 0, isOfAll: false },
      })[1],
    ).toBe('No earlier records of agencies whose records you may count would be removed.');
  });

  it('restores nothing', () => {
    expect(
      describeRetentionEffect(
        { dataset: 'REPORTS', years: null },
        { ...known, takenBefore: '2019-10-01' },
        past,
      ),
    ).toEqual([
      'Reports are kept until somebody erases them: no more are removed.',
      'Records from before 1 October 2019 were removed and cannot be restored.',
    ]);
  });
});
