import type { Finding } from '#domain/findings/finding.js';
import type { FunnelLimits } from '#domain/funnel/funnel.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Quarter } from '#domain/quarter.js';
import type { FilterRequest } from '#domain/question/filter-request.js';
import type { Window } from '#domain/question/window.js';
import type { Objective } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import type { Status } from '#domain/scorecard/status.js';
import type { Variation } from '#domain/scorecard/variation.js';

import type { Note } from './note.js';
import type { PageParams } from './page-params.js';
import type { DrawingKind, ViewKind } from './view-kinds.js';

/**
 * How a cell is marked. If there are many cells, only points beyond a limit are marked: weaker
 * signals among so many are due to chance.
 */
export const cellMarks = {
  SIGNAL: 'Outside its own usual range.',
  PAST_TARGET: 'Past the target, or outside the band allowed.',
  ABOVE_OTHERS: 'Higher than the others by more than chance explains, over four quarters.',
  BELOW_OTHERS: 'Lower than the others by more than chance explains, over four quarters.',
  FEW: 'Too few to judge.',
  PLAIN: 'None of these.',
  MISSING: 'There is no figure.',
} as const;
export type CellMark = keyof typeof cellMarks;

/** A cell as text and as drawn. */
export interface BlockCell {
  readonly text: string;
  readonly mark: CellMark;
  /** Whether the figure also misses its target. Absent if there is no target. */
  readonly isPastTarget?: boolean;
  /** The value drawn, on the column's scale; null if there is no figure. */
  readonly value: number | null;
  /** Where a step begins; null if the cell is not a step. */
  readonly start: number | null;
  /** The values for each quarter up to the one shown, for a sparkline; otherwise empty. */
  readonly series: readonly (number | null)[];
  /** The usual range; null if unknown or not drawn. */
  readonly usual: ValueRange | null;
  /** The range that holds the true value of each quarter, if rounded; otherwise empty. */
  readonly ranges: readonly (ValueRange | null)[];
  /** The viewer's own part; null if it is not shown separately. */
  readonly own: number | null;
  /**
   * The range of the true value, and the target, on a scale of their own; null if the cell is not
   * drawn like that.
   */
  readonly place: CellPlace | null;
  /** Whether the figure meets its target, and how it changed; null if that is not shown. */
  readonly status: Status | null;
  readonly variation: Variation | null;
}

/** A range of values, both ends included. */
export interface ValueRange {
  readonly lower: number;
  readonly upper: number;
}

export interface ColumnScale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

export interface CellPlace {
  readonly scale: ColumnScale;
  /** The range that holds the true value nine times in ten; null if exact. */
  readonly range: ValueRange | null;
  /** The target: a line, or the two edges of a band. Empty if there is none. */
  readonly wanted: readonly number[];
}

export const rowKinds = {
  PART: 'A part.',
  OTHERS: 'Several parts together, too small to draw separately.',
  REST: 'The part of the whole that is not broken down.',
  TOTAL: 'The whole.',
} as const;
export type RowKind = keyof typeof rowKinds;

export interface BlockRow {
  /** The code of a part; otherwise what the row is about. */
  readonly key: string;
  readonly kind: RowKind;
  readonly label: string;
  /**
   * Text shown next to the row's label, such as what a share is made of. Absent if there is none.
   */
  readonly detail?: string;
  /** The heading of the row's group; null if rows are not grouped. */
  readonly group: string | null;
  /** Whether a cell of the row is marked. */
  readonly isMarked: boolean;
  /**
   * Whether the row is only in the table, because another row includes it in the drawing. Absent if
   * all rows are drawn.
   */
  readonly isFolded?: boolean;
  /** The cells of the row, one for each column. */
  readonly cells: readonly BlockCell[];
}

export interface BlockColumn {
  readonly measure: MeasureKey;
  /** The objective that the row is about. Absent if the row is about the block's own scope. */
  readonly objective?: Objective;
  readonly heading: string;
  readonly drawing: DrawingKind;
  /** The ends of the column's scale; null if it has no scale, or one for each row. */
  readonly scale: ColumnScale | null;
  /** The target of the whole: a line, or the two edges of a band. Empty if there is none. */
  readonly wanted: readonly number[];
}

export interface BlockTable {
  /** The heading of the first column. */
  readonly rowHeading: string;
  readonly columns: readonly BlockColumn[];
  readonly rows: readonly BlockRow[];
}

