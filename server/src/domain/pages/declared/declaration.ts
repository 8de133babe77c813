import type { Dataset } from '#domain/lists.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { DrawingKind } from '#domain/pages/block/view-kinds.js';
import type { Objective, PartDimension } from '#domain/scorecard/headline.js';

/** What a column says about a figure. */
export type ColumnShows =
  /** The figure. */
  | 'VALUE'
  /** The numerator and denominator: "51.7 of 711.2". */
  | 'PARTS'
  /** The numerator: "+£256k". */
  | 'NUMERATOR'
  /** The usual range. */
  | 'USUAL_RANGE'
  /** Whether the figure really changed: "No real change". */
  | 'VARIATION'
  /** The status against the target: "Too close to rate". */
  | 'STATUS'
  /**
   * A share with its numerator and denominator: "84 of 95 (88.4%)"; for a rounded share, its range.
   */
  | 'SHARE'
  /** No text: the figure is only drawn. */
  | 'NOTHING'
  /** The target. */
  | 'TARGET'
  /** The shortfall from the target: "12 short of target". */
  | 'SHORTFALL'
  /** The change from the same quarter of last year: "+12 (+8%)". */
  | 'ON_LAST_YEAR';

export interface ColumnDeclaration {
  readonly measure: MeasureKey;
  /**
   * The one objective that the column is about, in a table of other parts. The column is left out
   * if the page is about another.
   */
  readonly objective?: Objective;
  readonly shows: ColumnShows;
  readonly drawing: DrawingKind;
  /** The heading of the cells' text. */
  readonly heading: string;
  /**
   * Whose figures the column shows if the viewer's own are shown next to other agencies’ protected
   * ones; everybody's by default. If the viewer's own are not shown, a column for them shows
   * everybody's, and columns for others, or for all in comparison, are left out.
   */
  readonly of?: 'OWN' | 'OTHERS' | 'ALL';
}

interface CommonDeclaration {
  /** The block's short and permanent name in links and files. */
  readonly id: string;
  /** The block's title if there is no finding. */
  readonly name: string;
  /** What is counted, and by which dimension: the statistical title. */
  readonly about: string;
  /** Whether the block is left out for the whole force. */
  readonly isOfPlaces?: true;
}

/** One figure over time. */
export interface ControlDeclaration extends CommonDeclaration {
  readonly view: 'CONTROL';
  readonly measure: MeasureKey;
  /** Whether another block on the page says what explains the figure's change. */
  readonly isExplainedElsewhere?: true;
  /**
   * Whether the block shows the viewer's own figures, if those are shown next to others' protected
   * ones.
   */
  readonly ofOwn?: true;
  /** Whether the page is about this figure: the finding is then always in the page's title. */
  readonly isOfPage?: true;
}

/** What a share above or below 0 is made of, in the unit of its numerator. */
export interface WaterfallDeclaration extends CommonDeclaration {
  readonly view: 'WATERFALL';
  readonly measure: MeasureKey;
  readonly by: PartDimension;
  /** Whether parts of all agencies are shown, even if one is chosen. */
  readonly ofAllAgencies?: true;
}

/**
 * How a stock changed from the end of one quarter to the end of the next: what it was, additions
 * and removals, and what it is.
 */
export interface MovementDeclaration extends CommonDeclaration {
  readonly view: 'MOVEMENT';
  /** The stock. */
  readonly measure: MeasureKey;
  readonly came: Movement;
  readonly went: Movement;
  /**
   * Other changes, which no measure counts: the rest of the difference between the two ends. This
   * is a net number, so the words do not count additions or removals: they follow "3 more by" and
   * "2 fewer by".
   */
  readonly other: { readonly label: string; readonly words: string };
  /** What is counted, for labels and sentences: "Groups". */
  readonly noun: string;
}

interface Movement {
  readonly measure: MeasureKey;
  readonly label: string;
  /** What was done, after a number: "mapped". */
  readonly verb: string;
}

