import type { RawReturn } from '#features/returns/file/raw-return.type.js';

/** A row of referrals as texts; values that a test does not set are filled in. */
export type ReferralCells = Readonly<
  Partial<
    Record<
      | 'reference'
      | 'received_on'
      | 'pathway'
      | 'age_band'
      | 'area'
      | 'quantity'
      | 'exploitation'
      | 'sex'
      | 'outcome'
      | 'receiving_agency',
      string
    >
  >
>;

const ordinary = {
  reference: 'R1',
  received_on: '2025-05-01',
  pathway: 'NRM',
  age_band: 'ADULT_18_OR_OVER',
  area: 'E06000038',
  quantity: '1',
  exploitation: '',
  sex: '',
  outcome: '',
  receiving_agency: '',
};

/** A return as if read from a file: the header is row 1. */
export function aReturn(...rows: readonly ReferralCells[]): RawReturn {
  return {
    header: Object.keys(ordinary),
    rows: rows.map((cells, index) => ({
      row: index + 2,
      cells: Object.values({ ...ordinary, ...cells }),
    })),
  };
}

/**
 * A return of any dataset as if read from a file, with these columns; values that a row does not
 * set are empty.
 */
export function toRawReturn(
  header: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): RawReturn {
  return {
    header,
    rows: rows.map((cells, index) => ({
      row: index + 2,
      cells: header.map((name) => cells[name] ?? ''),
    })),
  };
}

/** A return of referrals as the text of a CSV file. */
export function aReturnText(...rows: readonly ReferralCells[]): string {
  const { header } = aReturn();
  const lines = rows.map((cells) => Object.values({ ...ordinary, ...cells }).join(','));
  return [header.join(','), ...lines, ''].join('\n');
}
