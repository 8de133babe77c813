import { expect, it } from 'vitest';

import { allDatasets } from '#domain/lists.js';
import { rollups } from '#domain/measures/rollups.js';

import { explainCarried } from './carried.js';

it('lists the name of every rollup, because a new or changed one needs a migration of carried sums', () => {
  // Sums of removed records are kept under these names (docs/decisions/0065). Before you change
  // this list, write the migration that renames them in carried_cell, or fills the new rollup.
  const known = {
    REPORTS: [
      'report_by_place',
      'report_by_place_and_channel',
      'report_by_place_and_crime_type',
      'report_by_place_and_agency',
      'report_by_area',
      'report_by_quarter',
      'report_by_channel',
      'report_by_sign',
      'report_by_limb',
      'report_by_status',
      'report_by_agency',
    ],
    DISRUPTIONS: [
      'disruption_by_place',
      'disruption_by_place_and_target',
      'disruption_by_objective',
      'disruption_by_place_and_impact',
      'disruption_by_place_and_crime_type',
      'disruption_by_place_and_agency',
      'disruption_by_lead',
      'disruption_by_crime_type',
      'disruption_by_target',
      'disruption_by_place_and_supporter',
      'disruption_by_supporter',
      'disruption_by_area',
      'disruption_by_agency',
    ],
    REFERRALS: [
      'referral_by_place',
      'referral_by_place_and_pathway',
      'referral_by_place_and_exploitation',
      'referral_by_priority',
      'referral_by_place_and_agency',
      'referral_by_crime_type',
      'referral_by_area',
      'referral_by_agency',
      'referral_by_person',
    ],
    RESOURCES: [
      'resource_line_by_area',
      'resource_line_by_place_and_agency',
      'resource_line_by_funding',
      'resource_line_by_agency',
    ],
    OCGS: [
      'organised_crime_group_by_place',
      'organised_crime_group_by_area',
      'organised_crime_group_by_agency',
    ],
  };
  for (const dataset of allDatasets)
    expect(rollups.filter(({ source }) => source === dataset).map(({ table }) => table)).toEqual(
      known[dataset],
    );
});

it('says which carried sums fit no rollup, and which rollup has no sums', () => {
  const own = rollups.flatMap(({ source, table }) => (source === 'OCGS' ? [table] : []));
  expect(explainCarried('OCGS', own)).toBeNull();
  expect(explainCarried('OCGS', own.slice(1))).toMatch(
    /organised crime groups do not fit: organised_crime_group_by_place has none\. Rename them/,
  );
  expect(explainCarried('OCGS', [...own, 'former'])).toMatch(
    /belong to former, which is not a rollup\./,
  );
});
