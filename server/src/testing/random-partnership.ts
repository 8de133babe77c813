import fc from 'fast-check';

import type { Dataset } from '#domain/lists.js';

/** A row of a return as sent, and its agency. */
export interface SentRow {
  readonly dataset: Dataset;
  readonly agency: string;
  /** Key of the quarter of the return. */
  readonly quarter: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Senders of three families: the police, two councils and a charity. */
export const senders = ['TVP', 'RBC', 'OCC', 'SAFE'] as const;

/** The quarters of two financial years, each with its first day. */
export const quarterStarts: Readonly<Record<string, string>> = {
  '2024-25-Q1': '2024-04-01',
  '2024-25-Q2': '2024-07-01',
  '2024-25-Q3': '2024-10-01',
  '2024-25-Q4': '2025-01-01',
  '2025-26-Q1': '2025-04-01',
  '2025-26-Q2': '2025-07-01',
  '2025-26-Q3': '2025-10-01',
  '2025-26-Q4': '2026-01-01',
};
const quarters = Object.keys(quarterStarts);

/** Places of records, each with its county. */
export const countyOfPlace: Readonly<Record<string, string | null>> = {
  E06000038: 'TV-C-BERKSHIRE',
  E06000039: 'TV-C-BERKSHIRE',
  E06000042: 'TV-C-BUCKINGHAMSHIRE',
  E07000178: 'E10000025',
  E10000025: 'E10000025',
  E23000029: null,
};
const places = Object.keys(countyOfPlace);

export const codeLists = {
  crime_type: ['CYBER_CRIME', 'DRUGS', 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING'],
  channel: ['CALL_101', 'ONLINE', 'CRIMESTOPPERS'],
  report_status: ['RECEIVED', 'TRIAGED', 'ACTIONED'],
  signs: ['PHISHING', 'CARD_SKIMMER', 'CUCKOOED_HOME'],
  serious_limbs: ['VIOLENCE', 'THREE_YEAR_SENTENCE'],
  objective: ['PURSUE', 'PREVENT', 'PROTECT', 'PREPARE'],
  impact: ['MAJOR', 'MODERATE', 'MINOR', 'NONE'],
  target: ['OCG', 'INDIVIDUAL', 'VULNERABILITY'],
  pathway: ['NRM', 'DUTY_TO_NOTIFY', 'MASH_CHILD', 'ADULT_CONCERN', 'SUPPORT_SERVICE'],
  age_band: ['CHILD_17_OR_UNDER', 'ADULT_18_OR_OVER', 'UNKNOWN'],
  sex: ['FEMALE', 'MALE', 'UNKNOWN'],
  exploitation: ['CRIMINAL', 'LABOUR', 'SEXUAL'],
  decision: ['POSITIVE', 'NEGATIVE', 'SUSPENDED'],
  staff_group: ['POLICE_OFFICER', 'ANALYST', 'SOCIAL_WORKER'],
  funding_source: ['CORE', 'HOME_OFFICE_GRANT'],
  risk_band: ['LOW', 'HIGH'],
} as const;

const one = (values: readonly string[]) => fc.constantFrom(...values);
const maybe = (text: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: fc.constant('') });
const some = (values: readonly string[]) =>
  fc.subarray([...values]).map((picked) => picked.join(';'));
const count = (most: number) => fc.integer({ min: 0, max: most }).map(String);
const decimal = (most: number, decimals: number) =>
  fc
    .integer({ min: 0, max: most * 10 ** decimals })
    .map((units) => (units / 10 ** decimals).toFixed(decimals));
const yesNo = fc.constantFrom('YES', 'NO', '');
const inQuarter = fc.integer({ min: 0, max: 89 });
const later = fc.integer({ min: 0, max: 60 });

/** The day that is `days` after `day`. */
export function after(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const sender = fc.record({ agency: one(senders), quarter: one(quarters) });
const startOf = (quarter: string) => quarterStarts[quarter] ?? '';

/** References of disruptions and groups. They are few, so that links often find their record. */
const reference = (letter: string, most: number) =>
  fc.integer({ min: 1, max: most }).map((number) => `${letter}${number}`);
const named = (letter: string, most: number) =>
  fc
    .tuple(fc.constantFrom('', 'TVP:', 'RBC:'), reference(letter, most))
    .map(([agency, own]) => agency + own);

const report = fc
  .record({
    from: sender,
    day: inQuarter,
    quantity: fc.integer({ min: 1, max: 3 }),
    hours: maybe(decimal(60, 1)),
    led: maybe(named('D', 40)),
  })
  .chain(({ from, day, quantity, hours, led }) =>
    fc
      .record({
        channel: one(codeLists.channel),
        crime_type: one(codeLists.crime_type),
        area: one(places),
        status: maybe(one(codeLists.report_status)),
        signs: some(codeLists.signs),
        serious_limbs: some(codeLists.serious_limbs),
      })
      .map((cells): SentRow => ({
        ...from,
        dataset: 'REPORTS',
        cells: {
          ...cells,
          received_on: after(startOf(from.quarter), day),
          quantity: String(quantity),
          first_action_hours: hours,
          disruption_reference: led,
        },
      })),
  );

const disruption = fc
  .record({
    from: sender,
    day: inQuarter,
    state: fc.constantFrom('CONFIRMED', 'REGRADED', 'REJECTED', 'SUBMITTED'),
    impacts: fc.tuple(one(codeLists.impact), one(codeLists.impact)),
    waits: fc.tuple(later, later, later),
    isSubmissionKnown: fc.boolean(),
    supporters: fc.subarray([...senders, 'SEROCU']),
    results: fc.record({
      arrests: maybe(count(5)),
      charges: maybe(count(4)),
      convictions: maybe(count(3)),
      sentence_months: maybe(decimal(90, 2)),
      cash_pounds: maybe(decimal(9000, 2)),
      assets_pounds: maybe(decimal(9000, 2)),
      drugs_grams: maybe(decimal(500, 3)),
      firearms: maybe(count(2)),
      phones: maybe(count(9)),
      addresses_visited: maybe(count(9)),
      adults_safeguarded: maybe(count(4)),
      children_safeguarded: maybe(count(4)),
      school_visits: maybe(count(3)),
      lines_closed_type1: maybe(count(2)),
      lines_closed_type2: maybe(count(2)),
    }),
    cells: fc.record({
      objective: one(codeLists.objective),
      crime_type: one(codeLists.crime_type),
      area: one(places),
      quantity: fc.integer({ min: 1, max: 3 }).map(String),
      target: maybe(one(codeLists.target)),
      ocg_reference: maybe(named('G', 12)),
    }),
    isSentenced: fc.boolean(),
  })
  .map(
    ({
      from,
      day,
      state,
      impacts: [claimed, other],
      waits,
      isSubmissionKnown,
      supporters,
      results,
      cells,
      isSentenced,
    }): SentRow => {
      const occurred = after(startOf(from.quarter), day);
      const submitted = after(occurred, waits[0]);
      const isConfirmed = state === 'CONFIRMED' || (state === 'REGRADED' && other !== claimed);
      const status = state === 'REGRADED' && other === claimed ? 'REJECTED' : state;
      return {
        ...from,
        dataset: 'DISRUPTIONS',
        cells: {
          ...cells,
          ...results,
          occurred_on: occurred,
          claimed_impact: claimed,
          status,
          submitted_on: isSubmissionKnown ? submitted : '',
          decided_on: status === 'SUBMITTED' ? '' : after(submitted, waits[1]),
          confirmed_impact: isConfirmed ? (state === 'CONFIRMED' ? claimed : other) : '',
          supporting_agencies: supporters.filter((agency) => agency !== from.agency).join(';'),
          sentenced_on: isSentenced ? after(occurred, 2 * waits[2]) : '',
        },
      };
    },
  );

const referral = fc
  .record({
    from: sender,
    day: inQuarter,
    wait: fc.integer({ min: 0, max: 14 }),
    decision: maybe(one(codeLists.decision)),
    cells: fc.record({
      pathway: one(codeLists.pathway),
      age_band: one(codeLists.age_band),
      area: one(places),
      quantity: fc.integer({ min: 1, max: 3 }).map(String),
      exploitation: some(codeLists.exploitation),
      sex: maybe(one(codeLists.sex)),
      county_lines: yesNo,
      triaged_in_time: yesNo,
      repeat_within_12_months: yesNo,
    }),
  })
  .map(({ from, day, wait, decision, cells }): SentRow => {
    const received = after(startOf(from.quarter), day);
    const reasonable_grounds_on = decision === '' ? '' : after(received, wait);
    return {
      ...from,
      dataset: 'REFERRALS',
      cells: {
        ...cells,
        received_on: received,
        reasonable_grounds: decision,
        reasonable_grounds_on,
      },
    };
  });

const resourceLine = fc
  .record({
    from: sender,
    cells: fc.record({
      objective: one(codeLists.objective),
      area: one(places),
      staff_group: one(codeLists.staff_group),
      funding_source: one(codeLists.funding_source),
      establishment_fte: maybe(decimal(20, 2)),
      strength_fte: maybe(decimal(20, 2)),
      hours_committed: maybe(decimal(40, 1)),
      hours_abstracted: maybe(decimal(9, 1)),
      budget_pounds: maybe(decimal(9000, 2)),
      actual_pounds: maybe(decimal(9000, 2)),
      forecast_pounds: maybe(decimal(9000, 2)),
    }),
  })
  // A row must have staff if it has hours.
  .map(({ from, cells }): SentRow => ({
    ...from,
    dataset: 'RESOURCES',
    cells: {
      ...cells,
      strength_fte: cells.strength_fte && `1${cells.strength_fte}`,
      quarter: from.quarter,
    },
  }));

const group = fc
  .record({
    from: sender,
    reference: reference('G', 12),
    state: fc.constantFrom('ACTIVE', 'ACTIVE', 'MONITORED', 'ARCHIVED'),
    mapped: fc.integer({ min: -400, max: 80 }),
    archived: fc.integer({ min: 0, max: 200 }),
    review: fc.option(fc.integer({ min: 0, max: 200 })),
    cells: fc.record({
      crime_type: one(codeLists.crime_type),
      area: maybe(one(places)),
      risk_band: maybe(one(codeLists.risk_band)),
    }),
  })
  .map(({ from, reference: own, state, mapped, archived, review, cells }): SentRow => {
    const start = startOf(from.quarter);
    const mapped_on = after(start, mapped);
    // The day is in the quarter, which has at least 90 days.
    const archivedAfter = Math.min(mapped + archived, 89);
    return {
      ...from,
      dataset: 'OCGS',
      cells: {
        ...cells,
        reference: own,
        quarter: from.quarter,
        status: state,
        mapped_on,
        archived_on: state === 'ARCHIVED' ? after(start, archivedAfter) : '',
        plan_review_due: review === null ? '' : after(start, review),
      },
    };
  });

/**
 * Rows of all five datasets, the same for the same seed. No two rows of an agency have the same
 * key.
 */
export function randomRows(seed: number): readonly SentRow[] {
  const sample = (rows: fc.Arbitrary<SentRow>, numRuns: number) =>
    fc.sample(rows, { numRuns, seed });
  const rows = [
    ...numberWithinAgency(sample(report, 350), 'R'),
    ...numberWithinAgency(sample(disruption, 300), 'D'),
    ...numberWithinAgency(sample(referral, 300), 'S'),
    ...sample(resourceLine, 250),
    ...sample(group, 250),
  ];
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

/** References count up within each agency, so that D7 is a different record at each agency. */
function numberWithinAgency(rows: readonly SentRow[], letter: string): readonly SentRow[] {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const number = (counts.get(row.agency) ?? 0) + 1;
    counts.set(row.agency, number);
    return { ...row, cells: { ...row.cells, reference: `${letter}${number}` } };
  });
}

function keyOf({ dataset, agency, cells }: SentRow): string {
  const { reference: own, quarter, objective, area, staff_group, funding_source } = cells;
  const key =
    dataset === 'RESOURCES'
      ? [quarter, objective, area, staff_group, funding_source]
      : dataset === 'OCGS'
        ? [quarter, own]
        : [own];
  return JSON.stringify([dataset, agency, ...key]);
}
