import { gql, type TypedDocumentNode } from '@apollo/client';

import type { ExplainChangeQuery, ExplainFigureQuery } from '#graphql/operations.js';
import type { ExplainedFigure } from '#lib/figure-question.js';

import type { MeasurePlace } from './page-scope.js';

/** Everything behind one figure. */
export const EXPLAIN_FIGURE: TypedDocumentNode<ExplainFigureQuery, ExplainedFigure> = gql`
  query ExplainFigure($measure: MeasureKey!, $where: FigureFilter!) {
    measure(key: $measure) {
      id
      key
      name
      description
      formula
      unit
      disclosure
      dimensions
      companion
    }
    figures(where: $where) {
      id
      dataVersion
      asOf
      notes
      filterText
      totals {
        figure(measure: $measure) {
          value
          text
          displayText
          flags
          numerator
          denominator
          own
          othersText
        }
      }
      sourceReturns {
        dataset
        period {
          id
          key
          label
          status
        }
        returnsDue
        returnsReceived
        missing {
          id
          name
        }
      }
      revisions {
        dataset
        number
        publishedOn
        period {
          id
          key
          label
        }
      }
    }
  }
`;

/** Why a figure with ratings changed, and where, from its measure's page. */
export const EXPLAIN_CHANGE: TypedDocumentNode<ExplainChangeQuery, MeasurePlace> = gql`
  query ExplainChange($measure: MeasureKey!, $scope: Scope!) {
    page(key: MEASURE, measure: $measure, scope: $scope) {
      id
      title
      blocks {
        id
        view
        about
        because
        finding {
          kind
          text
        }
        compared {
          isJudged
        }
        table {
          rowHeading
          columns {
            heading
            drawing
          }
          rows {
            key
            kind
            label
            isFolded
            cells {
              text
            }
          }
        }
      }
    }
  }
`;
