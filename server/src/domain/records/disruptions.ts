import { always, maybe, type RecordField, type RecordKind, sender, stored } from './record-kind.js';

/** A field for a result that is counted: null if not stated, which is not 0. */
function result(name: string, column: string, what: string): RecordField {
  return maybe(name, column, {
    is: { type: 'whole-number' },
    description: `${what}. Null if it was not given, which is different from 0.`,
  });
}

/** Disruptions as shown to anyone who may open them. */
export const disruptionRecords: RecordKind = {
  name: 'disruptions',
  dataset: 'DISRUPTIONS',
  typeName: 'Disruption',
  description:
    'An act by one or more agencies after which a group or person cannot operate as before, or a vulnerability cannot be exploited as before; or a count of similar acts. Only confirmed and regraded ones count in figures.',
  table: 'disruption',
  date: 'occurredOn',
  key: ['reference'],
  fields: [
    { ...sender, description: 'The lead agency, which sent it.' },
    always('reference', 'reference', {
      is: { type: 'reference' },
      description: "The lead agency's own reference, unique among its disruptions.",
    }),
    always('quarter', 'occurred_on', {
      is: { type: 'quarter' },
      description: 'The quarter in which it occurred.',
    }),
    always('occurredOn', 'occurred_on', {
      is: { type: 'date' },
      description: 'The day on which it occurred.',
    }),
    always('objective', 'objective', {
      is: { type: 'code', list: 'Objective' },
      description: 'The one objective that it serves.',
    }),
    always('claimedImpact', 'claimed_impact', {
      is: { type: 'code', list: 'Impact' },
      description: 'The impact that the lead agency claims.',
    }),
    maybe('confirmedImpact', 'confirmed_impact', {
      is: { type: 'code', list: 'Impact' },
      description: 'The impact that the panel decided. Null unless it is confirmed or regraded.',
    }),
    always('crimeType', 'crime_type', {
      is: { type: 'code', list: 'CrimeType' },
      description: 'The kind of crime that it was aimed at.',
    }),
    always('area', 'area_code', {
      is: { type: 'area' },
      description:
        'What it is coded to: a district, or Oxfordshire or the force where the district is not known.',
    }),
    always('quantity', 'quantity', {
      is: { type: 'whole-number' },
      description:
        'How many disruptions it stands for, 1 or more. Its results are totals for all of them.',
    }),
    always('status', 'status', {
      is: { type: 'code', list: 'DisruptionStatus' },
      description: 'Its moderation status.',
    }),
    maybe('submittedOn', 'submitted_on', {
      is: { type: 'date' },
      description: 'The day on which it was submitted to the panel. Null if it was not given.',
    }),
    maybe('decidedOn', 'decided_on', {
      is: { type: 'date' },
      description: 'The day of the panel. Null while nothing is decided.',
    }),
    maybe('isModeratedIn28Days', 'is_moderated_in_28_days', {
      is: { type: 'yes-no' },
      description:
        'Whether it was decided within 28 days of submission. Null unless both days are known.',
    }),
    maybe('rationale', 'rationale', {
      is: { type: 'text' },
      description:
        "The panel's reason, as it was sent. No other agency sees it. Null if none was sent.",
    }),
    maybe('target', 'target', {
      is: { type: 'code', list: 'DisruptionTarget' },
      description: 'What it was aimed at. Null if it was not given.',
    }),
    maybe('ocgReference', 'ocg_reference', {
      is: { type: 'record' },
      description:
        "The group that it was aimed at: the agency's own reference, or AGENCY:REFERENCE for another agency's. Null if none was named.",
    }),
    maybe('tactic', 'tactic', {
      is: { type: 'text' },
      description:
        'How it was done, as the sender wrote it: a short label that no other agency sees. Null if none was sent.',
    }),
    always('supportingAgencies', 'supporting_agency_ids', {
      is: { type: 'agencies' },
      description:
        'Every agency that helped, never the lead agency itself. Empty if none was named.',
    }),
    always('isMultiAgency', 'is_multi_agency', {
      is: { type: 'yes-no' },
      description: 'Whether a supporting agency is of a different family from the lead agency.',
    }),
    maybe('sentencedOn', 'sentenced_on', {
      is: { type: 'date' },
      description:
        'The day of the sentence, by which convictions and sentences count. Null while there is none: until then they count by the day it occurred.',
    }),
    result('arrests', 'arrests', 'Arrests'),
    result('charges', 'charges', 'Charges'),
    result('convictions', 'convictions', 'Convictions'),
    maybe('sentenceMonths', 'sentence_months', {
      is: { type: 'number' },
      description:
        'Months in prison, all sentences together. Null if it was not given, which is different from 0.',
    }),
    maybe('cashPounds', 'cash_pence', {
      is: { type: 'pounds' },
      description:
        'Cash recovered, in pounds, with pence as decimals. Null if it was not given, which is different from 0.',
    }),
    maybe('assetsPounds', 'assets_pence', {
      is: { type: 'pounds' },
      description:
        'Other assets recovered, in pounds, with pence as decimals. Null if it was not given, which is different from 0.',
    }),
    maybe('drugsGrams', 'drugs_grams', {
      is: { type: 'number' },
      description: 'Drugs seized, in grams. Null if it was not given, which is different from 0.',
    }),
    result('firearms', 'firearms', 'Firearms seized'),
    result('phones', 'phones', 'Phones seized'),
    result('addressesVisited', 'addresses_visited', 'Addresses visited'),
    result('adultsSafeguarded', 'adults_safeguarded', 'Adults safeguarded'),
    result('childrenSafeguarded', 'children_safeguarded', 'Children safeguarded'),
    result('schoolVisits', 'school_visits', 'Visits to schools'),
    result('linesClosedType1', 'lines_closed_type1', 'County lines whose holder was charged'),
    result('linesClosedType2', 'lines_closed_type2', 'County lines whose number was deactivated'),
    ...stored,
  ],
  links: [
    {
      name: 'organisedCrimeGroup',
      to: 'organisedCrimeGroups',
      columns: { agency: 'ocg_agency_id', reference: 'ocg_own_reference' },
      description:
        'The group that it was aimed at, as in the latest register. Null if none was named, if no register has a group with that reference, or if the viewer may not open it.',
    },
  ],
};
