import { after, type SentRow } from '#testing/random-partnership.js';

import { cellNames, type Cells } from './worked-out-cells.js';
import { monthsLater, startOfQuarter } from './worked-out-days.js';

/**
 * The expected figures, computed from the rows that agencies sent, record by record. They share no
 * rule, list or date with the engine.
 */
/** The number that one record adds to the numerator or the denominator of a measure. */
type Adds = (cells: Cells, row: SentRow) => number;

/**
 * A measure by hand: its records, the day by which they count, and the numbers that each record
 * adds to the numerator and the denominator.
 */
export interface HandMeasure {
  readonly dataset: SentRow['dataset'];
  readonly dayOf: (cells: Cells) => string;
  readonly above: Adds;
  readonly below: Adds | null;
  /**
   * The parts of the denominator, if they were recorded separately. The number of each part must be
   * known.
   */
  readonly ofEach?: readonly Adds[];
  /** True if only the last quarter of the period counts. */
  readonly isStock?: true;
  /** The measure to divide by, if the divisor is a count of other records. */
  readonly per?: HandMeasure;
  /** True if the measure is divided by the population of the places in the question. */
  readonly isPerPeople?: true;
  /**
   * The number of quarters, up to the record's own, in which disruptions of any agency decide
   * whether a record counts in the numerator.
   */
  readonly markedBy?: number;
  /** True if the agencies of the measure are the supporters. */
  readonly isSupported?: true;
  /** The day on which a panel confirmed a record, if it counts only then. */
  readonly confirmedOn?: (cells: Cells) => string;
  /** True if figures are not compared while a panel may still confirm more records. */
  readonly isSettledLater?: true;
}

const families: Readonly<Record<string, string>> = {
  TVP: 'POLICE',
  SEROCU: 'POLICE',
  RBC: 'COUNCIL',
  OCC: 'COUNCIL',
  SAFE: 'CHARITY',
};

/** Bank holidays in England and Wales on working days, from the published lists. */
const bankHolidays = new Set(
  `2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26 2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25
   2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06`.split(/\s+/),
);

const number = (cells: Cells, column: string) => Number(cells[column] || 0);
const isKnown = (cells: Cells, ...columns: readonly string[]) =>
  columns.every((column) => (cells[column] ?? '') !== '');
const quantity: Adds = (cells) => number(cells, 'quantity');
const where =
  (condition: (cells: Cells, row: SentRow) => boolean, adds: Adds = quantity): Adds =>
  (cells, row) =>
    condition(cells, row) ? adds(cells, row) : 0;
const total =
  (...columns: readonly string[]): Adds =>
  (cells) =>
    columns.reduce((sum, column) => sum + number(cells, column), 0);
const has =
  (column: string, ...values: readonly string[]) =>
  (cells: Cells) =>
    values.includes(cells[column] ?? '');

const isConfirmed = has('status', 'CONFIRMED', 'REGRADED');
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Counts the working days after `from`, up to and including `to`. */
function countWorkingDays(from: string, to: string): number {
  let counted = 0;
  for (let day = after(from, 1); day <= to; day = after(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !bankHolidays.has(day)) counted += 1;
  }
  return counted;
}

/** The record of another dataset that a cell refers to: its agency, and its reference there. */
function toLink(
  cell: string,
  sender: string,
): { readonly agency: string; readonly reference: string } | null {
  if (cell === '') return null;
  const [agency = '', reference] = cell.split(':');
  return reference === undefined ? { agency: sender, reference: agency } : { agency, reference };
}

