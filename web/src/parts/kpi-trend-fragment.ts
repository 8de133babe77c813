import { gql, type TypedDocumentNode } from '@apollo/client';

import type { KpiTrend_KpiFragment } from '#graphql/operations.js';

/** One figure quarter by quarter, with its usual range: everything that a line is drawn from. */
export const KPI_TREND: TypedDocumentNode<KpiTrend_KpiFragment> = gql`
  fragment KpiTrend_Kpi on Kpi {
    id
    trend {
      quarter {
        id
        key
        label
        status
      }
      figure {
        value
        displayText
      }
    }
    controlChart {
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
    }
  }
`;
