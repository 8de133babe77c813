import { after, countyOfPlace, quarterStarts, type SentRow } from './random-partnership.js';

/**
 * What figures must be, worked out from the rows that agencies sent, record by record and without a line of the engine:
 * it shares with it no rule, no list and no date.
 */
type Cells = Readonly<Record<string, string>>;

/** One number of a measure, above or below the line, for one record. */
type Adds = (cells: Cells, row: SentRow) => number;

/** A measure by hand: whose records, the day they count by, and what each adds above and below the line. */
export interface HandMeasure {
  readonly dataset: SentRow['dataset'];
  readonly dayOf: (cells: Cells) => string;
  readonly above: Adds;
  readonly below: Adds | null;
  /** True where only the last quarter of the period counts. */
  readonly isStock?: true;
  /** True where agencies are those that supported. */
  readonly isSupported?: true;
}

const families: Readonly<Record<string, string>> = { TVP: 'POLICE', SEROCU: 'POLICE', RBC: 'COUNCIL', OCC: 'COUNCIL', SAFE: 'CHARITY' };

/** Bank holidays in England and Wales on working days, from the published lists. */
const bankHolidays = new Set(
  `2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26 2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25
   2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06`.split(/\s+/),
);

const number = (cells: Cells, column: string) => Number(cells[column] || 0);
const isKnown = (cells: Cells, ...columns: readonly string[]) => columns.every((column) => (cells[column] ?? '') !== '');
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
const names = (cells: Cells, column: string) => (cells[column] ?? '').split(';').filter((name) => name !== '');

const isConfirmed = has('status', 'CONFIRMED', 'REGRADED');
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Working days after one day, up to and on another. */
function countWorkingDays(from: string, to: string): number {
  let counted = 0;
  for (let day = after(from, 1); day <= to; day = after(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !bankHolidays.has(day)) counted += 1;
  }
  return counted;
}

/** What a cell that names a record of another dataset means: whose it is, and its reference there. */
function toLink(cell: string, sender: string): { readonly agency: string; readonly reference: string } | null {
  if (cell === '') return null;
  const [agency = '', reference] = cell.split(':');
  return reference === undefined ? { agency: sender, reference: agency } : { agency, reference };
}

