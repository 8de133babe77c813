import { describe, expect, it } from 'vitest';

import { someAgencies, somePlaces } from '#testing/some-places.js';

import type { CellValue, ReturnRecord } from './column.js';
import type { ReturnDeclaration } from './declaration.js';
import { disruptions } from './disruptions.js';
import { ocgs } from './ocgs.js';
import { referrals } from './referrals.js';
import { reports } from './reports.js';

/** A row's derived values, by column name. */
function derive(
  { derived }: ReturnDeclaration,
  record: ReturnRecord,
): Readonly<Record<string, CellValue>> {
  const [sender] = someAgencies;
  if (!sender) throw new Error('No sender');
  const known = { places: somePlaces, sender, bankHolidays: new Set(['2023-05-08']) };
  return Object.fromEntries(derived.map(({ name, compute }) => [name, compute(record, known)]));
}

describe('the derived columns of a disruption', () => {
  const ordinary = { occurred_on: '2025-05-01', supporting_agencies: [] };

  it.each<{ record: ReturnRecord; follows: ReturnRecord; because: string }>([
    {
      record: { supporting_agencies: [] },
      follows: { is_multi_agency: false },
      because: 'nobody helped',
    },
    {
      record: { supporting_agencies: [2] },
      follows: { is_multi_agency: true },
      because: 'a council helped the police',
    },
    {
      record: { supporting_agencies: [2, 3] },
      follows: { is_multi_agency: true },
      because: 'one of another family is enough',
    },
    {
      record: { submitted_on: '2025-05-02', decided_on: '2025-05-30' },
      follows: { is_moderated_in_28_days: true },
      because: 'the 28th day is in time',
    },
    {
      record: { submitted_on: '2025-05-02', decided_on: '2025-05-31' },
      follows: { is_moderated_in_28_days: false },
      because: 'the 29th day is not',
    },
    {
      record: { submitted_on: '2025-05-02', decided_on: '2025-05-02' },
      follows: { is_moderated_in_28_days: true },
      because: 'it was decided on the same day',
    },
    {
      record: { decided_on: '2025-05-30' },
      follows: { is_moderated_in_28_days: null },
      because: 'it is not known when it was submitted',
    },
    {
      record: { submitted_on: '2025-05-02' },
      follows: { is_moderated_in_28_days: null },
      because: 'it has not been decided yet',
    },
    {
      record: { sentenced_on: '2026-02-01' },
      follows: { sentence_counted_on: '2026-02-01' },
      because: 'it counts on the day it was passed',
    },
    {
      record: {},
      follows: { sentence_counted_on: '2025-05-01' },
      because: 'it counts with the disruption if it has no day of its own',
    },
    {
      record: { ocg_reference: 'G-1' },
      follows: { ocg_agency_id: 1, ocg_own_reference: 'G-1' },
      because: "it is the sender's own group",
    },
    {
      record: { ocg_reference: 'RBC:G:1' },
      follows: { ocg_agency_id: 2, ocg_own_reference: 'G:1' },
      because: 'the part before the first colon is the agency',
    },
    {
      record: { ocg_reference: null },
      follows: { ocg_agency_id: null, ocg_own_reference: null },
      because: 'no group is named',
    },
  ])('with $record are $follows: $because', ({ record, follows }) => {
    expect(derive(disruptions, { ...ordinary, ...record })).toMatchObject(follows);
  });

  it("mark single-agency work if all supporters belong to the sender's family", () => {
    const [sender] = someAgencies;
    if (!sender) throw new Error('No sender');
    const isMultiAgency = disruptions.derived.find(({ name }) => name === 'is_multi_agency');
    const places = { ...somePlaces, findAgencyById: () => ({ ...sender, id: 9 }) };
    expect(
      isMultiAgency?.compute(
        { supporting_agencies: [9] },
        { places, sender, bankHolidays: new Set() },
      ),
    ).toBe(false);
  });
});

describe('the derived columns of a group in a register', () => {
  const ordinary = {
    quarter: '2025-04-01',
    mapped_on: '2024-01-01',
    archived_on: null,
    plan_review_due: null,
  };

  it.each<{ record: ReturnRecord; follows: ReturnRecord; because: string }>([
    {
      record: { mapped_on: '2025-04-01' },
      follows: { is_mapped_in_quarter: true },
      because: 'it is the first day of the quarter',
    },
    {
      record: { mapped_on: '2025-06-30' },
      follows: { is_mapped_in_quarter: true },
      because: 'it is the last day of the quarter',
    },
    {
      record: { mapped_on: '2025-03-31' },
      follows: { is_mapped_in_quarter: false },
      because: 'it is the day before the quarter',
    },
    {
      record: { archived_on: '2025-06-30' },
      follows: { is_archived_in_quarter: true },
      because: 'it is the last day of the quarter',
    },
    {
      record: { archived_on: '2025-03-31' },
      follows: { is_archived_in_quarter: false },
      because: 'it was archived earlier, and is still in the register',
    },
    { record: {}, follows: { is_archived_in_quarter: false }, because: 'it is not archived' },
    {
      record: { plan_review_due: '2025-06-30' },
      follows: { is_plan_in_date: true },
      because: 'it is due on the last day of the quarter',
    },
    {
      record: { plan_review_due: '2025-06-29' },
      follows: { is_plan_in_date: false },
      because: 'it was due the day before',
    },
    {
      record: { plan_review_due: '2030-01-01' },
      follows: { is_plan_in_date: true },
      because: 'it is not due for years',
    },
    { record: {}, follows: { is_plan_in_date: false }, because: 'there is no plan' },
  ])('with $record are $follows: $because', ({ record, follows }) => {
    expect(derive(ocgs, { ...ordinary, ...record })).toMatchObject(follows);
  });
});

describe('the derived columns of a referral or a report', () => {
  it('include the fifth working day after a referral was received', () => {
    expect(derive(referrals, { received_on: '2023-05-05' })).toEqual({
      reasonable_grounds_due_on: '2023-05-15',
    });
  });

  it('include whose disruption a report led to', () => {
    expect(derive(reports, { disruption_reference: 'RBC:D-1' })).toEqual({
      disruption_agency_id: 2,
      disruption_own_reference: 'D-1',
    });
  });
});
