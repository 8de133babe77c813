import { gql, type TypedDocumentNode } from '@apollo/client';

import { BLOCK } from '#blocks/block-fragment.js';
import { PINS } from '#blocks/pin/my-page-fragment.js';
import { TILES_BLOCK } from '#blocks/tiles/tile-fragment.js';
import type {
  ArrangePinsMutation,
  ArrangePinsMutationVariables,
  MyAlertsQuery,
  MyAlertsQueryVariables,
  MyBlocksQuery,
  MyBlocksQueryVariables,
  MyPageQuery,
  MyPageQueryVariables,
  Pins_MyPageFragment,
  UnpinBlockMutation,
  UnpinBlockMutationVariables,
} from '#graphql/operations.js';

/** The pins, in order. */
export const MY_PAGE: TypedDocumentNode<MyPageQuery, MyPageQueryVariables> = gql`
  query MyPage {
    myPage {
      id
      dataVersion
      ...Pins_MyPage @unmask
    }
  }
  ${PINS}
`;

/** The viewer's alerts, for their block. */
export const MY_ALERTS: TypedDocumentNode<MyAlertsQuery, MyAlertsQueryVariables> = gql`
  query MyAlerts {
    alerts(first: 200) {
      edges {
        node {
          id
          title
          state
          since
          subject {
            link
          }
        }
      }
    }
  }
`;

/** Some of the blocks with their figures, for one quarter and area. */
export const MY_BLOCKS: TypedDocumentNode<MyBlocksQuery, MyBlocksQueryVariables> = gql`
  query MyBlocks($scope: Scope, $pins: [ID!]!) {
    myPage(scope: $scope, pins: $pins) {
      id
      pins {
        id
        problem
        block {
          id
          ...Block_Block
          ...Tiles_Block @unmask
        }
      }
    }
  }
  ${BLOCK}
  ${TILES_BLOCK}
`;

export const UNPIN_BLOCK: TypedDocumentNode<UnpinBlockMutation, UnpinBlockMutationVariables> = gql`
  mutation UnpinBlock($pin: ID!) {
    unpinBlock(input: { pin: $pin }) {
      problems {
        message
      }
      myPage {
        id
        ...Pins_MyPage @unmask
      }
    }
  }
  ${PINS}
`;

export const ARRANGE_PINS: TypedDocumentNode<ArrangePinsMutation, ArrangePinsMutationVariables> =
  gql`
    mutation ArrangePins($input: ArrangePinsInput!) {
      arrangePins(input: $input) {
        problems {
          message
        }
        myPage {
          id
          ...Pins_MyPage @unmask
        }
      }
    }
    ${PINS}
  `;

/** My page without its figures. */
export type MyPins = Omit<Pins_MyPageFragment, ' $fragmentName'>;
export type Pin = MyPins['pins'][number];

/** A pinned block with its figures; null if it could not be loaded. */
export type PinnedBlockAnswer = MyBlocksQuery['myPage']['pins'][number];
