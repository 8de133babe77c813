import type { Dataset } from '#domain/lists.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Objective, PartDimension } from '#domain/scorecard/headline.js';

/** How a block is best seen. */
export const viewKinds = {
  CONTROL: 'One figure quarter by quarter, with what is usual for it.',
  SERIES: 'One figure step by step, of which nothing is judged.',
  TABLE: 'Rows and columns; each column says how its cells are drawn.',
  CHANGE: 'A change, taken apart by one list: before, since, and what each part makes of it.',
  PARTS: 'A whole as one bar: what is counted, what it is a share of, and what is left out, as long as it is.',
  WATERFALL: 'Parts that add up to a whole, each beginning where the one before ended.',
  TILES: 'Figures at a glance: each with its target, what is judged of it, its changes and why it changed.',
  LIST: 'Names, and a few words beside each.',
} as const;
export type ViewKind = keyof typeof viewKinds;

/** How the cells of a column are drawn beside their words. */
export const drawingKinds = {
  NONE: 'Not drawn.',
  SPARKLINE: 'Quarter by quarter, on a scale of its own.',
  DOT: 'A dot on the scale of the column.',
  SHADE: 'A ground that is the darker the more there is, on one scale for all columns that are drawn so.',
  STEP: 'A bar from where the row before ended.',
  PAIR: 'A dot where it was and a dot where it is, on the scale of the column.',
} as const;
export type DrawingKind = keyof typeof drawingKinds;

/** What a column says of a figure. */
export type ColumnShows =
  /** The figure. */
  | 'VALUE'
  /** What it is the share of, and the whole: "51.7 of 711.2". */
  | 'PARTS'
  /** What stands above the line: "+£256k". */
  | 'NUMERATOR'
  /** Between which values it usually lies. */
  | 'USUAL_RANGE'
  /** What is set for it. */
  | 'TARGET'
  /** What is missing to that: "12 short of target". */
  | 'SHORTFALL';

export interface ColumnDeclaration {
  readonly measure: MeasureKey;
  /** Of this objective alone, in a table of other parts. It is left out where the page is narrowed to another. */
  readonly objective?: Objective;
  readonly shows: ColumnShows;
  readonly drawing: DrawingKind;
  /** Over the words of the cells. */
  readonly heading: string;
}

interface CommonDeclaration {
  /** Short and unchanging: it names the block in links and files. */
  readonly id: string;
  /** What it is called where there is nothing to find. */
  readonly name: string;
  /** What is counted, by what: the statistical title. */
  readonly about: string;
}

/** One figure over time. */
export interface ControlDeclaration extends CommonDeclaration {
  readonly view: 'CONTROL';
  readonly measure: MeasureKey;
}

/** What a share above or below nought is made of, in what it is counted in. */
export interface WaterfallDeclaration extends CommonDeclaration {
  readonly view: 'WATERFALL';
  readonly measure: MeasureKey;
  readonly by: PartDimension;
  /** Whether parts of all agencies are shown, whichever is asked for. */
  readonly ofAllAgencies?: true;
}

/** The change that a figure is judged by, taken apart. */
export interface ChangeDeclaration extends CommonDeclaration {
  readonly view: 'CHANGE';
  readonly measure: MeasureKey;
  /** By what, where no list explains it. */
  readonly by: Dimension;
}

/** A share, and the whole that it is of a part of only: one bar of everything. */
export interface PartsDeclaration extends CommonDeclaration {
  readonly view: 'PARTS';
  readonly measure: MeasureKey;
  /** All of what the share leaves something out of. */
  readonly whole: MeasureKey;
  /** What is counted, the rest of what the share is of, and what is left out. */
  readonly parts: { readonly counted: string; readonly rest: string; readonly leftOut: string };
  /** What the base of the share has, after "of the 1,814": "with a first action". */
  readonly base: string;
}

/** Figures of parts beside each other. */
export interface TableDeclaration extends CommonDeclaration {
  readonly view: 'TABLE';
  readonly by: PartDimension | 'OBJECTIVE';
  readonly columns: readonly ColumnDeclaration[];
  /** What rows are counted in, after their names in a title: "hours". */
  readonly noun: string;
  /** Whether parts of all agencies are shown, whichever is asked for. */
  readonly ofAllAgencies?: true;
  /** So many parts are drawn at most, the largest, beside those that are marked: all stand in the table. All are drawn without it. */
  readonly drawsMost?: number;
  /** Whether it says below what explains its first findings, of a table by objective. */
  readonly tellsWhy?: true;
}

/** Several measures beside each other, a row each. */
export interface MeasuresDeclaration extends CommonDeclaration {
  readonly view: 'MEASURES';
  readonly measures: readonly MeasureKey[];
  readonly noun: string;
  readonly columns: readonly Omit<ColumnDeclaration, 'measure'>[];
}

/** Figures at a glance. */
export interface TilesDeclaration extends CommonDeclaration {
  readonly view: 'TILES';
  readonly tiles: readonly { readonly measure: MeasureKey; readonly objective?: Objective }[];
}

/** Who has not sent which of the returns that the page rests on. */
export interface ReturnsDeclaration extends CommonDeclaration {
  readonly view: 'RETURNS';
}

/** The quarter that runs today against the same days of last year, a row for each measure. It is left out of pages of earlier quarters. */
export interface NowDeclaration extends Omit<CommonDeclaration, 'about'> {
  readonly view: 'NOW';
  readonly rows: readonly {
    readonly measure: MeasureKey;
    /** Counts what a panel has yet to decide. */
    readonly waiting?: MeasureKey;
  }[];
}

/** A block as it is declared: a question about the catalogue of measures, and how its answer is best seen. */
export type BlockDeclaration =
  | ControlDeclaration
  | WaterfallDeclaration
  | ChangeDeclaration
  | PartsDeclaration
  | TableDeclaration
  | MeasuresDeclaration
  | TilesDeclaration
  | ReturnsDeclaration
  | NowDeclaration;

export interface PageDeclaration {
  readonly key: string;
  /** As it stands in the menu. */
  readonly name: string;
  /** What it is about, for "No real change in ...". */
  readonly subject: string;
  /** Whose returns it rests on. */
  readonly datasets: readonly Dataset[];
  readonly blocks: readonly BlockDeclaration[];
}
