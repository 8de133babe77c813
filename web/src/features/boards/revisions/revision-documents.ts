import { gql, type TypedDocumentNode } from '@apollo/client';

import type { PackRevisionsQuery, PackRevisionsQueryVariables } from '#graphql/operations.js';

/** How later returns have changed the figures in a signed pack. */
export const PACK_REVISIONS: TypedDocumentNode<PackRevisionsQuery, PackRevisionsQueryVariables> =
  gql`
    query PackRevisions($quarter: Quarter!, $area: ID!, $version: Int) {
      board(quarter: $quarter, area: $area, version: $version) {
        id
        revisions {
          figure
          before
          now
          difference
          isProtected
          reading
          isReadAnew
          places {
            section
            number
            heading
            block
            cell {
              row
              column
            }
            now
          }
          returns {
            agency {
              id
              name
            }
            dataset
            period {
              id
              label
            }
            publishedAt
          }
        }
      }
    }
  `;

/** A revised figure. */
export type ShownRevision = NonNullable<PackRevisionsQuery['board']>['revisions'][number];
