import {
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
  type Values,
} from 'nuqs';

import { isQuarterKey } from '#lib/quarter.js';
import { allDatasets } from '#parts/dataset-names.js';

/** The states of a published return, in the order of the list of choices. */
export const publishedStates = ['CURRENT', 'REPLACED', 'UNDONE'] as const;

const parsers = {
  agency: parseAsString,
  quarter: parseAsString,
  dataset: parseAsStringLiteral(allDatasets),
  by: parseAsString,
  state: parseAsStringLiteral(publishedStates),
  page: parseAsInteger.withDefault(1),
};

/** The history filters in the address; null for a filter that is not set. */
export type HistoryParams = Values<typeof parsers>;

/** The filters and the page in the address, with ways to change and to clear them. */
export function useHistoryParams() {
  const [read, setAsked] = useQueryStates(parsers, { history: 'push', scroll: true });
  const asked: HistoryParams = {
    ...{ ...read, page: Math.max(1, read.page) },
    quarter: read.quarter !== null && isQuarterKey(read.quarter) ? read.quarter : null,
  };
  /** Changes filters, and goes back to the first page. */
  const ask = (change: Partial<{ [Key in keyof HistoryParams]: HistoryParams[Key] | null }>) =>
    void setAsked({ page: null, ...change });
  const { quarter, dataset, by, state } = asked;
  return {
    ...{ asked, ask },
    isFiltered: [quarter, dataset, by, state].some((each) => each !== null),
    clear: () => ask({ quarter: null, dataset: null, by: null, state: null }),
  };
}

/** The filters as the API takes them, without agency and page. */
export function toHistoryVariables({ quarter, dataset, by, state }: HistoryParams) {
  return { quarter, dataset, by, state };
}
