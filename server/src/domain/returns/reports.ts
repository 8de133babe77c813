import {
  channels,
  crimeTypes,
  handlings,
  informationGrades,
  labelOf,
  protectedCrimeTypes,
  reportStatuses,
  seriousLimbs,
  signs,
  sourceGrades,
} from '#domain/lists.js';
import { countDays, formatDate } from '#domain/plain-date.js';

import { type Column, numberIn, optional, quoteColumn, required, textIn } from './column.js';
import type { ReturnDeclaration, RowRule } from './declaration.js';
import { toDerivedLink } from './named-record.js';

/** More reports than this in one row is a typing error. */
const MAX_REPORTS = 100_000;

/** Hours to the first action on one report: a year at most; more than a month gets a warning. */
const MAX_HOURS = 8_760;
const LONG_HOURS = 720;

/** What the partnership counts as quick, in hours. */
const QUICK_HOURS = 24;

const columns: readonly Column[] = [
  required('reference', { type: 'reference' }),
  required('received_on', { type: 'date' }),
  required('channel', { type: 'code', list: channels }),
  required('crime_type', { type: 'code', list: crimeTypes }),
  required('area', { type: 'area' }),
  optional('quantity', { type: 'whole-number', least: 1, most: MAX_REPORTS, absent: 1 }),
  optional('status', { type: 'code', list: reportStatuses }),
  // A row for several reports has their total hours.
  optional('first_action_hours', { type: 'number', least: 0, most: MAX_HOURS * MAX_REPORTS }),
  optional('signs', { type: 'codes', list: signs }),
  optional('serious_limbs', { type: 'codes', list: seriousLimbs }),
  optional('source_grade', { type: 'code', list: sourceGrades }),
  optional('information_grade', { type: 'code', list: informationGrades }),
  optional('handling', { type: 'code', list: handlings }),
  optional('disruption_reference', { type: 'record' }),
];

/**
 * Reports from the public or a partner about possible organised crime, one row for each report or
 * for a number of them.
 */
export const reports: ReturnDeclaration = {
  dataset: 'REPORTS',
  columns,
  dateColumn: 'received_on',
  keyColumns: ['reference'],
  marking: { column: 'crime_type', sensitive: protectedCrimeTypes },
  rules: [
    actedOnInTime,
    actedOnByToday,
    actedOnOneByOne,
    actedOnAsTheStatusSays,
    gradedWhole,
    notReliableWithoutName,
  ],
  derived: toDerivedLink('disruption_reference', {
    agencyId: 'disruption_agency_id',
    reference: 'disruption_own_reference',
  }),
};

function actedOnInTime(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const [hours, quantity] = [
    numberIn(record, 'first_action_hours'),
    numberIn(record, 'quantity') ?? 1,
  ];
  if (hours === null || hours <= LONG_HOURS * quantity) return null;
  const column = 'first_action_hours';
  if (hours > MAX_HOURS * quantity) {
    return {
      level: 'FAIL',
      column,
      message: `It is more than a year. Up to ${MAX_HOURS} hours for each report are accepted.`,
    };
  }
  return {
    level: 'WARN',
    column,
    message: `It is more than ${LONG_HOURS} hours, a month, for each report. Are these hours?`,
  };
}

function actedOnByToday(...[record, { today }]: Parameters<RowRule>): ReturnType<RowRule> {
  const [hours, quantity] = [
    numberIn(record, 'first_action_hours'),
    numberIn(record, 'quantity') ?? 1,
  ];
  const receivedOn = textIn(record, 'received_on');
  // The earliest possible day of the action: the report may have come in at the start of its day.
  if (
    hours === null ||
    receivedOn === null ||
    Math.floor(hours / quantity / 24) <= countDays(receivedOn, today)
  )
    return null;
  const message = `That many hours after ${quoteColumn('received_on')} (${formatDate(receivedOn)}) is in the future. Hours that end by today (${formatDate(today)}) are accepted, or an empty cell while nothing has been done.`;
  return { level: 'FAIL', column: 'first_action_hours', message };
}

function actedOnOneByOne(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const [hours, quantity] = [
    numberIn(record, 'first_action_hours'),
    numberIn(record, 'quantity') ?? 1,
  ];
  if (quantity === 1 || hours === null || hours <= QUICK_HOURS) return null;
  const message = `The row stands for ${quantity} reports, so this is their total, which does not say how many were acted on within ${QUICK_HOURS} hours: none counts as acted on in time. Can they be sent one by one?`;
  return { level: 'WARN', column: 'first_action_hours', message };
}

function actedOnAsTheStatusSays(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const status = textIn(record, 'status');
  const hasAction = numberIn(record, 'first_action_hours') !== null;
  if ((status === 'ACTIONED' || status === 'CLOSED') && !hasAction) {
    return {
      level: 'WARN',
      column: 'first_action_hours',
      message: `It is empty, but the status is ${labelOf(reportStatuses, status)}. When was the first action?`,
    };
  }
  if ((status === 'RECEIVED' || status === 'CLOSED_NO_ACTION') && hasAction) {
    return {
      level: 'WARN',
      column: 'status',
      message: `${labelOf(reportStatuses, status)} means that nothing has been done, but ${quoteColumn('first_action_hours')} is filled in. Is that right?`,
    };
  }
  return null;
}

function gradedWhole(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  const grading = ['source_grade', 'information_grade', 'handling'];
  const empty = grading.filter((column) => textIn(record, column) === null);
  const [column] = empty;
  if (column === undefined || empty.length === grading.length) return null;
  return {
    level: 'WARN',
    column,
    message:
      'It is empty, but other parts of the grading are filled in. A grading has all three parts, or none.',
  };
}

function notReliableWithoutName(...[record]: Parameters<RowRule>): ReturnType<RowRule> {
  if (textIn(record, 'channel') !== 'CRIMESTOPPERS' || textIn(record, 'source_grade') !== '1')
    return null;
  const message =
    'Crimestoppers passes on anonymous reports, so nobody can know whether the source is reliable. Did you mean 2 (untested)?';
  return { level: 'WARN', column: 'source_grade', message };
}
