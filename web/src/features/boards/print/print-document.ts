import { gql, type TypedDocumentNode } from '@apollo/client';

import { BLOCK } from '#blocks/block-fragment.js';
import type { PackPrintQuery, PackPrintQueryVariables } from '#graphql/operations.js';

/** A whole pack for paper, in one answer: all of it is of one moment. */
export const PACK_PRINT: TypedDocumentNode<PackPrintQuery, PackPrintQueryVariables> = gql`
  query PackPrint($quarter: Quarter!, $area: ID!, $version: Int, $edition: PackEdition) {
    viewer {
      id
      demonstrationNotice
    }
    board(quarter: $quarter, area: $area, version: $version, edition: $edition) {
      id
      number
      state
      reason
      marking
      edition
      meetsOn
      quarter {
        id
        key
        label
        longLabel
      }
      area {
        id
        code
        name
      }
      signatures {
        edition
        by
        at
      }
      missingTexts
      proof {
        sha256
        form
        dataVersion
        frozenAt
        signedBy
        missing
        gapsReason
      }
      contents {
        title
        dataVersion
        sections {
          key
          number
          heading
          notes
          blocks {
            id
            ...Block_Block
          }
          texts {
            id
            kind
            body
            post
            owner {
              id
              name
            }
          }
        }
      }
    }
  }
  ${BLOCK}
`;

/** A pack, as paper has it. */
export type PrintedPack = NonNullable<PackPrintQuery['board']>;

/** A section of it. */
export type PrintedSection = PrintedPack['contents']['sections'][number];
