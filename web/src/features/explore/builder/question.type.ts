/** A range in a text, from its first character to just after its last. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** What a filter can contain. */
export type Plain = string | number | boolean;

/** How the quarters of a figure are compared. */
export type Comparison = 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR';

/** A path in `where`: field names and list indexes, from the outside in. */
export type FilterPath = readonly (string | number)[];

export const operators = ['in', 'notIn', 'within', 'from', 'to', 'isNull'] as const;
export type Operator = (typeof operators)[number];

/** A condition on a filter field, in plain values. */
export type Tests = Partial<Record<Operator, readonly Plain[]>>;

/** One operator of a condition as written. */
export interface WrittenTest {
  readonly operator: Operator;
  /** The current values of the test; empty if a variable has none. */
  readonly values: readonly Plain[];
  /** The names of the variables in the test. */
  readonly variables: readonly string[];
}

/** A filter field with its condition. */
export interface Condition {
  readonly kind: 'CONDITION';
  readonly field: string;
  readonly tests: readonly WrittenTest[];
  readonly path: FilterPath;
  readonly range: TextRange;
}

/** Alternatives, or a negation. Conditions side by side in a branch must all hold. */
export interface FilterGroup {
  readonly kind: 'ANY' | 'NOT';
  readonly branches: readonly (readonly FilterPart[])[];
  readonly path: FilterPath;
  readonly range: TextRange;
}

/** A part that the builder does not take apart. */
export interface FilterText {
  readonly kind: 'TEXT';
  /** The text of the part, on one line. */
  readonly text: string;
  readonly range: TextRange;
}

export type FilterPart = Condition | FilterGroup | FilterText;

/** A measure with what is shown next to it. */
export interface ChosenMeasure {
  readonly key: string;
  readonly changes: readonly Comparison[];
  /**
   * Changes that the measure shares with others through a fragment: they can only be edited in the
   * text.
   */
  readonly sharedChanges: readonly Comparison[];
  /** Changes that also show the earlier figure. */
  readonly befores: readonly Comparison[];
  readonly hasParts: boolean;
  /** Whether numerator and denominator come from a shared fragment. */
  readonly sharesParts: boolean;
  readonly range: TextRange;
}

/** A dimension that the rows are grouped by. */
export interface ChosenDimension {
  readonly dimension: string;
  readonly range: TextRange;
}

/** One of the orders of rows. */
export interface ChosenOrder {
  readonly by: { readonly measure: string } | { readonly dimension: string };
  readonly isDescending: boolean;
  readonly range: TextRange;
}

/** An argument that is one word or number. */
export interface Setting<Value> {
  readonly value: Value;
  readonly variable: string | null;
  readonly range: TextRange;
}

/** A part of a question that can only be changed in the text. */
export interface SetInText {
  readonly what: string;
  readonly range: TextRange;
}

interface AnyQuestion {
  readonly by: readonly ChosenDimension[];
  readonly filters: readonly FilterPart[];
  readonly inText: readonly SetInText[];
  /** The whole question. */
  readonly range: TextRange;
}

/** A question for figures, as the builder shows it. */
export interface FiguresQuestion extends AnyQuestion {
  readonly kind: 'FIGURES';
  /** In the order of the columns. */
  readonly measures: readonly ChosenMeasure[];
  /** Null if the API's default applies. */
  readonly window: Setting<string> | null;
  readonly orderBy: readonly ChosenOrder[];
  readonly first: Setting<number> | null;
  readonly fillGaps: Setting<boolean> | null;
  readonly hasTotals: boolean;
  readonly hasOther: boolean;
}

/** A question about what made a change. */
export interface ChangeQuestion extends AnyQuestion {
  readonly kind: 'CHANGE';
  readonly measure: Setting<string> | null;
  readonly from: Setting<string> | null;
  readonly to: Setting<string> | null;
}

export type BuilderQuestion = FiguresQuestion | ChangeQuestion;

/** Why the builder does not show a text. */
export type Beyond =
  /** Nothing is written yet: the first choice starts a question. */
  | { readonly kind: 'EMPTY' }
  /** The text cannot be parsed yet; lines count from 1. */
  | { readonly kind: 'UNFINISHED'; readonly line: number; readonly range: TextRange }
  /** The text asks something else, described in a sentence. */
  | { readonly kind: 'BEYOND'; readonly why: string; readonly range: TextRange };

export type Reading =
  | { readonly ok: true; readonly question: BuilderQuestion }
  | { readonly ok: false; readonly beyond: Beyond };

/** A text and the values of its variables. */
export interface WrittenQuestion {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}
