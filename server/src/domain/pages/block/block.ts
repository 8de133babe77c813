import type { Finding } from '#domain/findings/finding.js';
import type { FunnelLimits } from '#domain/findings/funnel.js';
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
import type { PageParams } from './page-asked.js';
import type { DrawingKind, ViewKind } from './view-kinds.js';

/**
 * What a cell is marked as. Of many cells only points beyond a limit are: softer signals among so
 * many are chance.
 */
export const cellMarks = {
  SIGNAL: 'Outside its own usual range.',
  PAST_TARGET: 'Past the target, or outside the band allowed.',
  ABOVE_OTHERS: 'Higher than the others by more than chance explains, over four quarters.',
  BELOW_OTHERS: 'Lower than the others by more than chance explains, over four quarters.',
  FEW: 'Too few to judge by.',
  PLAIN: 'None of these.',
  MISSING: 'There is no figure.',
} as const;
export type CellMark = keyof typeof cellMarks;

/** A cell in words and as it is drawn. */
export interface BlockCell {
  readonly text: string;
  readonly mark: CellMark;
  /** Whether it misses its target as well, however it is marked. Not there where it has none. */
  readonly isPastTarget?: boolean;
  /** What is drawn, on the scale of the column; null where there is no figure. */
  readonly value: number | null;
  /** Where a step begins; null for what is no step. */
  readonly start: number | null;
  /** Quarter by quarter up to the one shown, of a sparkline; else empty. */
  readonly series: readonly (number | null)[];
  /** Between which values it usually lies; null where that is not known or not drawn. */
  readonly usual: ValueRange | null;
  /** Where the truth of each quarter lies, of what is rounded; else empty. */
  readonly ranges: readonly (ValueRange | null)[];
  /** What of it is of the viewer; null where it is not told apart. */
  readonly own: number | null;
  /** Where it may lie and what is wanted, on a scale of its own; null where it is not drawn so. */
  readonly place: CellPlace | null;
  /**
   * What its words say of whether it meets its target, and of its change; null where they say
   * nothing of that.
   */
  readonly status: Status | null;
  readonly variation: Variation | null;
}

/** Both ends among it. */
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
  /** Where the truth lies nine times in ten; null of what is exact. */
  readonly range: ValueRange | null;
  /** The target: a line, or the two edges of a band. Empty where nothing is set. */
  readonly wanted: readonly number[];
}

export const rowKinds = {
  PART: 'A part.',
  OTHERS: 'Several parts together, too small to be drawn one by one.',
  REST: 'The part of the whole that is not broken down.',
  TOTAL: 'The whole.',
} as const;
export type RowKind = keyof typeof rowKinds;

export interface BlockRow {
  /** The code of a part; otherwise what it stands for. */
  readonly key: string;
  readonly kind: RowKind;
  readonly label: string;
  /**
   * What is shown beside its label, such as what a share is made of. Not there where nothing does.
   */
  readonly detail?: string;
  /** The heading that it stands under; null where rows are not grouped. */
  readonly group: string | null;
  /** Whether one of its cells is marked. */
  readonly isMarked: boolean;
  /**
   * Whether it is not drawn, and stands in the table alone: others stand for it. Not there where
   * all are drawn.
   */
  readonly isFolded?: boolean;
  /** One for each column. */
  readonly cells: readonly BlockCell[];
}

export interface BlockColumn {
  readonly measure: MeasureKey;
  /** Of this objective alone. Not there where it is of what the block asks. */
  readonly objective?: Objective;
  readonly heading: string;
  readonly drawing: DrawingKind;
  /** The ends of its scale; null for what has none, or one for each row. */
  readonly scale: ColumnScale | null;
  /**
   * The target of the whole: a line, or the two edges of a band. Empty where nothing is set.
   */
  readonly wanted: readonly number[];
}

export interface BlockTable {
  /** What the first column names. */
  readonly rowHeading: string;
  readonly columns: readonly BlockColumn[];
  readonly rows: readonly BlockRow[];
}

