import { gql, type TypedDocumentNode } from '@apollo/client';

import type { Pins_MyPageFragment } from '#graphql/operations.js';

/** A person's My page without its figures: its pins and their layout. */
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
