import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Breakdown_FigureTableFragment } from '#graphql/operations.js';

interface BreakdownVariables {
  readonly measure: string;
  readonly isBesideShare: boolean;
}

/** Figures of one measure by one dimension; which measure is the variable of the page's query. */
export const BREAKDOWN: TypedDocumentNode<Breakdown_FigureTableFragment, BreakdownVariables> = gql`
  fragment Breakdown_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    groupCount
    rows {
      key {
        area {
          id
          code
          name
          kind
        }
        agency {
          id
          code
          name
        }
        objective
        crimeType
      }
      figure(measure: $measure) {
        value
        text
        flags
        denominator
        lastQuarter: change(to: PREVIOUS_PERIOD) {
          difference
          from {
            value
            text
            flags
          }
        }
        lastYear: change(to: SAME_PERIOD_LAST_YEAR) {
          from {
            value
            text
            flags
          }
        }
      }
      beside: majorModerateShare @include(if: $isBesideShare) {
        value
        text
        flags
      }
    }
    other {
      figure(measure: $measure) {
        value
        text
        flags
      }
    }
    totals {
      figure(measure: $measure) {
        value
        text
        flags
        denominator
      }
    }
  }
`;
