import type { Dataset } from '#domain/lists.js';
import { quarterOf } from '#domain/quarter.js';

import { after, type SentRow } from './random-partnership.js';

/**
 * The values of a row that a test sets, by the columns that agencies send. Other values have
 * defaults.
 */
export type SentRecord = Readonly<Record<string, string | number>>;

const READING = 'E06000038';

interface Sending {
  readonly dataset: Dataset;
  readonly agency: string;
  /** The prefix of the number of a row without a reference. */
  readonly letter: string;
  readonly dateColumn: string;
}

function toRows(
  { dataset, agency, letter, dateColumn }: Sending,
  rows: readonly SentRecord[],
): readonly SentRow[] {
  return rows.map((row, index) => {
    const told: SentRecord = letter === '' ? row : { reference: `${letter}${index + 1}`, ...row };
    const cells = Object.fromEntries(
      Object.entries(told).map(([column, value]) => [column, String(value)]),
    );
    const date = cells[dateColumn] ?? '';
    return { dataset, agency, quarter: dateColumn === 'quarter' ? date : quarterOf(date), cells };
  });
}

/**
 * Calls to 101 about drugs in Reading on 1 May 2025, by default; references are R1, R2 and so on.
 */
export function sentReports(agency: string, rows: readonly SentRecord[]): readonly SentRow[] {
  const plain = {
    received_on: '2025-05-01',
    channel: 'CALL_101',
    crime_type: 'DRUGS',
    area: READING,
  };
  const sending = { dataset: 'REPORTS', agency, letter: 'R', dateColumn: 'received_on' } as const;
  return toRows(
    sending,
    rows.map((row) => ({ ...plain, ...row })),
  );
}

/**
 * By default, drug disruptions in Reading on 1 May 2025, claimed as minor and confirmed a week
 * later; references are D1, D2 and so on. `impact` is both the claimed and the confirmed impact.
 * Unconfirmed disruptions have no confirmed impact.
 */
export function sentDisruptions(
  agency: string,
  rows: readonly (SentRecord & { readonly impact?: string })[],
): readonly SentRow[] {
  const sending = {
    dataset: 'DISRUPTIONS',
    agency,
    letter: 'D',
    dateColumn: 'occurred_on',
  } as const;
  return toRows(
    sending,
    rows.map(({ impact = 'MINOR', ...row }) => {
      const occurred = String(row.occurred_on ?? '2025-05-01');
      const status = row.status ?? 'CONFIRMED';
      const isDecided = status === 'CONFIRMED' || status === 'REGRADED' || status === 'REJECTED';
      return {
        occurred_on: occurred,
        objective: 'PURSUE',
        crime_type: 'DRUGS',
        area: READING,
        claimed_impact: impact,
        status,
        submitted_on: occurred,
        decided_on: isDecided ? after(occurred, 7) : '',
        confirmed_impact: isDecided && status !== 'REJECTED' ? impact : '',
        ...row,
      };
    }),
  );
}

/**
 * Children referred to the NRM in Reading on 1 May 2025, by default; references are S1, S2 and so
 * on.
 */
export function sentReferrals(agency: string, rows: readonly SentRecord[]): readonly SentRow[] {
  const plain = {
    received_on: '2025-05-01',
    pathway: 'NRM',
    age_band: 'CHILD_17_OR_UNDER',
    area: READING,
  };
  const sending = { dataset: 'REFERRALS', agency, letter: 'S', dateColumn: 'received_on' } as const;
  return toRows(
    sending,
    rows.map((row) => ({ ...plain, ...row })),
  );
}

/** Analysts paid from core funding, for Pursue in Reading in Q1 2025/26, by default. */
export function sentLines(agency: string, rows: readonly SentRecord[]): readonly SentRow[] {
  const plain = {
    quarter: '2025-26-Q1',
    objective: 'PURSUE',
    area: READING,
    staff_group: 'ANALYST',
    funding_source: 'CORE',
  };
  const sending = { dataset: 'RESOURCES', agency, letter: '', dateColumn: 'quarter' } as const;
  return toRows(
    sending,
    rows.map((row) => ({ ...plain, ...row })),
  );
}

/** Active groups that were mapped long ago, in the register of a quarter, by default. */
export function sentRegister(
  agency: string,
  quarter: string,
  rows: readonly (SentRecord & { readonly reference: string })[],
): readonly SentRow[] {
  const plain = { quarter, status: 'ACTIVE', crime_type: 'DRUGS', mapped_on: '2023-01-15' };
  const sending = { dataset: 'OCGS', agency, letter: '', dateColumn: 'quarter' } as const;
  return toRows(
    sending,
    rows.map((row) => ({ ...plain, ...row })),
  );
}
