import type { ReactNode } from 'react';

import type { Block_BlockFragment } from '#graphql/operations.js';
import type { KindsParams } from '#lib/kind-scope.js';

/** A block as the server answers it: its words, its table, and how each cell is drawn. */
export type BlockContent = Block_BlockFragment;
export type BlockTable = BlockContent['table'];
export type BlockColumn = BlockTable['columns'][number];
export type BlockRow = BlockTable['rows'][number];
export type BlockCell = BlockRow['cells'][number];
export type BlockQuestion = BlockContent['question'];
export type BlockNote = BlockContent['notes'][number];

/** What the blocks of a page have from their page. */
export interface BlockContext {
  /** The protective marking, as it is written. */
  readonly marking: string;
  /** What the address asks, as far as it was understood. */
  readonly asked: KindsParams;
  /** The address of the page with a part of its filters changed. */
  readonly toAddress: (change: Partial<KindsParams>) => string;
  /**
   * The filters that leave one period of time: a quarter, month or year, or four quarters up to
   * one.
   */
  readonly toTime: (period: string) => Partial<KindsParams>;
  readonly onChoose: (change: Partial<KindsParams>) => void;
  /** Whether the block has half of a sheet of paper; not there where it has all of it. */
  readonly isHalfOnPaper?: boolean;
  /** Asks for the page again, where a block of it failed. */
  readonly onRetry?: () => void;
  /**
   * The address with something else chosen of a block, by the argument that it sets; not there
   * where nothing can be.
   */
  readonly toChoice?: (name: string, key: string) => string;
  /**
   * Whether the names of its rows lead nowhere: those of a saved question, which no filter of a
   * page narrows.
   */
  readonly isFixed?: boolean;
  /** Whether it stands in a pack, where nothing is added to what it shows. */
  readonly isFrozen?: boolean;
  /**
   * Whether it is laid out for paper alone, where nothing leads anywhere, and a drawing is one
   * picture with its words.
   */
  readonly isPaper?: boolean;
  /**
   * Whether the rows of its table stand close, where a part of it is shown and the whole decides.
   */
  readonly isLong?: boolean;
  /**
   * Id of the heading that it stands under, by which it is told from a block of the same title
   * elsewhere on the page; not there where none is.
   */
  readonly under?: string;
  /**
   * The level of its heading: 3 where it stands in a section that has one of its own; 2 unless
   * given.
   */
  readonly headingLevel?: 2 | 3;
  /** What later returns have changed of what it shows; not there where nothing is frozen. */
  readonly revised?: RevisedBlock;
  /** What a page has to do with a block beside its figures. */
  readonly toTools?: (block: BlockContent) => ReactNode;
}

/** What is said beside frozen figures that are others now. */
export interface RevisedBlock {
  /**
   * Under the figure in a cell of its table, by the key of its row and the place of its column,
   * from 0.
   */
  readonly beside: (cell: { readonly row: string; readonly column: number }) => ReactNode;
  /** Under the whole block. */
  readonly below: () => ReactNode;
}

/** What a view draws. */
export interface ViewProps {
  readonly block: BlockContent;
  readonly context: BlockContext;
}
