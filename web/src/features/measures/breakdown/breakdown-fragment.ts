import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Breakdown_FigureTableFragment } from '#graphql/operations.js';

/** Figures of one measure by one dimension; which measure is the variable of the page's query. */
export const BREAKDOWN: TypedDocumentNode<Breakdown_FigureTableFragment> = gql`
  fragment Breakdown_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    protections {
      measure
      cuts
      cutCount
      mostCuts
      areOthersShown
    }
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
        inWords
        flags
        denominator
        own
        othersInWords
        lastQuarter: change(to: PREVIOUS_PERIOD) {
          signed
          difference
          from {
            value
            text
            inWords
            flags
          }
        }
        lastYear: change(to: SAME_PERIOD_LAST_YEAR) {
          from {
            value
            text
            inWords
            flags
          }
        }
      }
      beside: majorModerateShare @include(if: $isBesideShare) {
        value
        text
        inWords
        flags
      }
    }
    other {
      figure(measure: $measure) {
        value
        text
        inWords
        flags
        own
        othersInWords
      }
    }
    totals {
      figure(measure: $measure) {
        value
        text
        inWords
        flags
        denominator
        own
        othersInWords
      }
    }
  }
`;
