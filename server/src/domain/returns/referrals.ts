import {
  ageBands,
  crimeTypes,
  decisions,
  exploitations,
  labelOf,
  pathways,
  priorities,
  sexes,
} from '#domain/lists.js';
import { OXFORDSHIRE } from '#domain/places.js';
import { addWorkingDays, REASONABLE_GROUNDS_DAYS } from '#domain/working-days.js';

import { type Column, optional, quoteColumn, required, textIn } from './column.js';
import { notBefore } from './date-rules.js';
import type { ReturnDeclaration, RowRule } from './declaration.js';

/** More people than this in one row is a typing error. */
const MAX_PEOPLE = 100_000;

const columns: readonly Column[] = [
  required('reference', { type: 'reference' }),
  required('received_on', { type: 'date' }),
  required('pathway', { type: 'code', list: pathways }),
  required('age_band', { type: 'code', list: ageBands }),
  required('area', { type: 'area' }),
  optional('quantity', { type: 'whole-number', least: 1, most: MAX_PEOPLE, absent: 1 }),
  optional('exploitation', { type: 'codes', list: exploitations }),
  optional('sex', { type: 'code', list: sexes }),
  optional('county_lines', { type: 'yes-no' }),
  optional('crime_type', { type: 'code', list: crimeTypes }),
  optional('receiving_agency', { type: 'agency' }),
  optional('priority', { type: 'code', list: priorities }),
  optional('triaged_in_time', { type: 'yes-no' }),
  optional('reasonable_grounds_on', { type: 'date' }),
  optional('reasonable_grounds', { type: 'code', list: decisions }),
  optional('conclusive_grounds_on', { type: 'date' }),
  optional('conclusive_grounds', { type: 'code', list: decisions }),
  optional('repeat_within_12_months', { type: 'yes-no' }),
  optional('outcome', { type: 'label' }),
  optional('closed_on', { type: 'date' }),
];

/** Referrals of people for protection, one row for each referral or for a number of them. */
export const referrals: ReturnDeclaration = {
  dataset: 'REFERRALS',
  columns,
  dateColumn: 'received_on',
  keyColumns: ['reference'],
  marking: 'OFFICIAL_SENSITIVE',
  rules: [
    notBefore('reasonable_grounds_on', 'received_on'),
    notBefore('conclusive_grounds_on', 'received_on'),
    notBefore('closed_on', 'received_on'),
    notBefore('conclusive_grounds_on', 'reasonable_grounds_on'),
    // Decisions count by their day. A decision without a day would be missing from the figures, and
    // a day without a decision would mean nothing.
    decidedWithDate('reasonable_grounds', 'reasonable_grounds_on'),
    decidedWithDate('conclusive_grounds', 'conclusive_grounds_on'),
    decidedOnNrmAlone('reasonable_grounds'),
    decidedOnNrmAlone('conclusive_grounds'),
    socialCareIsTheCounty,
    agedAsThePathwaySays,
  ],
  derived: [
    {
      name: 'reasonable_grounds_due_on',
      compute: (record, { bankHolidays }) =>
        addWorkingDays(textIn(record, 'received_on') ?? '', REASONABLE_GROUNDS_DAYS, bankHolidays),
    },
  ],
};

function decidedWithDate(decision: string, date: string): RowRule {
  return (record) => {
    const [decided, day] = [textIn(record, decision), textIn(record, date)];
    if ((decided === null) === (day === null)) return null;
    const [empty, filled] = decided === null ? [decision, date] : [date, decision];
    return {
      level: 'FAIL',
      column: empty,
      message: `It is empty, but ${quoteColumn(filled)} is filled in. Fill in both, or neither while there is no decision.`,
    };
  };
}

function decidedOnNrmAlone(decision: string): RowRule {
  return (record) => {
    if (textIn(record, decision) === null || textIn(record, 'pathway') === 'NRM') return null;
    return {
      level: 'WARN',
      column: decision,
      message: 'Only NRM referrals are decided. Is the pathway right?',
    };
  };
}

function socialCareIsTheCounty(...[record, { places }]: Parameters<RowRule>): ReturnType<RowRule> {
  const pathway = textIn(record, 'pathway');
  if (pathway !== 'MASH_CHILD' && pathway !== 'ADULT_CONCERN') return null;
  const area = places.findAreaByCode(textIn(record, 'area') ?? '');
  if (area?.kind !== 'DISTRICT' || area.countyCode !== OXFORDSHIRE) return null;
  const message = `District councils in Oxfordshire do not provide social care; the county council does. Did you mean Oxfordshire (${OXFORDSHIRE})?`;
  const meant = places.findAreaByCode(OXFORDSHIRE)?.name ?? OXFORDSHIRE;
  return { level: 'WARN', column: 'area', message, meant };
}

function agedAsThePathwaySays(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const [pathway, ageBand] = [textIn(record, 'pathway'), textIn(record, 'age_band')];
  if (pathway === 'MASH_CHILD' && ageBand === 'ADULT_18_OR_OVER')
    return {
      level: 'WARN',
      column: 'age_band',
      message: `The pathway "${pathways.MASH_CHILD}" is for children. Is that right?`,
    };
  const isForAdults = pathway === 'ADULT_CONCERN' || pathway === 'DUTY_TO_NOTIFY';
  if (isForAdults && ageBand === 'CHILD_17_OR_UNDER')
    return {
      level: 'WARN',
      column: 'age_band',
      message: `The pathway "${labelOf(pathways, pathway)}" is for adults. Is that right?`,
    };
  return null;
}
