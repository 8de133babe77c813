import type { ReactNode } from 'react';

import type { Block_BlockFragment } from '#graphql/operations.js';
import type { KindsParams } from '#lib/scope/kind-scope.js';

/** A block as the server sends it: its texts, its table, and how each cell is drawn. */
export type BlockContent = Block_BlockFragment;
export type BlockTable = BlockContent['table'];
export type BlockColumn = BlockTable['columns'][number];
export type BlockRow = BlockTable['rows'][number];
export type BlockCell = BlockRow['cells'][number];
export type BlockQuestion = BlockContent['question'];
export type BlockNote = BlockContent['notes'][number];

/** What a page passes to its blocks. */
export interface BlockContext {
  /** The protective marking, as text. */
  readonly marking: string;
  /** The parts of the address that were understood. */
  readonly asked: KindsParams;
  /** The address of the page with some of its filters changed. */
  readonly toAddress: (change: Partial<KindsParams>) => string;
  /** The filters for one period: a quarter, month or year, or four quarters up to one. */
  readonly toTime: (period: string) => Partial<KindsParams>;
  readonly onChoose: (change: Partial<KindsParams>) => void;
  /** Whether the block has half a sheet of paper; undefined if it has the full width. */
  readonly isHalfOnPaper?: boolean;
  /** Asks for the page again if one of its blocks failed. */
  readonly onRetry?: () => void;
  /**
   * The address with another choice for a block, by the argument that the choice sets; undefined if
   * the block has no choices.
   */
  readonly toChoice?: (name: string, key: string) => string;
  /** Whether the names of rows are plain text: no filter of a page narrows a saved question. */
  readonly isFixed?: boolean;
  /** Whether the block is frozen in a pack, where nothing can be added to it. */
  readonly isFrozen?: boolean;
  /**
   * Whether the block is laid out for paper only: without links, and with each drawing and its text
   * as one picture.
   */
  readonly isPaper?: boolean;
  /**
   * Whether the block's table is laid out for the whole width. The size of the whole table decides,
   * even if only part of it is shown.
   */
  readonly isLong?: boolean;
  /**
   * Id of the heading above the block, which distinguishes it from a block with the same title
   * elsewhere on the page; undefined if there is no heading above.
   */
  readonly under?: string;
  /**
   * The level of the block's heading: 3 within a section that has its own heading; 2 unless given.
   */
  readonly headingLevel?: 2 | 3;
  /** How later returns have changed the block's figures; undefined if nothing is frozen. */
  readonly revised?: RevisedBlock;
  /** What the page adds to a block, such as a button; null if it adds nothing. */
  readonly toTools?: (block: BlockContent) => ReactNode;
}

/** Notes on frozen figures that have since changed. */
export interface RevisedBlock {
  /**
   * A note below the figure in a cell of the table, by the key of the row and the index of the
   * column, from 0.
   */
  readonly beside: (cell: { readonly row: string; readonly column: number }) => ReactNode;
  /** A note below the whole block. */
  readonly below: () => ReactNode;
}

/** The props of a view. */
export interface ViewProps {
  readonly block: BlockContent;
  readonly context: BlockContext;
}