/** The change that a figure is rated by, broken down. */
export interface ChangeDeclaration extends CommonDeclaration {
  readonly view: 'CHANGE';
  readonly measure: MeasureKey;
  /** The dimension to use if none explains the change. */
  readonly by: Dimension;
  /**
   * Whether the change is also broken down if it is not a real one, and by the reader's choice of
   * comparison and dimension.
   */
  readonly isAlways?: true;
}

/** The other dimensions that a change was broken down by, with a line for each. */
export interface SplitsDeclaration extends CommonDeclaration {
  readonly view: 'SPLITS';
  readonly measure: MeasureKey;
  readonly by: Dimension;
}

/** One level deeper: the change in the explaining part, broken down by another dimension. */
export interface DrillDownDeclaration extends CommonDeclaration {
  readonly view: 'DOTS';
  readonly measure: MeasureKey;
  readonly by: Dimension;
}

/** The ratings of one figure, or the questions that people ask about it. */
export interface WordsDeclaration extends CommonDeclaration {
  readonly view: 'FACTS' | 'ANSWERS';
  readonly measure: MeasureKey;
  /**
   * The measure of what has yet to be decided, shown with the current quarter; absent if there is
   * none.
   */
  readonly waiting?: MeasureKey;
}

/** A share, and the whole that it covers only part of: one bar of everything. */
export interface PartsDeclaration extends CommonDeclaration {
  readonly view: 'PARTS';
  readonly measure: MeasureKey;
  /** Everything, including what the share leaves out. */
  readonly whole: MeasureKey;
  /** What is counted, the rest of the share's denominator, and what is left out. */
  readonly parts: { readonly counted: string; readonly rest: string; readonly leftOut: string };
  /**
   * The dimension by which the gap is split if all of it is shown exactly; records without any of
   * its codes come last. Absent if the gap is not split.
   */
  readonly leftOutBy?: { readonly dimension: PartDimension; readonly unknown: string };
  /** What the share's denominator has, after "of the 1,814": "with a first action". */
  readonly base: string;
}

/** Figures of parts next to each other. */
export interface TableDeclaration extends CommonDeclaration {
  readonly view: 'TABLE';
  readonly by: PartDimension | 'OBJECTIVE';
  readonly columns: readonly ColumnDeclaration[];
  /** What rows are counted in, after their names in a title: "hours". */
  readonly noun: string;
  /** Whether parts of all agencies are shown, even if one is chosen. */
  readonly ofAllAgencies?: true;
  /**
   * How many of the largest parts are drawn, in addition to marked ones; the table has all. Absent
   * if all are drawn.
   */
  readonly drawsMost?: number;
  /** For a table by objective: whether the text below says what explains the first findings. */
  readonly tellsWhy?: true;
  /** Whether all places are shown, even if one is chosen. */
  readonly ofAllPlaces?: true;
  /** Whether the first column is also shown by quarter. */
  readonly isAlsoByQuarter?: true;
}

/** Several measures, one row each. */
export interface MeasuresDeclaration extends CommonDeclaration {
  readonly view: 'MEASURES';
  readonly measures: readonly MeasureKey[];
  readonly noun: string;
  /** What the measures are counted in, after a number, if `noun` is a list: "shares". */
  readonly counted?: string;
  readonly columns: readonly Omit<ColumnDeclaration, 'measure'>[];
}

/** Figures at a glance. */
export interface TilesDeclaration extends CommonDeclaration {
  readonly view: 'TILES';
  readonly tiles: readonly { readonly measure: MeasureKey; readonly objective?: Objective }[];
}

/** The agencies that have not sent returns behind the page, and which returns. */
export interface ReturnsDeclaration extends CommonDeclaration {
  readonly view: 'RETURNS';
}

/**
 * The current quarter against the same days of last year, with a row for each measure. It is left
 * out of pages for earlier quarters.
 */
export interface NowDeclaration extends Omit<CommonDeclaration, 'about'> {
  readonly view: 'NOW';
  readonly rows: readonly {
    readonly measure: MeasureKey;
    /** The measure that counts what a panel has yet to decide. */
    readonly waiting?: MeasureKey;
  }[];
}