/** All measures by hand, over these rows. */
export function handMeasures(rows: readonly SentRow[]): Readonly<Record<string, HandMeasure>> {
  const confirmed = rows.filter(({ dataset, cells }) => dataset === 'DISRUPTIONS' && isConfirmed(cells));
  const confirmedNames = new Set(confirmed.map(({ agency, cells }) => `${agency}:${cells.reference ?? ''}`));
  const ledToDisruption = (cells: Cells, { agency }: SentRow) => {
    const link = toLink(cells.disruption_reference ?? '', agency);
    return link !== null && confirmedNames.has(`${link.agency}:${link.reference}`);
  };
  const endOf = (quarter: string) => after(nextStart(quarterStarts[quarter] ?? ''), -1);
  const wasDisrupted = (cells: Cells, { agency, quarter }: SentRow) => {
    const until = nextStart(quarterStarts[quarter] ?? '');
    const from = monthsLater(until, -6);
    return confirmed.some((row) => {
      const link = toLink(row.cells.ocg_reference ?? '', row.agency);
      const day = row.cells.occurred_on ?? '';
      return link?.agency === agency && link.reference === cells.reference && day >= from && day < until;
    });
  };

  const report = { dataset: 'REPORTS', dayOf: (cells: Cells) => cells.received_on ?? '' } as const;
  const disruption = { dataset: 'DISRUPTIONS', dayOf: (cells: Cells) => cells.occurred_on ?? '' } as const;
  const decided = { ...disruption, dayOf: (cells: Cells) => cells.decided_on ?? '' };
  const sentenced = { ...disruption, dayOf: (cells: Cells) => cells.sentenced_on || (cells.occurred_on ?? '') };
  const referral = { dataset: 'REFERRALS', dayOf: (cells: Cells) => cells.received_on ?? '' } as const;
  const grounds = { ...referral, dayOf: (cells: Cells) => cells.reasonable_grounds_on ?? '' };
  const line = { dataset: 'RESOURCES', dayOf: (cells: Cells) => quarterStarts[cells.quarter ?? ''] ?? '' } as const;
  const group = { dataset: 'OCGS', dayOf: (cells: Cells) => quarterStarts[cells.quarter ?? ''] ?? '' } as const;
  const result = (...columns: readonly string[]) => ({ ...disruption, above: where(isConfirmed, total(...columns)), below: null });
  const each: Adds = () => 1;
  const isActive = has('status', 'ACTIVE');
  const isSupported = (cells: Cells) => isConfirmed(cells) && names(cells, 'supporting_agencies').length > 0;
  const isInItsQuarter =
    (column: string) =>
    (cells: Cells, { quarter }: SentRow) =>
      isKnown(cells, column) && (cells[column] ?? '') >= (quarterStarts[quarter] ?? '') && (cells[column] ?? '') <= endOf(quarter);
  const decidedInTime = (cells: Cells) =>
    isKnown(cells, 'submitted_on', 'decided_on') && daysBetween(cells.submitted_on ?? '', cells.decided_on ?? '') <= 28;
  // In time as long as fewer than five working days had ended before the day of the decision.
  const isInFiveDays = (cells: Cells) => countWorkingDays(cells.received_on ?? '', after(cells.reasonable_grounds_on ?? '', -1)) < 5;
  const bothKnown =
    (...columns: readonly string[]) =>
    (cells: Cells) =>
      isKnown(cells, ...columns);

  return {
    reports: { ...report, above: quantity, below: null },
    seriousReportShare: { ...report, above: where((cells) => names(cells, 'serious_limbs').length > 0), below: quantity },
    reportsActionedIn24h: {
      ...report,
      above: where((cells) => isKnown(cells, 'first_action_hours') && number(cells, 'first_action_hours') <= 24),
      below: where((cells) => isKnown(cells, 'first_action_hours')),
    },
    reportsToDisruption: { ...report, above: where(ledToDisruption), below: quantity },
    disruptions: { ...disruption, above: where(isConfirmed), below: null },
    disruptionsSupported: { ...disruption, above: where(isSupported), below: null, isSupported: true },
    majorModerateShare: {
      ...disruption,
      above: where((cells) => isConfirmed(cells) && has('confirmed_impact', 'MAJOR', 'MODERATE')(cells)),
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
          isConfirmed(cells) && names(cells, 'supporting_agencies').some((other) => families[other] !== families[agency]),
      ),
      below: where(isConfirmed),
    },
    moderatedIn28Days: { ...decided, above: where(decidedInTime), below: where((cells) => isKnown(cells, 'submitted_on', 'decided_on')) },
    arrests: result('arrests'),
    charges: result('charges'),
    convictions: { ...sentenced, above: where(isConfirmed, total('convictions')), below: null },
    sentenceYears: { ...sentenced, above: where(isConfirmed, (cells) => number(cells, 'sentence_months') / 12), below: null },
    cashAndAssets: result('cash_pounds', 'assets_pounds'),
    drugsKg: { ...disruption, above: where(isConfirmed, (cells) => number(cells, 'drugs_grams') / 1000), below: null },
    firearms: result('firearms'),
    phones: result('phones'),
    schoolVisits: result('school_visits'),
    linesClosed: result('lines_closed_type1', 'lines_closed_type2'),
    addressesVisited: result('addresses_visited'),
    peopleSafeguarded: result('adults_safeguarded', 'children_safeguarded'),
    activeOcgs: { ...group, above: where(isActive, each), below: null, isStock: true },
    ocgsMapped: { ...group, dayOf: (cells) => cells.mapped_on ?? '', above: where(isInItsQuarter('mapped_on'), each), below: null },
    ocgsArchived: { ...group, dayOf: (cells) => cells.archived_on ?? '', above: where(isInItsQuarter('archived_on'), each), below: null },
    ocgsDisrupted: {
      ...group,
      above: where((cells, row) => isActive(cells) && wasDisrupted(cells, row), each),
      below: where(isActive, each),
      isStock: true,
    },
    plansInDate: {
      ...group,
      above: where((cells, { quarter }) => isActive(cells) && (cells.plan_review_due ?? '') >= endOf(quarter), each),
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
    triagedInTime: { ...referral, above: where(has('triaged_in_time', 'YES')), below: where(has('triaged_in_time', 'YES', 'NO')) },
    dutyToNotifyShare: {
      ...referral,
      above: where(has('pathway', 'DUTY_TO_NOTIFY')),
      below: where((cells) => cells.pathway === 'DUTY_TO_NOTIFY' || (cells.pathway === 'NRM' && cells.age_band === 'ADULT_18_OR_OVER')),
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
    hoursCommitted: { ...line, above: total('hours_committed'), below: null },
    abstractionRate: {
      ...line,
      above: where(bothKnown('hours_committed', 'hours_abstracted'), total('hours_abstracted')),
      below: where(bothKnown('hours_committed', 'hours_abstracted'), total('hours_committed', 'hours_abstracted')),
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

/** A way to group by hand: the values of a record, several where it counts in each of them; none is the empty text. */
export type KeysOf = (row: SentRow, day: string) => readonly string[];

/** The financial quarter of a day: April to June is the first of its year. */
export function financialQuarter(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = month < 4 ? year - 1 : year;
  return `${first}-${String(first + 1).slice(2)}-Q${[4, 1, 2, 3][Math.floor((month - 1) / 3)] ?? ''}`;
}

const cell =
  (column: string): KeysOf =>
  ({ cells }) => [cells[column] ?? ''];
const several =
  (column: string): KeysOf =>
  ({ cells }) => {
    const named = names(cells, column);
    return named.length > 0 ? named : [''];
  };

/** Groupings by hand, by the name of their dimension. */
export const handKeys: Readonly<Record<string, KeysOf>> = {
  MONTH: (_, day) => [day.slice(0, 7)],
  QUARTER: (_, day) => [financialQuarter(day)],
  FINANCIAL_YEAR: (_, day) => [financialQuarter(day).slice(0, 7)],
  CALENDAR_YEAR: (_, day) => [day.slice(0, 4)],
  AREA: cell('area'),
  COUNTY: ({ cells }) => [countyOfPlace[cells.area ?? ''] ?? ''],
  AGENCY: ({ agency }) => [agency],
  CRIME_TYPE: cell('crime_type'),
  CHANNEL: cell('channel'),
  REPORT_STATUS: cell('status'),
  SIGN: several('signs'),
  SERIOUS_LIMB: several('serious_limbs'),
  OBJECTIVE: cell('objective'),
  IMPACT: cell('confirmed_impact'),
  TARGET: cell('target'),
  SUPPORTING_AGENCY: several('supporting_agencies'),
  PATHWAY: cell('pathway'),
  AGE_BAND: cell('age_band'),
  SEX: cell('sex'),
  EXPLOITATION: several('exploitation'),
  COUNTY_LINES: cell('county_lines'),
  RISK_BAND: cell('risk_band'),
  STAFF_GROUP: cell('staff_group'),
  FUNDING_SOURCE: cell('funding_source'),
};

export interface HandQuestion {
  readonly by: readonly string[];
  /** Quarters asked about, both ends counted; null for all. */
  readonly quarters: { readonly from: string; readonly to: string } | null;
  readonly holds: (row: SentRow, keysOf: (dimension: string) => readonly string[]) => boolean;
}

export interface HandSums {
  above: number;
  below: number;
}

/** The sums of each group, by the values of its key joined with `|`. */
export function workOut(
  rows: readonly SentRow[],
  measure: HandMeasure,
  { by, quarters, holds }: HandQuestion,
): ReadonlyMap<string, HandSums> {
  const groups = new Map<string, HandSums>();
  const add = (key: string, above: number, below: number) => {
    const sums = groups.get(key) ?? { above: 0, below: 0 };
    groups.set(key, { above: sums.above + above, below: sums.below + below });
  };
  for (const row of rows) {
    const day = measure.dayOf(row.cells);
    if (row.dataset !== measure.dataset || day === '') continue;
    const quarter = financialQuarter(day);
    if (quarters && (quarter < quarters.from || quarter > quarters.to)) continue;
    const keysOf = (dimension: string) =>
      dimension === 'AGENCY' && measure.isSupported ? names(row.cells, 'supporting_agencies') : (handKeys[dimension]?.(row, day) ?? []);
    if (!holds(row, keysOf) || (measure.isStock && quarter !== lastQuarter(by, day, quarters))) continue;
    const [above, below] = [measure.above(row.cells, row), measure.below?.(row.cells, row) ?? 0];
    const keys = by.reduce<readonly string[]>(
      (all, dimension) => all.flatMap((key) => keysOf(dimension).map((next) => `${key}|${next}`)),
      [''],
    );
    for (const key of keys) add(key, above, below);
  }
  return groups;
}

/** The last closed quarter that counts for a stock in the group of a day, when today is 24 November 2026. */
function lastQuarter(by: readonly string[], day: string, quarters: HandQuestion['quarters']): string {
  const ends = [quarters?.to ?? '2026-27-Q2', '2026-27-Q2'];
  if (by.includes('QUARTER')) ends.push(financialQuarter(day));
  if (by.includes('FINANCIAL_YEAR')) ends.push(`${financialQuarter(day).slice(0, 7)}-Q4`);
  if (by.includes('CALENDAR_YEAR')) ends.push(financialQuarter(`${day.slice(0, 4)}-12-31`));
  return ends.toSorted()[0] ?? '';
}

function nextStart(start: string): string {
  return monthsLater(start, 3);
}

function monthsLater(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
}
