import { describe, expect, it } from 'vitest';

import { toCorrected } from './corrected-resources.js';
import type { ResourceRow } from './resource-row.js';

const aRow = (row: Partial<ResourceRow>): ResourceRow => ({
  ...{
    quarter: '2026-27-Q1',
    objective: 'PREVENT',
    area: 'E10000025',
    staff_group: 'SOCIAL_WORKER',
    funding_source: 'CORE',
  },
  ...{
    establishment_fte: '21.00',
    strength_fte: '20.00',
    hours_planned: '8610.00',
    hours_committed: '7600.00',
    hours_abstracted: '400.00',
  },
  ...{ budget_pounds: '1.00', actual_pounds: '1.00', forecast_pounds: '1.00' },
  ...row,
});

describe('a correction of resources', () => {
  it('removes two posts and their hours from the largest staff group, and does not send any other row', () => {
    const rows = [aRow({ strength_fte: '9.00' }), aRow({ staff_group: 'ANALYST' })];
    expect(toCorrected(rows)).toEqual([
      aRow({
        staff_group: 'ANALYST',
        strength_fte: '18.00',
        hours_committed: '6840.00',
        hours_abstracted: '360.00',
      }),
    ]);
  });

  it('is empty if no group has that many posts', () => {
    expect(toCorrected([aRow({ strength_fte: '2.00' })])).toEqual([]);
    expect(toCorrected([])).toEqual([]);
  });
});
