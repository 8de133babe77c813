import { gql, type TypedDocumentNode } from '@apollo/client';

import type { ExplainChangeQuery, ExplainFigureQuery } from '#graphql/operations.js';
import type { ExplainedFigure } from '#lib/figure-question.js';

interface Split extends ExplainedFigure {
  readonly withAreas: boolean;
  readonly withAgencies: boolean;
  readonly withCrimeTypes: boolean;
}

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
    }
    figures(where: $where) {
      id
      dataVersion
      asOf
      notes
      filterInWords
      totals {
        figure(measure: $measure) {
          value
          text
          inWords
          flags
          numerator
          denominator
          own
          othersInWords
          change(to: PREVIOUS_PERIOD) {
            signed
            difference
            text
          }
        }
      }
      returnsBehind {
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

/** Which places, agencies and crime types made a change: asked for once there is one to explain. */
export const EXPLAIN_CHANGE: TypedDocumentNode<ExplainChangeQuery, Split> = gql`
  query ExplainChange(
    $measure: MeasureKey!
    $where: FigureFilter!
    $withAreas: Boolean!
    $withAgencies: Boolean!
    $withCrimeTypes: Boolean!
  ) {
    byArea: figures(by: [AREA], where: $where) @include(if: $withAreas) {
      id
      rows {
        key {
          area {
            id
            name
            kind
          }
        }
        figure(measure: $measure) {
          value
          flags
          change(to: PREVIOUS_PERIOD) {
            signed
            difference
          }
        }
      }
    }
    byAgency: figures(by: [AGENCY], where: $where) @include(if: $withAgencies) {
      id
      rows {
        key {
          agency {
            id
            name
          }
        }
        figure(measure: $measure) {
          value
          flags
          change(to: PREVIOUS_PERIOD) {
            signed
            difference
          }
        }
      }
    }
    byCrimeType: figures(by: [CRIME_TYPE], where: $where) @include(if: $withCrimeTypes) {
      id
      rows {
        key {
          crimeType
        }
        figure(measure: $measure) {
          value
          flags
          change(to: PREVIOUS_PERIOD) {
            signed
            difference
          }
        }
      }
    }
    crimeTypes @include(if: $withCrimeTypes) {
      id
      code
      name
    }
  }
`;
