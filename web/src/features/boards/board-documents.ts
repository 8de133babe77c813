import { gql, type TypedDocumentNode } from '@apollo/client';

import { BLOCK } from '#blocks/block-fragment.js';
import type {
  BoardsPageQuery,
  BoardsPageQueryVariables,
  PackPageQuery,
  PackPageQueryVariables,
  PackSectionQuery,
  PackSectionQueryVariables,
} from '#graphql/operations.js';

/** Every pack that the viewer may read. */
export const BOARDS_PAGE: TypedDocumentNode<BoardsPageQuery, BoardsPageQueryVariables> = gql`
  query BoardsPage {
    viewer {
      id
      marking
      actions
      viewingAs
    }
    boards {
      id
      number
      state
      edition
      reason
      quarter {
        id
        key
        label
      }
      area {
        id
        code
        name
      }
      textCount
      agreedCount
      signOffDueOn
      meetsOn
      signatures {
        edition
        by
        at
      }
    }
  }
`;

/** The figures and texts of a section. */
const SECTION = gql`
  fragment PackSection_PackSection on PackSection {
    key
    notes
    blocks {
      id
      ...Block_Block
    }
    texts {
      id
      kind
      state
      body
      post
      owner {
        id
        name
      }
    }
  }
  ${BLOCK}
`;

/**
 * A pack without its figures: its title and state, its proof, the names of its sections, and the
 * section that it opens with, which loads at once.
 */
export const PACK_PAGE: TypedDocumentNode<PackPageQuery, PackPageQueryVariables> = gql`
  query PackPage($quarter: Quarter!, $area: ID!, $version: Int) {
    board(quarter: $quarter, area: $area, version: $version) {
      id
      number
      state
      reason
      marking
      edition
      quarter {
        id
        key
        label
      }
      area {
        id
        code
        name
      }
      meetsOn
      missingTexts
      headings {
        key
        number
        heading
      }
      contents(sections: ["statement"]) {
        title
        dataVersion
        sections {
          ...PackSection_PackSection @unmask
        }
      }
      proof {
        sha256
        dataVersion
        frozenAt
        signedBy
        missing
        gapsReason
      }
    }
  }
  ${SECTION}
`;

/** One section of a pack, with its figures and texts. */
export const PACK_SECTION: TypedDocumentNode<PackSectionQuery, PackSectionQueryVariables> = gql`
  query PackSection($quarter: Quarter!, $area: ID!, $version: Int, $section: ID!) {
    board(quarter: $quarter, area: $area, version: $version) {
      id
      contents(sections: [$section]) {
        title
        dataVersion
        sections {
          ...PackSection_PackSection @unmask
        }
      }
    }
  }
  ${SECTION}
`;

/** A pack in the list. */
export type ListedPack = BoardsPageQuery['boards'][number];

/** A pack on its page. */
export type ReadPack = NonNullable<PackPageQuery['board']>;
