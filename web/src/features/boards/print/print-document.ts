import { gql, type TypedDocumentNode } from '@apollo/client';

import { BLOCK } from '#blocks/block-fragment.js';
import { TILES_BLOCK } from '#blocks/tiles/tile-fragment.js';
import type { PackPrintQuery, PackPrintQueryVariables } from '#graphql/operations.js';

/** A whole pack for paper in one answer, so that all of it is from one moment. */
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
      actions {
        id
        text
        owner
        dueOn
        state
        isOverdue
        age
        notes
      }
      contents {
        title
        dataVersion
        areaName
        quarterName
        definitions {
          name
          words
        }
        sections {
          key
          number
          heading
          notes
          blocks {
            id
            ...Block_Block
            ...Tiles_Block @unmask
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
  ${TILES_BLOCK}
`;

/** A pack on paper. */
export type PrintedPack = NonNullable<PackPrintQuery['board']>;

/** A section of the pack. */
export type PrintedSection = PrintedPack['contents']['sections'][number];

/** An action of the board, as it is in the pack. */
export type PrintedAction = PrintedPack['actions'][number];
