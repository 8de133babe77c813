import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Pins_MyPageFragment } from '#graphql/operations.js';

/** One’s own page without its figures: what is pinned, and how it stands. */
export const PINS: TypedDocumentNode<Pins_MyPageFragment> = gql`
  fragment Pins_MyPage on MyPage {
    id
    version
    pins {
      id
      name
      columns
      height
      page
      blockId
      measure
      scope
      isGone
      savedQuery {
        id
        version
      }
    }
  }
`;