/** Parts compared over four quarters, all of them even if one place is chosen. */
export interface FunnelDeclaration extends CommonDeclaration {
  readonly view: 'FUNNEL';
  /** The measure that is compared: a rate or a share. */
  readonly measure: MeasureKey;
  readonly by: 'AREA';
}

/** A map of the places that are compared. */
export interface MapDeclaration extends CommonDeclaration {
  readonly view: 'MAP';
  /** If the measure is neither a rate nor a share of cases, no place is coloured. */
  readonly measure: MeasureKey;
  readonly by: 'AREA';
}

/**
 * Compares two places on several measures over four quarters: the chosen ones or, by default,
 * those that stand out on one measure.
 */
export interface CompareDeclaration extends CommonDeclaration {
  readonly view: 'COMPARE';
  /** The measures that are compared: rates and shares. */
  readonly measures: readonly MeasureKey[];
  /** The measure by which places stand out if none is chosen. */
  readonly standOutBy: MeasureKey;
}

/** Blocks whose parts are compared with each other, and not with their own past. */
export type ComparisonDeclaration = FunnelDeclaration | MapDeclaration | CompareDeclaration;

/** A task for the viewer, about their own records. */
export type Task =
  /** Records that a share leaves out: those that were not in time. */
  | {
      readonly kind: 'REST';
      readonly measure: MeasureKey;
      readonly label: string;
      readonly words: string;
    }
  /** Records of one part: those of unknown age. */
  | {
      readonly kind: 'PART';
      readonly measure: MeasureKey;
      readonly by: PartDimension;
      readonly key: string;
      readonly label: string;
      readonly words: string;
    }
  /** Records in none of the parts: those without a district. */
  | {
      readonly kind: 'NO_PART';
      readonly measure: MeasureKey;
      readonly by: PartDimension;
      readonly label: string;
      readonly words: string;
    }
  /** The return that is due next, or late. */
  | {
      readonly kind: 'RETURN';
      readonly dataset: Dataset;
      readonly label: string;
      readonly noun: string;
    };

/** Tasks for viewers whose own figures are shown next to others'. Left out for everybody else. */
export interface TasksDeclaration extends CommonDeclaration {
  readonly view: 'TASKS';
  readonly tasks: readonly Task[];
}

/**
 * A block as declared: a question about the catalogue of measures, and how best to show its answer.
 */
export type BlockDeclaration =
  | ControlDeclaration
  | WaterfallDeclaration
  | MovementDeclaration
  | ChangeDeclaration
  | PartsDeclaration
  | SplitsDeclaration
  | DrillDownDeclaration
  | WordsDeclaration
  | TableDeclaration
  | MeasuresDeclaration
  | TilesDeclaration
  | ReturnsDeclaration
  | NowDeclaration
  | ComparisonDeclaration
  | TasksDeclaration;

/** The beginning of a page's title if it is about one number: "790 people were referred". */
export interface LeadDeclaration {
  readonly measure: MeasureKey;
  readonly noun: { readonly singular: string; readonly plural: string };
  /** What was done with the people or records: "referred". */
  readonly verb: string;
}

export interface PageDeclaration {
  readonly key: string;
  /** The page's name in the menu. */
  readonly name: string;
  /** The page's subject, for "No real change in ...". */
  readonly subject: string;
  /** The datasets whose returns the page uses. */
  readonly datasets: readonly Dataset[];
  /**
   * The number that the page's title begins with; without it, the title only has the blocks'
   * findings.
   */
  readonly lead?: LeadDeclaration;
  /** Whether the page is about a measure, whose name comes before the filters. */
  readonly isOfMeasure?: true;
  /** How to read the page's figures, in a sentence. */
  readonly reading?: string;
  readonly blocks: readonly BlockDeclaration[];
}

/** A page about a measure that the reader chooses, or the standard one. */
export interface PageOfMeasure extends Pick<PageDeclaration, 'key' | 'name'> {
  readonly of: (measure: MeasureKey) => PageDeclaration;
}
