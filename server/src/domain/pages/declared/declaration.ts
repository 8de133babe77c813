import type { Dataset } from '#domain/lists.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { DrawingKind } from '#domain/pages/block/view-kinds.js';
import type { Objective, PartDimension } from '#domain/scorecard/headline.js';

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
  /** Whether it really changed: "No real change". */
  | 'VARIATION'
  /** How it stands to what is set for it: "Too close to rate". */
  | 'STATUS'
  /**
   * A share with what it is the share of: "84 of 95 (88.4%)"; of what is rounded, where it may lie.
   */
  | 'SHARE'
  /** Nothing: it is only drawn. */
  | 'NOTHING'
  /** What is set for it. */
  | 'TARGET'
  /** What is missing to that: "12 short of target". */
  | 'SHORTFALL'
  /** How it differs from the same quarter of last year: "+12 (+8%)". */
  | 'ON_LAST_YEAR';

export interface ColumnDeclaration {
  readonly measure: MeasureKey;
  /**
   * Of this objective alone, in a table of other parts. It is left out where the page is narrowed
   * to another.
   */
  readonly objective?: Objective;
  readonly shows: ColumnShows;
  readonly drawing: DrawingKind;
  /** Over the words of the cells. */
  readonly heading: string;
  /**
   * Whose, where the viewer's own figures stand beside those of others, which are protected.
   * Elsewhere a column of their own is of all, and those of others, and of all beside it, are left
   * out. Of all for everybody unless given.
   */
  readonly of?: 'OWN' | 'OTHERS' | 'ALL';
}

interface CommonDeclaration {
  /** Short and unchanging: it names the block in links and files. */
  readonly id: string;
  /** What it is called where there is nothing to find. */
  readonly name: string;
  /** What is counted, by what: the statistical title. */
  readonly about: string;
  /** Whether it is left out where the whole force is asked for. */
  readonly isOfPlaces?: true;
}

/** One figure over time. */
export interface ControlDeclaration extends CommonDeclaration {
  readonly view: 'CONTROL';
  readonly measure: MeasureKey;
  /** Whether another block of the page says what explains its change. */
  readonly isExplainedElsewhere?: true;
  /** Whether it is of the viewer's own, where those stand beside others' that are protected. */
  readonly ofOwn?: true;
  /** Whether the page is about it: what is found in it stands over the page, whatever that is. */
  readonly isOfPage?: true;
}

/** What a share above or below nought is made of, in what it is counted in. */
export interface WaterfallDeclaration extends CommonDeclaration {
  readonly view: 'WATERFALL';
  readonly measure: MeasureKey;
  readonly by: PartDimension;
  /** Whether parts of all agencies are shown, even when one is asked for. */
  readonly ofAllAgencies?: true;
}

/**
 * How a stock came from the end of one quarter to that of the next: what it was, what came and what
 * went, and what it is.
 */
export interface MovementDeclaration extends CommonDeclaration {
  readonly view: 'MOVEMENT';
  /** The stock. */
  readonly measure: MeasureKey;
  readonly came: Movement;
  readonly went: Movement;
  /**
   * What else moved it, which no measure counts: what is left between the two ends. It is a
   * balance, so its words name no number of anything that came or went: they follow "3 more by" and
   * "2 fewer by".
   */
  readonly other: { readonly label: string; readonly words: string };
  /** What is counted, over the figures and in sentences: "Groups". */
  readonly noun: string;
}

interface Movement {
  readonly measure: MeasureKey;
  readonly label: string;
  /** What was done, after a number: "mapped". */
  readonly verb: string;
}

/** The change that a figure is judged by, taken apart. */
export interface ChangeDeclaration extends CommonDeclaration {
  readonly view: 'CHANGE';
  readonly measure: MeasureKey;
  /** By what, where no list explains it. */
  readonly by: Dimension;
  /**
   * Whether it is taken apart also where nothing changed really, and against what and by what list
   * the page is asked for.
   */
  readonly isAlways?: true;
}

/** What else a change was taken apart by: a line for each list. */
export interface SplitsDeclaration extends CommonDeclaration {
  readonly view: 'SPLITS';
  readonly measure: MeasureKey;
  readonly by: Dimension;
}

/** One level deeper: the change of the part that explains, taken apart by another list. */
export interface DrillDownDeclaration extends CommonDeclaration {
  readonly view: 'DOTS';
  readonly measure: MeasureKey;
  readonly by: Dimension;
}

/** What is judged of one figure, or what people ask of it. */
export interface WordsDeclaration extends CommonDeclaration {
  readonly view: 'FACTS' | 'ANSWERS';
  readonly measure: MeasureKey;
  /**
   * What of it has yet to be decided, told beside the quarter that runs; not there where nothing
   * has.
   */
  readonly waiting?: MeasureKey;
}