/** All measures by hand, over these rows. */
export function handMeasures(rows: readonly SentRow[]): Readonly<Record<string, HandMeasure>> {
  const confirmed = rows.filter(
    ({ dataset, cells }) => dataset === 'DISRUPTIONS' && isConfirmed(cells),
  );
  const confirmedNames = new Set(
    confirmed.map(({ agency, cells }) => `${agency}:${cells.reference ?? ''}`),
  );
  const ledToDisruption = (cells: Cells, { agency }: SentRow) => {
    const link = toLink(cells.disruption_reference ?? '', agency);
    return link !== null && confirmedNames.has(`${link.agency}:${link.reference}`);
  };
  const endOf = (quarter: string) => after(monthsLater(startOfQuarter(quarter), 3), -1);
  const wasDisrupted = (cells: Cells, { agency, quarter }: SentRow) => {
    const until = monthsLater(startOfQuarter(quarter), 3);
    const from = monthsLater(until, -6);
    return confirmed.some((row) => {
      const link = toLink(row.cells.ocg_reference ?? '', row.agency);
      const day = row.cells.occurred_on ?? '';
      return (
        link?.agency === agency && link.reference === cells.reference && day >= from && day < until
      );
    });
  };

  const report = { dataset: 'REPORTS', dayOf: (cells: Cells) => cells.received_on ?? '' } as const;
  const act = { dataset: 'DISRUPTIONS', dayOf: (cells: Cells) => cells.occurred_on ?? '' } as const;
  const disruption = { ...act, confirmedOn: (cells: Cells) => cells.decided_on ?? '' } as const;
  const decided = { ...act, dayOf: (cells: Cells) => cells.decided_on ?? '' };
  const sentenced = {
    ...act,
    dayOf: (cells: Cells) => cells.sentenced_on || (cells.occurred_on ?? ''),
  };
  const referral = {
    dataset: 'REFERRALS',
    dayOf: (cells: Cells) => cells.received_on ?? '',
  } as const;
  const grounds = { ...referral, dayOf: (cells: Cells) => cells.reasonable_grounds_on ?? '' };
  const line = {
    dataset: 'RESOURCES',
    dayOf: (cells: Cells) => startOfQuarter(cells.quarter ?? ''),
  } as const;
  const group = {
    dataset: 'OCGS',
    dayOf: (cells: Cells) => startOfQuarter(cells.quarter ?? ''),
  } as const;
  const result = (...columns: readonly string[]) => ({
    ...disruption,
    above: where(isConfirmed, total(...columns)),
    below: null,
  });
  const each: Adds = () => 1;
  const isActive = has('status', 'ACTIVE');
  const isSupported = (cells: Cells) =>
    isConfirmed(cells) && cellNames(cells, 'supporting_agencies').length > 0;
  const isInItsQuarter =
    (column: string) =>
    (cells: Cells, { quarter }: SentRow) =>
      isKnown(cells, column) &&
      (cells[column] ?? '') >= startOfQuarter(quarter) &&
      (cells[column] ?? '') <= endOf(quarter);
  const decidedInTime = (cells: Cells) =>
    isKnown(cells, 'submitted_on', 'decided_on') &&
    daysBetween(cells.submitted_on ?? '', cells.decided_on ?? '') <= 28;
  // A decision is in time if fewer than five working days had ended before its day.
  const isInFiveDays = (cells: Cells) =>
    countWorkingDays(cells.received_on ?? '', after(cells.reasonable_grounds_on ?? '', -1)) < 5;
  const bothKnown =
    (...columns: readonly string[]) =>
    (cells: Cells) =>
      isKnown(cells, ...columns);

  return {
    reports: { ...report, above: quantity, below: null },
    reportsPer1000: { ...report, above: quantity, below: null, isPerPeople: true },
    seriousReportShare: {
      ...report,
      above: where((cells) => cellNames(cells, 'serious_limbs').length > 0),
      below: quantity,
    },
    reportsActionedIn24h: {
      ...report,
      above: where(
        (cells) =>
          isKnown(cells, 'first_action_hours') && number(cells, 'first_action_hours') <= 24,
      ),
      below: where((cells) => isKnown(cells, 'first_action_hours')),
    },
    reportsToDisruption: { ...report, above: where(ledToDisruption), below: quantity, markedBy: 1 },
    disruptions: { ...disruption, above: where(isConfirmed), below: null },
    disruptionsWaiting: {
      ...act,
      above: where(has('status', 'SUBMITTED', 'IN_REVIEW')),
      below: null,
    },
    disruptionsPer1000: {
      ...disruption,
      above: where(isConfirmed),
      below: null,
      isPerPeople: true,
    },
    disruptionsSupported: {
      ...disruption,
      above: where(isSupported),
      below: null,
      isSupported: true,
    },
    majorModerateShare: {
      ...disruption,
      above: where(
        (cells) => isConfirmed(cells) && has('confirmed_impact', 'MAJOR', 'MODERATE')(cells),
      ),
      below: where(isConfirmed),
    },
    nonPursueShare: {
      ...disruption,
      above: where((cells) => isConfirmed(cells) && cells.objective !== 'PURSUE'),
      below: where(isConfirmed),
    },
    multiAgencyShare: {
      ...disruption,
      above: where(
        (cells, { agency }) =>
          isConfirmed(cells) &&
          cellNames(cells, 'supporting_agencies').some(
            (other) => families[other] !== families[agency],
          ),
      ),
      below: where(isConfirmed),
    },
    moderatedIn28Days: {
      ...decided,
      above: where(decidedInTime),
      below: where((cells) => isKnown(cells, 'submitted_on', 'decided_on')),
    },
    arrests: result('arrests'),
    charges: result('charges'),
    convictions: { ...sentenced, above: where(isConfirmed, total('convictions')), below: null },
    sentenceYears: {
      ...sentenced,
      above: where(isConfirmed, (cells) => number(cells, 'sentence_months') / 12),
      below: null,
    },
    cashAndAssets: result('cash_pounds', 'assets_pounds'),
    drugsKg: {
      ...disruption,
      above: where(isConfirmed, (cells) => number(cells, 'drugs_grams') / 1000),
      below: null,
    },
    firearms: result('firearms'),
    phones: result('phones'),
    schoolVisits: result('school_visits'),
    linesClosed: result('lines_closed_type1', 'lines_closed_type2'),
    addressesVisited: result('addresses_visited'),
    peopleSafeguarded: {
      ...result('adults_safeguarded', 'children_safeguarded'),
      isSettledLater: true,
    },
    activeOcgs: { ...group, above: where(isActive, each), below: null, isStock: true },
    openOcgs: {
      ...group,
      above: where(has('status', 'ACTIVE', 'MONITORED'), each),
      below: null,
      isStock: true,
    },
    ocgsMapped: {
      ...group,
      dayOf: (cells) => cells.mapped_on ?? '',
      above: where(isInItsQuarter('mapped_on'), each),
      below: null,
    },
    ocgsArchived: {
      ...group,
      dayOf: (cells) => cells.archived_on ?? '',
      above: where(isInItsQuarter('archived_on'), each),
      below: null,
    },
    ocgsDisrupted: {
      ...group,
      above: where((cells, row) => isActive(cells) && wasDisrupted(cells, row), each),
      below: where(isActive, each),
      markedBy: 2,
      isStock: true,
    },
    plansInDate: {
      ...group,
      above: where(
        (cells, { quarter }) => isActive(cells) && (cells.plan_review_due ?? '') >= endOf(quarter),
        each,
      ),
      below: where(isActive, each),
      isStock: true,
    },
    referrals: { ...referral, above: quantity, below: null },
    nrmReferrals: { ...referral, above: where(has('pathway', 'NRM')), below: null },
    childShare: {
      ...referral,
      above: where(has('age_band', 'CHILD_17_OR_UNDER')),
      below: where(has('age_band', 'CHILD_17_OR_UNDER', 'ADULT_18_OR_OVER')),
    },
    reasonableGroundsIn5Days: {
      ...grounds,
      above: where((cells) => isKnown(cells, 'reasonable_grounds_on') && isInFiveDays(cells)),
      below: where((cells) => isKnown(cells, 'reasonable_grounds_on')),
    },
    positiveReasonableGrounds: {
      ...grounds,
      above: where(has('reasonable_grounds', 'POSITIVE')),
      below: where(has('reasonable_grounds', 'POSITIVE', 'NEGATIVE')),
    },
    triagedInTime: {
      ...referral,
      above: where(has('triaged_in_time', 'YES')),
      below: where(has('triaged_in_time', 'YES', 'NO')),
    },
    dutyToNotifyShare: {
      ...referral,
      ofEach: [
        where(has('pathway', 'DUTY_TO_NOTIFY')),
        where((cells) => cells.pathway === 'NRM' && cells.age_band === 'ADULT_18_OR_OVER'),
      ],
      above: where(has('pathway', 'DUTY_TO_NOTIFY')),
      below: where(
        (cells) =>
          cells.pathway === 'DUTY_TO_NOTIFY' ||
          (cells.pathway === 'NRM' && cells.age_band === 'ADULT_18_OR_OVER'),
      ),
    },
    repeatReferrals: {
      ...referral,
      above: where(has('repeat_within_12_months', 'YES')),
      below: where(has('repeat_within_12_months', 'YES', 'NO')),
    },
    strengthFte: { ...line, above: total('strength_fte'), below: null, isStock: true },
    establishmentFte: { ...line, above: total('establishment_fte'), below: null, isStock: true },
    vacancyRate: {
      ...line,
      above: where(
        bothKnown('establishment_fte', 'strength_fte'),
        (cells) => number(cells, 'establishment_fte') - number(cells, 'strength_fte'),
      ),
      below: where(bothKnown('establishment_fte', 'strength_fte'), total('establishment_fte')),
      isStock: true,
    },
    hoursPerDisruption: {
      ...line,
      above: total('hours_committed'),
      below: null,
      per: { ...disruption, above: where(isConfirmed), below: null },
    },
    hoursCommitted: { ...line, above: total('hours_committed'), below: null },
    abstractionRate: {
      ...line,
      above: where(bothKnown('hours_committed', 'hours_abstracted'), total('hours_abstracted')),
      below: where(
        bothKnown('hours_committed', 'hours_abstracted'),
        total('hours_committed', 'hours_abstracted'),
      ),
    },
    spend: { ...line, above: total('actual_pounds'), below: null },
    budget: { ...line, above: total('budget_pounds'), below: null },
    forecastVariance: {
      ...line,
      above: where(
        bothKnown('forecast_pounds', 'budget_pounds'),
        (cells) => number(cells, 'forecast_pounds') - number(cells, 'budget_pounds'),
      ),
      below: where(bothKnown('forecast_pounds', 'budget_pounds'), total('budget_pounds')),
    },
  };
}
