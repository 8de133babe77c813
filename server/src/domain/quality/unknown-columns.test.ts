import { describe, expect, it } from 'vitest';

import { allDatasets } from '#domain/lists.js';
import { disruptions } from '#domain/returns/disruptions.js';
import { ocgs } from '#domain/returns/ocgs.js';
import { referrals } from '#domain/returns/referrals.js';
import { reports } from '#domain/returns/reports.js';
import { resources } from '#domain/returns/resources.js';
import { toFindingId } from '#domain/returns/staged/staged-return.js';

import { groupAcknowledged } from './acknowledged.js';
import { emptyIsAnAnswer, unknownColumns } from './unknown-columns.js';

describe('what can be unknown', () => {
  it.each(allDatasets)('is declared for every column of %s that may be empty', (dataset) => {
    const declaration = [reports, disruptions, referrals, resources, ocgs].find(
      (each) => each.dataset === dataset,
    );
    const optional = declaration?.columns.filter(({ isRequired }) => !isRequired) ?? [];
    const unknown = unknownColumns[dataset].map(({ name }) => name);
    // A required column can explicitly say UNKNOWN.
    const inWords = unknown.filter((name) => !optional.some((each) => each.name === name));
    expect(inWords).toEqual(dataset === 'REFERRALS' ? ['age_band'] : []);
    expect([...unknown, ...emptyIsAnAnswer[dataset]].sort()).toEqual(
      [...optional.map(({ name }) => name), ...inWords].sort(),
    );
  });
});

describe('acknowledged warnings', () => {
  const issue = (row: number, column: string | null) => ({
    ...{ level: 'WARN' as const, row, column, value: 'x' },
    message: 'Is that right?',
  });
  const [one, two, other] = [issue(2, 'area'), issue(3, 'area'), issue(4, null)];
  const said = (finding: string, why: string) => ({ finding, why, by: 'A post', at: '2026-11-24' });

  it('are counted by column and reason, without those that nobody acknowledged', () => {
    expect(
      groupAcknowledged(
        [one, two, other],
        [
          said(toFindingId(one), 'It is right'),
          said(toFindingId(two), 'It is right'),
          said('9-area-0', 'From another file'),
        ],
      ),
    ).toEqual([{ column: 'area', why: 'It is right', warnings: 2 }]);
    expect(groupAcknowledged([other], [said(toFindingId(other), 'Meant')])).toEqual([
      { column: '', why: 'Meant', warnings: 1 },
    ]);
  });
});