/** A share, and the whole that it is of a part of only: one bar of everything. */
export interface PartsDeclaration extends CommonDeclaration {
  readonly view: 'PARTS';
  readonly measure: MeasureKey;
  /** All of what the share leaves something out of. */
  readonly whole: MeasureKey;
  /** What is counted, the rest of what the share is of, and what is left out. */
  readonly parts: { readonly counted: string; readonly rest: string; readonly leftOut: string };
  /**
   * By what the gap is told apart, where all of it is shown exactly; what has none of its codes is
   * said last. Not there where it is not.
   */
  readonly leftOutBy?: { readonly dimension: PartDimension; readonly unknown: string };
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
  /** Whether parts of all agencies are shown, even when one is asked for. */
  readonly ofAllAgencies?: true;
  /**
   * So many parts are drawn at most, the largest, beside those that are marked: all stand in the
   * table. All are drawn without it.
   */
  readonly drawsMost?: number;
  /** Whether it says below what explains its first findings, of a table by objective. */
  readonly tellsWhy?: true;
  /** Whether all places are shown, even when one is asked for. */
  readonly ofAllPlaces?: true;
  /** Whether the first column is told quarter by quarter as well. */
  readonly isAlsoByQuarter?: true;
}

/** Several measures beside each other, a row each. */
export interface MeasuresDeclaration extends CommonDeclaration {
  readonly view: 'MEASURES';
  readonly measures: readonly MeasureKey[];
  readonly noun: string;
  /** What they are counted in, after a number, where its noun is a list: "shares". */
  readonly counted?: string;
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

/**
 * The quarter that runs today against the same days of last year, a row for each measure. It is
 * left out of pages of earlier quarters.
 */
export interface NowDeclaration extends Omit<CommonDeclaration, 'about'> {
  readonly view: 'NOW';
  readonly rows: readonly {
    readonly measure: MeasureKey;
    /** Counts what a panel has yet to decide. */
    readonly waiting?: MeasureKey;
  }[];
}

/** Parts compared over four quarters, all of them even when one place is asked for. */
export interface FunnelDeclaration extends CommonDeclaration {
  readonly view: 'FUNNEL';
  /** A rate or a share. */
  readonly measure: MeasureKey;
  readonly by: 'AREA';
}

/** Where they are. */
export interface MapDeclaration extends CommonDeclaration {
  readonly view: 'MAP';
  /** Of what is no rate and no share of cases none is coloured. */
  readonly measure: MeasureKey;
  readonly by: 'AREA';
}

/**
 * Two places on several measures over four quarters: those that are asked for, else those that
 * stand out by one of them.
 */
export interface CompareDeclaration extends CommonDeclaration {
  readonly view: 'COMPARE';
  /** Rates and shares. */
  readonly measures: readonly MeasureKey[];
  /** By which of them places stand out where nobody asks for any. */
  readonly standOutBy: MeasureKey;
}

/** Blocks whose parts are held against each other, and not judged by their own past. */
export type ComparisonDeclaration = FunnelDeclaration | MapDeclaration | CompareDeclaration;

/** What there is to do, told of the viewer's own records. */
export type Task =
  /** What a share leaves out: those that were not in time. */
  | {
      readonly kind: 'REST';
      readonly measure: MeasureKey;
      readonly label: string;
      readonly words: string;
    }
  /** Those of one part: those whose age is not known. */
  | {
      readonly kind: 'PART';
      readonly measure: MeasureKey;
      readonly by: PartDimension;
      readonly key: string;
      readonly label: string;
      readonly words: string;
    }
  /** Those in none of the parts: those without a district. */
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

/**
 * What there is to do for somebody whose own figures stand beside others'. Left out for everybody
 * else.
 */
export interface TasksDeclaration extends CommonDeclaration {
  readonly view: 'TASKS';
  readonly tasks: readonly Task[];
}

/**
 * A block as it is declared: a question about the catalogue of measures, and how its answer is best
 * seen.
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

/** What a page says first where it is about one number: "790 people were referred". */
export interface LeadDeclaration {
  readonly measure: MeasureKey;
  readonly noun: { readonly singular: string; readonly plural: string };
  /** What was done with them: "referred". */
  readonly verb: string;
}

export interface PageDeclaration {
  readonly key: string;
  /** Its name in the menu. */
  readonly name: string;
  /** What it is about, for "No real change in ...". */
  readonly subject: string;
  /** Whose returns it rests on. */
  readonly datasets: readonly Dataset[];
  /** The number that its title begins with; else it is what its blocks find alone. */
  readonly lead?: LeadDeclaration;
  /** Whether it is about the measure of its name, which stands before what it is narrowed to. */
  readonly isOfMeasure?: true;
  /** How its figures are read, in a sentence. */
  readonly reading?: string;
  readonly blocks: readonly BlockDeclaration[];
}

/** A page that is about a measure which is chosen; the standard one where none is. */
export interface PageOfMeasure extends Pick<PageDeclaration, 'key' | 'name'> {
  readonly of: (measure: MeasureKey) => PageDeclaration;
}
