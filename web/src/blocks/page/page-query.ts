import { gql, type TypedDocumentNode } from '@apollo/client';

import { BLOCK } from '#blocks/block-fragment.js';
import type { PageOfBlocksQuery, PageOfBlocksQueryVariables } from '#graphql/operations.js';

/** A page with all its blocks, in one question. */
export const PAGE_OF_BLOCKS: TypedDocumentNode<PageOfBlocksQuery, PageOfBlocksQueryVariables> = gql`
  query PageOfBlocks($key: PageKey!, $scope: Scope!, $measure: MeasureKey) {
    page(key: $key, scope: $scope, measure: $measure) {
      id
      name
      title
      subtitle
      protection
      notes
      dataVersion
      asOf
      marking
      blocks {
        id
        ...Block_Block
      }
    }
  }
  ${BLOCK}
`;
