import { gql, type TypedDocumentNode } from '@apollo/client';

import { BLOCK } from '#blocks/block-fragment.js';
import type { Tiles_BlockFragment, Tiles_PageFragment } from '#graphql/operations.js';
import { KPI_TREND } from '#parts/kpi-trend-fragment.js';

/** The tiles of a block. */
export const TILES_BLOCK: TypedDocumentNode<Tiles_BlockFragment> = gql`
  fragment Tiles_Block on Block {
    id
    tiles {
      base
      target
      why
      moves {
        text
        on
      }
      kpi {
        id
        name
        objective
        attention
        status
        variation
        returnsDue
        returnsReceived
        measure {
          id
          key
          unit
        }
        period {
          id
          key
          status
        }
        figure {
          value
          text
          displayText
          flags
          numerator
          denominator
          own
        }
        target {
          id
          value
          lower
          upper
        }
        ...KpiTrend_Kpi @unmask
      }
    }
  }
  ${KPI_TREND}
`;

/** All the text and drawings on a page of tiles, in one cache read. */
export const TILES_PAGE: TypedDocumentNode<Tiles_PageFragment> = gql`
  fragment Tiles_Page on Page {
    id
    title
    detail
    subtitle
    notes
    dataVersion
    asOf
    marking
    period {
      id
      key
      longLabel
      status
    }
    blocks {
      id
      ...Block_Block @unmask
      ...Tiles_Block @unmask
    }
  }
  ${BLOCK}
  ${TILES_BLOCK}
`;

/** A page of tiles as the server sends it. */
export type TilesPage = Omit<Tiles_PageFragment, ' $fragmentName'>;
export type TilesBlock = TilesPage['blocks'][number];
export type Tile = TilesBlock['tiles'][number];
