import { gql, type TypedDocumentNode } from '@apollo/client';

import type { AreaHeadline_KpiFragment } from '#graphql/operations.js';

/** What is told of one headline measure of an area. It is spread unmasked: one reading of the cache serves all of them, in the short table and the long. */
export const AREA_HEADLINE: TypedDocumentNode<AreaHeadline_KpiFragment> = gql`
  fragment AreaHeadline_Kpi on Kpi {
    id
    name
    subject
    objective
    status
    variation
    sentence
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
      othersInWords
    }
    target {
      id
      text
    }
    previousQuarter {
      signed
      difference
    }
    sameQuarterLastYear {
      signed
      difference
    }
    controlChart {
      break {
        quarter {
          id
          key
        }
        side
        backSince {
          id
          key
        }
      }
      points {
        quarter {
          id
          key
        }
        signals
      }
    }
  }
`;

/** One headline measure of an area. */
export type AreaHeadline = Omit<AreaHeadline_KpiFragment, ' $fragmentName'>;
