import { always, maybe, type RecordKind, sender, stored } from './record-kind.js';

/**
 * The group register, with an entry for each group and quarter, as shown to anyone who may open it.
 */
export const organisedCrimeGroupRecords: RecordKind = {
  name: 'organisedCrimeGroups',
  dataset: 'OCGS',
  typeName: 'OrganisedCrimeGroup',
  description:
    'A group in the register of one quarter, as the register was on the last day of that quarter. Groups are held by reference, never by name.',
  table: 'organised_crime_group',
  date: 'quarter',
  key: ['quarter', 'reference'],
  fields: [
    { ...sender, description: 'The owner, which sent the register.' },
    always('quarter', 'quarter_start', {
      is: { type: 'quarter' },
      description: 'The quarter of the register.',
    }),
    always('reference', 'reference', {
      is: { type: 'reference' },
      description:
        "The owner's own reference for the group, unique within a register and the same in every register.",
    }),
    always('status', 'status', {
      is: { type: 'code', list: 'OcgStatus' },
      description: 'Its status at the end of the quarter.',
    }),
    always('crimeType', 'crime_type', {
      is: { type: 'code', list: 'CrimeType' },
      description: 'Its main crime type.',
    }),
    always('otherCrimeTypes', 'other_crime_types', {
      is: { type: 'codes', list: 'CrimeType' },
      description: 'Its other crime types. Empty if none was named.',
    }),
    maybe('area', 'area_code', {
      is: { type: 'area' },
      description:
        'What it is coded to: a district, or Oxfordshire or the force. Null if it was not given.',
    }),
    maybe('riskBand', 'risk_band', {
      is: { type: 'code', list: 'RiskBand' },
      description: 'How great its risk is. Null if it was not assessed.',
    }),
    always('mappedOn', 'mapped_on', {
      is: { type: 'date' },
      description: 'The day on which it was mapped.',
    }),
    always('isMappedInQuarter', 'is_mapped_in_quarter', {
      is: { type: 'yes-no' },
      description: "Whether it was mapped in the register's quarter.",
    }),
    maybe('archivedOn', 'archived_on', {
      is: { type: 'date' },
      description: 'The day on which it was archived. Null if it has not been archived.',
    }),
    always('isArchivedInQuarter', 'is_archived_in_quarter', {
      is: { type: 'yes-no' },
      description: "Whether it was archived in the register's quarter.",
    }),
    maybe('planReviewDue', 'plan_review_due', {
      is: { type: 'date' },
      description:
        'The day by which its 4P plan must be reviewed, which may be in the future. Null if there is no plan.',
    }),
    always('isPlanInDate', 'is_plan_in_date', {
      is: { type: 'yes-no' },
      description:
        "Whether its 4P plan is due for review on the last day of the register's quarter or later. False if there is no plan.",
    }),
    {
      ...always('isDisrupted', 'is_disrupted', {
        is: { type: 'yes-no' },
        description:
          "Whether a confirmed disruption was aimed at it in the six months up to the end of the register's quarter, by any agency. Viewers who cannot open all records see this only for disruptions that the group's agency led; for others it is false.",
      }),
      ownColumn: 'is_disrupted_by_owner',
    },
    ...stored,
  ],
  links: [],
};
