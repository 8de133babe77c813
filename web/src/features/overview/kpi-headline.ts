import { gql, type TypedDocumentNode } from '@apollo/client';

import type { KpiHeadline_KpiFragment } from '#graphql/operations.js';

/** What is told of a headline: as a tile on the screen, as a row of the table, and on paper. One reading of the cache serves them all. */
export const KPI_HEADLINE: TypedDocumentNode<KpiHeadline_KpiFragment> = gql`
  fragment KpiHeadline_Kpi on Kpi {
    id
    name
    subject
    objective
    status
    variation
    periodStatus
    returnsDue
    returnsReceived
    days
    daysRun
    measure {
      id
      key
      unit
    }
    period {
      id
      key
      status
    }
    figure {
      value
      text
      inWords
      flags
      numerator
      denominator
      own
    }
    target {
      id
      text
      value
      lower
      upper
    }
    previousQuarter {
      signed
      difference
    }
    sameQuarterLastYear {
      signed
      difference
    }
    trend {
      quarter {
        id
        key
        label
        status
      }
      figure {
        value
        text
        inWords
      }
    }
    controlChart {
      break {
        quarter {
          id
          key
          label
        }
        side
        level
        baselineMean
        baselineLower
        baselineUpper
        backSince {
          id
          key
        }
        text
      }
      points {
        quarter {
          id
          key
        }
        centre
        lower
        upper
        signals
      }
    }
  }
`;

/** What of a headline its tile and its row show. */
export type KpiHeadline = Omit<KpiHeadline_KpiFragment, ' $fragmentName'>;
