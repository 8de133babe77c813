import type { ReactNode } from 'react';

import type { ExplainedFigure, FigureQuestion } from '#lib/figure-question.js';

export interface FigureCell {
  /** The figure in words, or why there is none. Never empty. */
  readonly text: string;
  /** `[p] [b]`; empty where there is nothing to say. */
  readonly flags: string;
  /** Whole words rather than a number: they begin at the left and may take several lines. */
  readonly isWords?: boolean;
  /**
   * The number alone, for a file, where words such as "about" stand in its flags; else the same as
   * on the page.
   */
  readonly inFile?: string;
  /** What the cell is ordered by: null stands last. Without it cells are ordered by their words. */
  readonly value?: number | null;
  /** The figure in the cell, where it can be explained. */
  readonly explains?: ExplainedFigure;
  /** What is said of it under it, such as what it is now; not there where nothing is. */
  readonly below?: ReactNode;
}

export interface FigureTableRow {
  readonly key: string;
  readonly name: string;
  /** The name as it is shown, such as a link; the plain name otherwise. */
  readonly shown?: ReactNode;
  readonly cells: readonly FigureCell[];
  readonly isTotal?: boolean;
  /**
   * What rows are ordered by in their first column, such as the key of a quarter; their names
   * otherwise.
   */
  readonly order?: string;
}

export interface FigureTableContent {
  /** Measure, unit, place and period: the table may be read by itself. */
  readonly caption: string;
  /** What the first column names, then one heading for each cell. */
  readonly headings: readonly string[];
  readonly rows: readonly FigureTableRow[];
}

/** What a block is asked by: out of it come its files, its query and its explanation. */
export interface BlockQuestion {
  readonly figures: FigureQuestion;
  /**
   * Whether the table as CSV is written from the answer; else the page writes it, for it holds more
   * than was asked by this question.
   */
  readonly isFile: boolean;
  /** The figure that the block is about, where there is one. */
  readonly explains?: ExplainedFigure;
}

/** All the words of a figure block. None may be left out: a chart without them is not shown. */
export interface FigureContent {
  /** The headline: a sentence that says what the figures say. */
  readonly message: string;
  /** One sentence that carries what the chart shows to those who do not see it. */
  readonly summary: string;
  readonly chart: ReactNode;
  /** What can be set of the chart, before the tabs, such as its unit. */
  readonly tools?: ReactNode;
  /**
   * Whether something in the chart can be moved or chosen, so that it is a group and no picture.
   */
  readonly isChartOperable?: boolean;
  /**
   * Whether the chart carries every number, name and flag itself, so that paper can do without the
   * table.
   */
  readonly isChartWhole: boolean;
  /** Whether the table is what is seen first: where numbers are looked up rather than compared. */
  readonly opensWithTable?: boolean;
  /**
   * Whether paper has the table alone, where its lines take less room than those of the chart. The
   * table is on paper then, whatever the chart carries.
   */
  readonly isTableEnough?: boolean;
  readonly table: FigureTableContent;
  /**
   * What the figures are asked by; without it they can only be taken away as the page shows them.
   */
  readonly question?: BlockQuestion;
  /** What has to be known to read the figures rightly, flags explained included. May be empty. */
  readonly notes: readonly string[];
  /** Where more is said about the notes, such as a link. */
  readonly more?: ReactNode;
  readonly source: string;
  /** Which places, agencies and periods are in the figures. */
  readonly coverage: string;
  /** Provisional, final or some of each. */
  readonly freshness: string;
  readonly dataVersion: number;
  /** The moment of the answer, in words. */
  readonly asOf: string;
  readonly marking: string;
}
