import { type Dataset, datasets } from '#domain/lists.js';
import { countInWords } from '#domain/number-words.js';
import { countDays, formatDate, type PlainDate } from '#domain/plain-date.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';
import type { ListedReturn } from '#domain/returned/return-list.js';

/** The returns for one quarter that one agency can be asked for. */
export interface LateReturns {
  readonly agencyId: number;
  readonly quarter: Quarter;
  /**
   * The returns that are owed, past their due day and not received, in the order of the list; never
   * empty.
   */
  readonly late: readonly Pick<ListedReturn, 'dataset' | 'dueOn'>[];
}

/** The message to an agency. */
export interface RequestMessage {
  readonly title: string;
  /** Plain text, with an empty line between paragraphs. It does not contain figures. */
  readonly text: string;
  /** The message's link: the path of a Stronghold page. */
  readonly link: string;
}

/**
 * The late returns in a list, by agency, in the order of the list. Nothing else can be asked for.
 */
export function findLateReturns(listed: readonly ListedReturn[]): readonly LateReturns[] {
  const missing = listed.filter(({ isOwed, state }) => isOwed && state === 'MISSING');
  const first = missing.filter(
    (each, index) => missing.findIndex((other) => isOfSame(each, other)) === index,
  );
  return first.map(({ agencyId, quarter }) => ({
    agencyId,
    quarter,
    late: missing.filter((each) => isOfSame(each, { agencyId, quarter })),
  }));
}

type AgencyQuarter = Pick<LateReturns, 'agencyId' | 'quarter'>;

function isOfSame(one: AgencyQuarter, other: AgencyQuarter): boolean {
  return one.agencyId === other.agencyId && one.quarter === other.quarter;
}

/**
 * How many days after its due day a return came, or how many days late it is so far; null if the
 * return is not late. The count is 1 on the day after the due day.
 *
 * @param receivedOn null if the return is not in
 */
export function countDaysLate(
  { state, dueOn }: Pick<ListedReturn, 'state' | 'dueOn'>,
  receivedOn: PlainDate | null,
  today: PlainDate,
): number | null {
  if (state === 'MISSING') return countDays(dueOn, today);
  return state === 'RECEIVED_LATE' && receivedOn !== null ? countDays(dueOn, receivedOn) : null;
}

/** The message to an agency: what is missing, since when, and what follows. */
export function writeRequest(
  { quarter, late }: LateReturns,
  agency: { readonly name: string },
): RequestMessage {
  const when = formatQuarter(quarter);
  const isOne = late.length === 1;
  const days = new Set(late.map(({ dueOn }) => dueOn));
  const title = isOne
    ? `${nameReturn(late[0]?.dataset)} for ${when} is missing`
    : `${capitalise(countInWords(late.length))} returns for ${when} are missing`;
  const due = [...days].map(formatDate).join(' and ');
  const missing = isOne
    ? `It was due on ${due}.`
    : `They were due on ${due}:\n${late.map(({ dataset }) => `- ${datasets[dataset]}`).join('\n')}`;
  const follows = `Until ${isOne ? 'it is' : 'they are'} in, figures from ${agency.name} for that quarter show [x], not available.`;
  const cure =
    'Send the spreadsheet that you already have: open Returns in Stronghold and choose the file. If there is nothing to report, say so there.';
  return {
    title,
    text: [missing, follows, cure].join('\n\n'),
    link: `/returns?quarter=${quarter}`,
  };
}

function nameReturn(dataset: Dataset | undefined): string {
  return dataset === undefined ? 'A return' : `Your return of ${datasets[dataset].toLowerCase()}`;
}

function capitalise(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
