import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  QualityPageQuery,
  QualityPageQueryVariables,
  RetentionEffectQuery,
  RetentionEffectQueryVariables,
  SetRetentionMutation,
  SetRetentionMutationVariables,
} from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';

/** How good an agency's returns of one dataset are, over thirteen quarters. */
export const QUALITY_PAGE: TypedDocumentNode<QualityPageQuery, QualityPageQueryVariables> = gql`
  query QualityPage($dataset: Dataset!, $agency: ID) {
    viewer {
      id
      marking
      viewingAs
      actions
      ...Shell_Viewer
    }
    retention {
      id
      dataset
      years
      keptFrom
      takenBefore
      records
      formerVersions
      waiting
      version
    }
    quality(dataset: $dataset, agency: $agency) {
      id
      dataset
      sentence
      areMediansRounded
      agency {
        id
        code
        name
      }
      choices {
        id
        code
        name
      }
      quarters {
        id
        key
        label
      }
      measures {
        id
        key
        name
        definition
        column
        sentence
        figures {
          value
          text
          absence
        }
        together {
          value
          text
          absence
        }
        medians {
          value
          text
          absence
        }
        medianTogether {
          value
          text
          absence
        }
      }
      reasons {
        column
        why
        warnings
      }
      agencies {
        agency {
          id
          code
          name
        }
        figures {
          value
          text
          absence
        }
      }
    }
  }
  ${SHELL_VIEWER}
`;

export const RETENTION_EFFECT: TypedDocumentNode<
  RetentionEffectQuery,
  RetentionEffectQueryVariables
> = gql`
  query RetentionEffect($input: SetRetentionInput!) {
    retentionEffect(input: $input) {
      sentences
      problems {
        field
        message
      }
    }
  }
`;

export const SET_RETENTION: TypedDocumentNode<SetRetentionMutation, SetRetentionMutationVariables> =
  gql`
    mutation SetRetention($input: SetRetentionInput!) {
      setRetention(input: $input) {
        retention {
          id
          dataset
          years
          keptFrom
          takenBefore
          records
          formerVersions
          waiting
          version
        }
        problems {
          field
          message
        }
      }
    }
  `;

export type ShownQuality = QualityPageQuery['quality'];
export type ShownRetention = QualityPageQuery['retention'][number];
export type ShownMeasure = ShownQuality['measures'][number];
export type ShownFigure = ShownMeasure['together'];