/** A figure at a glance. */
export interface Tile {
  readonly kpi: JudgedKpi;
  /** Place in the order of need of attention among all tiles of the page, from 1. */
  readonly attention: number;
  readonly finding: Finding;
  /** The same of several figures at once, and what this one is called among them. */
  readonly told: { readonly subject: string; readonly ofSeveral: string };
  /** Of a share what it is of: "1,217 of 1,814"; else empty. */
  readonly base: string;
  readonly target: string;
  /** How it differs from a quarter before, and from which. */
  readonly moves: readonly { readonly text: string; readonly on: string }[];
  /**
   * Why it changed or is off target, or what would meet the target: clauses, at most 15 words
   * together. Empty where there is nothing to say.
   */
  readonly why: readonly string[];
}

/**
 * What a block asks of the catalogue, as `figures` is asked it: its file, its query and its
 * explanation are made from this.
 */
export interface BlockQuestion {
  readonly measures: readonly MeasureKey[];
  readonly by: readonly Dimension[];
  /** The first and the last quarter. */
  readonly from: Quarter;
  readonly to: Quarter;
  /** Which period each figure is for. */
  readonly window: Window;
  /**
   * The quarters that the figures of its rows are of; what is drawn step by step reaches further.
   */
  readonly shownFrom: Quarter;
  readonly shownTo: Quarter;
  /** What else it is narrowed to. */
  readonly page: PageParams;
  /** All that it is narrowed to, where a page could not say so. Not there where `page` says it. */
  readonly where?: FilterRequest;
}

/** What a part lies within by chance, by how much it rests on. In the unit of the measure. */
export interface BlockFunnel {
  /** The figure of all of them, and how it is written. */
  readonly centre: number;
  readonly centreText: string;
  /** From the fewest to the most cases of a part. */
  readonly limits: readonly FunnelLimits[];
}

/** What a change comes from, by one list: the parts and the remainder add up to it. */
export interface BlockSplit {
  readonly dimension: Dimension;
  readonly parts: readonly BlockContribution[];
  /**
   * The part of the change that cannot be broken down; null where the parts add up to all of it,
   * and where the change is not known.
   */
  readonly remainder: number | null;
}

/** A part of a change, in the unit of the measure. */
export interface BlockContribution {
  /** A code of the list; null for what is not known. */
  readonly key: string | null;
  readonly label: string;
  /** Null where it is hidden, and for a share of nothing. */
  readonly before: number | null;
  readonly after: number | null;
  /** Null where something of it is hidden. */
  readonly amount: number | null;
}

/** The quarters whose means are compared. */
export interface BlockComparison {
  readonly before: readonly Quarter[];
  readonly after: readonly Quarter[];
  /** Whether it is the change that the figure is rated by. */
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

/** A block as it is shown to one viewer. */
export interface Block {
  readonly id: string;
  readonly view: ViewKind;
  readonly finding: Finding;
  readonly about: string;
  /** One reason, at most 30 words; null where there is none to give. */
  readonly because: string | null;
  /** What is drawn, in one sentence, for those who do not see it. */
  readonly summary: string;
  /** The one figure that it is about; null where it is about several. */
  readonly kpi: JudgedKpi | null;
  /** Its figures at a glance; not there where they are seen in another way. */
  readonly tiles?: readonly Tile[];
  /** The figures that it is judged by; its one figure where it is not there. */
  readonly judged?: readonly JudgedKpi[];
  /** Of what a change is taken apart; not there in other blocks. */
  readonly compared?: BlockComparison;
  readonly contributions?: readonly BlockSplit[];
  /** What a reader may choose of it; nothing where it is not there. */
  readonly choices?: readonly BlockChoice[];
  readonly table: BlockTable;
  /** What chance explains, of parts that are held against each other. */
  readonly funnel?: BlockFunnel;
  /**
   * Places that are set apart, by their codes: on a map by an edge, in a comparison by a column
   * each.
   */
  readonly outlined?: readonly string[];
  /**
   * The same quarter by quarter, parts beside each other, and its question; not there where it is
   * not told so.
   */
  readonly byQuarter?: { readonly table: BlockTable; readonly question: BlockQuestion } | null;
  readonly question: BlockQuestion;
  /** What has to be known of it; not there where nothing has. */
  readonly notes?: readonly Note[];
}
