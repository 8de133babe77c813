import type { ReactNode } from 'react';

import type { ExplainedFigure, FigureQuestion } from '#lib/figure-question.js';

export interface FigureCell {
  /** The figure in words, or why there is none. Never empty. */
  readonly text: string;
  /** `[p] [b]`; empty if there are none. */
  readonly flags: string;
  /**
   * Whether the cell has text rather than a number: then it is left-aligned and may take several
   * lines.
   */
  readonly isWords?: boolean;
  /**
   * The number alone, for a file, where flags replace words such as "about". By default the text on
   * the page.
   */
  readonly inFile?: string;
  /**
   * The sort value of the cell; null comes last. If it is left out, cells are sorted by their text.
   */
  readonly value?: number | null;
  /** The figure in the cell, if it can be explained. */
  readonly explains?: ExplainedFigure;
  /** A note below the figure, such as its current value; undefined if there is none. */
  readonly below?: ReactNode;
}

export interface FigureTableRow {
  readonly key: string;
  readonly name: string;
  /** The name as it is shown, such as a link; otherwise the plain name. */
  readonly shown?: ReactNode;
  readonly cells: readonly FigureCell[];
  readonly isTotal?: boolean;
  /**
   * The sort value of a row in its first column, such as the key of a quarter; otherwise its name.
   */
  readonly order?: string;
}

export interface FigureTableContent {
  /** Measure, unit, place and period, because the table may be read on its own. */
  readonly caption: string;
  /** The heading of the first column, then one heading for each cell. */
  readonly headings: readonly string[];
  readonly rows: readonly FigureTableRow[];
}

/** The question of a block: its files, its query and its explanation are built from it. */
export interface BlockQuestion {
  readonly figures: FigureQuestion;
  /**
   * Whether the table's CSV is written from the answer; otherwise the page writes it, because the
   * table has more than the question asked for.
   */
  readonly isFile: boolean;
  /** The figure that the block shows, if there is one. */
  readonly explains?: ExplainedFigure;
}

/** All texts of a figure block. All are required: a chart without them is not shown. */
export interface FigureContent {
  /** The headline: a sentence about the figures. */
  readonly message: string;
  /** One sentence that describes the chart to people who do not see it. */
  readonly summary: string;
  readonly chart: ReactNode;
  /** Settings of the chart, such as its unit, shown before the tabs. */
  readonly tools?: ReactNode;
  /**
   * Whether something in the chart can be moved or chosen, so that it is a group rather than an
   * image.
   */
  readonly isChartOperable?: boolean;
  /**
   * Whether the chart itself has every number, name and flag, so that the table need not be
   * printed.
   */
  readonly isChartWhole: boolean;
  /** Whether the table is shown first, because people look numbers up rather than compare them. */
  readonly opensWithTable?: boolean;
  /**
   * Whether only the table is printed, because it takes less room than the chart. It is printed
   * then even if the chart is complete.
   */
  readonly isTableEnough?: boolean;
  readonly table: FigureTableContent;
  /**
   * The question for the figures; without it, figures can only be downloaded as the page shows
   * them.
   */
  readonly question?: BlockQuestion;
  /** What a reader has to know about the figures, including what their flags mean. May be empty. */
  readonly notes: readonly string[];
  /** More about the notes, such as a link. */
  readonly more?: ReactNode;
  readonly source: string;
  /** The places, agencies and periods in the figures. */
  readonly coverage: string;
  /** Says whether the figures are provisional, final or a mix. */
  readonly freshness: string;
  readonly dataVersion: number;
  /** The time of the answer, in words. */
  readonly asOf: string;
  readonly marking: string;
}
