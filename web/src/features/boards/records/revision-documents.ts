import { gql, type TypedDocumentNode } from '@apollo/client';

import type { PackRevisionsQuery, PackRevisionsQueryVariables } from '#graphql/operations.js';

/** What later returns have changed of a pack that was signed off. */
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

/** A figure that moved. */
export type ShownRevision = NonNullable<PackRevisionsQuery['board']>['revisions'][number];
