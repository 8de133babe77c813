import { isQuarter, type Quarter } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';

import { explainHeadingRow } from './heading-row.js';

/** What an address says about the returns sent to it, apart from their dataset. */
export interface ImportRequest {
  /** Code or name of the sender, as sent. */
  readonly agency: string;
  /** The quarter that the returns are for; null if the dates of each file decide. */
  readonly quarter: Quarter | null;
  /** True if the files only add and correct. */
  readonly isPartial: boolean;
  /** True to publish, which acknowledges the warnings; false to check only. */
  readonly isToPublish: boolean;
  /** True to keep the file with its findings, to be checked and published in the browser. */
  readonly isToStage?: boolean;
  /** The name of the chosen sheet; null or left out if the headings decide. */
  readonly sheet?: string | null;
  /** The row of the headings; null or left out if the first rows decide. */
  readonly headingRow?: number | null;
  /** True if the headings decide the dataset, and not the one named. */
  readonly isDatasetByHeadings?: boolean;
  /** True if the sender confirms that most of a quarter is withdrawn. */
  readonly isWithdrawalMeant?: boolean;
}

export type ImportReading =
  | { readonly ok: true; readonly request: ImportRequest }
  | { readonly ok: false; readonly reason: string };

const parts = [
  'agency',
  'quarter',
  'partial',
  'publish',
  'stage',
  'sheet',
  'heading-row',
  'withdraw',
  'likely',
] as const;
type Part = (typeof parts)[number];

/**
 * Parses an address for sending returns; or says what is wrong with it, in a sentence. An empty
 * value counts as absent.
 */
export function readImportRequest(query: Readonly<Record<string, unknown>>): ImportReading {
  const given = new Map<string, string>();
  for (const [name, sent] of Object.entries(query)) {
    if (!parts.some((part) => part === name))
      return refuse(
        `${toQuotedValue(name)}: sending returns does not accept this parameter. It accepts ${parts.join(', ')}.`,
      );
    const values = [sent].flat().map(String);
    if (values.length > 1)
      return refuse(`${name}: it is given ${values.length} times. Give it once.`);
    given.set(name, values[0]?.trim() ?? '');
  }
  const valueOf = (part: Part) => given.get(part) ?? '';
  const [agency, quarter] = [valueOf('agency'), valueOf('quarter')];
  if (agency === '') return refuse('agency: say who sends these returns, such as agency=TVP.');
  if (quarter !== '' && !isQuarter(quarter))
    return refuse(
      `quarter: "${toQuotedValue(quarter)}" is not a quarter. Write one like 2025-26-Q1.`,
    );
  const unclear = (['partial', 'publish', 'stage', 'withdraw', 'likely'] as const).find(
    (part) => !['', 'yes', 'no'].includes(valueOf(part)),
  );
  if (unclear !== undefined)
    return refuse(`${unclear}: "${toQuotedValue(valueOf(unclear))}" is neither yes nor no.`);
  const said = valueOf('heading-row');
  const headingRow = said === '' ? null : /^\d{1,9}$/.test(said) ? Number(said) : Number.NaN;
  const wrong = headingRow === null ? null : explainHeadingRow(headingRow);
  if (wrong !== null) return refuse(`heading-row: ${wrong}`);
  const isToStage = valueOf('stage') === 'yes';
  const request = {
    agency,
    isPartial: valueOf('partial') === 'yes',
    isToPublish: valueOf('publish') === 'yes',
    isToStage,
    sheet: valueOf('sheet') === '' ? null : valueOf('sheet'),
    headingRow,
    isWithdrawalMeant: valueOf('withdraw') === 'yes',
    isDatasetByHeadings: valueOf('likely') === 'yes',
  };
  if (isToStage && request.isToPublish)
    return refuse('stage: a staged return is published later, so leave out "publish".');
  if (request.isDatasetByHeadings && !isToStage)
    return refuse('likely: this works only for staged returns. Add "stage", or leave it out.');
  return { ok: true, request: { ...request, quarter: isQuarter(quarter) ? quarter : null } };
}

/** A request as the parts of an address. */
export function toImportParts({
  agency,
  quarter,
  isPartial,
  isToPublish,
  isToStage = false,
  sheet = null,
  headingRow = null,
  isWithdrawalMeant = false,
  isDatasetByHeadings = false,
}: ImportRequest): Readonly<Record<Part, string>> {
  return {
    agency,
    quarter: quarter ?? '',
    partial: isPartial ? 'yes' : 'no',
    publish: isToPublish ? 'yes' : 'no',
    stage: isToStage ? 'yes' : 'no',
    sheet: sheet ?? '',
    'heading-row': headingRow === null ? '' : String(headingRow),
    withdraw: isWithdrawalMeant ? 'yes' : 'no',
    likely: isDatasetByHeadings ? 'yes' : 'no',
  };
}

function refuse(reason: string): ImportReading {
  return { ok: false, reason };
}