/** A figure at a glance. */
export interface Tile {
  readonly kpi: JudgedKpi;
  /** The tile's position in order of need for attention among all tiles of the page, from 1. */
  readonly attention: number;
  readonly finding: Finding;
  /** The name shared by several figures, and this figure's name among them. */
  readonly told: { readonly subject: string; readonly ofSeveral: string };
  /** For a share, its numerator and denominator: "1,217 of 1,814"; otherwise empty. */
  readonly base: string;
  readonly target: string;
  /** How the figure differs from earlier quarters, each with the quarter's name. */
  readonly moves: readonly { readonly text: string; readonly on: string }[];
  /**
   * Why the figure changed or is off target, or what would meet the target: clauses, at most 15
   * words together. Empty if there is nothing to say.
   */
  readonly why: readonly string[];
}

/**
 * The block's question, in the terms of the API's `figures`. The block's file, query and
 * explanation are built from this.
 */
export interface BlockQuestion {
  readonly measures: readonly MeasureKey[];
  readonly by: readonly Dimension[];
  /** The first and the last quarter. */
  readonly from: Quarter;
  readonly to: Quarter;
  /** The period of each figure. */
  readonly window: Window;
  /** The quarters that the figures of its rows cover; lines over time reach further back. */
  readonly shownFrom: Quarter;
  readonly shownTo: Quarter;
  /** The block's other filters. */
  readonly page: PageParams;
  /** All the block's filters, if a page could not have them. Absent if `page` has them. */
  readonly where?: FilterRequest;
}

/**
 * The limits within which a part varies by chance, by its number of cases or base. Limits are in
 * the measure's unit.
 */
export interface BlockFunnel {
  /** The figure of all parts together, and its text. */
  readonly centre: number;
  readonly centreText: string;
  /** The limits, in order of the number of cases, fewest first. */
  readonly limits: readonly FunnelLimits[];
}

/** What a change comes from, by one dimension: the parts and the remainder add up to the change. */
export interface BlockSplit {
  readonly dimension: Dimension;
  readonly parts: readonly BlockContribution[];
  /**
   * The part of the change that cannot be broken down; null if the parts add up to all of it, or if
   * the change is unknown.
   */
  readonly remainder: number | null;
}

/** A part of a change, in the measure's unit. */
export interface BlockContribution {
  /** A code of the dimension; null for "not known". */
  readonly key: string | null;
  readonly label: string;
  /** The value before; null if it is hidden, and for a share with a zero denominator. */
  readonly before: number | null;
  readonly after: number | null;
  /** How much of the change the part accounts for; null if part of it is hidden. */
  readonly amount: number | null;
}

/** The quarters whose means are compared. */
export interface BlockComparison {
  readonly before: readonly Quarter[];
  readonly after: readonly Quarter[];
  /** Whether this is the change that the figure is rated by. */
  readonly isJudged: boolean;
}

/** Something about a block that a reader may choose, by the argument of the scope that it sets. */
export interface BlockChoice {
  readonly name: 'against' | 'by';
  readonly label: string;
  readonly options: readonly {
    readonly key: string;
    readonly label: string;
    readonly isChosen: boolean;
  }[];
}

/** A block as shown to one viewer. */
export interface Block {
  readonly id: string;
  readonly view: ViewKind;
  readonly finding: Finding;
  readonly about: string;
  /** One reason, at most 30 words; null if there is none. */
  readonly because: string | null;
  /** What is drawn, in one sentence, for people who cannot see it. */
  readonly summary: string;
  /** The one figure that the block is about; null if it is about several. */
  readonly kpi: JudgedKpi | null;
  /** The figures at a glance; absent in other views. */
  readonly tiles?: readonly Tile[];
  /** The figures that the block is rated by; if absent, its one figure. */
  readonly judged?: readonly JudgedKpi[];
  /** What a change is broken down into; absent in other blocks. */
  readonly compared?: BlockComparison;
  readonly contributions?: readonly BlockSplit[];
  /** What a reader may choose about the block; absent if there is nothing to choose. */
  readonly choices?: readonly BlockChoice[];
  readonly table: BlockTable;
  /** What chance explains, for parts that are compared with each other. */
  readonly funnel?: BlockFunnel;
  /**
   * Codes of the places that stand out: a map outlines them, and a comparison has a column for
   * each.
   */
  readonly outlined?: readonly string[];
  /**
   * The block's table by quarter, with a column for each part, and that table's question; absent or
   * null if there is no such table.
   */
  readonly byQuarter?: { readonly table: BlockTable; readonly question: BlockQuestion } | null;
  readonly question: BlockQuestion;
  /** What a reader must know about the block; absent if there is nothing. */
  readonly notes?: readonly Note[];
}
