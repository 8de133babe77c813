/** A stretch of a text, from its first character up to the one that counts no more. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** What a filter may name. */
export type Plain = string | number | boolean;

/** How the quarters of a figure are compared. */
export type Comparison = 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR';

/** Where something stands in `where`: names of fields and places in lists, from the outside in. */
export type FilterPath = readonly (string | number)[];

export const operators = ['in', 'notIn', 'within', 'from', 'to', 'isNull'] as const;
export type Operator = (typeof operators)[number];

/** What is asked of a field of a filter, in plain values. */
export type Tests = Partial<Record<Operator, readonly Plain[]>>;

/** One operator of a condition as it is written. */
export interface WrittenTest {
  readonly operator: Operator;
  /** What it comes to now; empty where a variable stands for nothing yet. */
  readonly values: readonly Plain[];
  /** The variables that are in it. */
  readonly variables: readonly string[];
}

/** A field of a filter, with all that is asked of it. */
export interface Condition {
  readonly kind: 'CONDITION';
  readonly field: string;
  readonly tests: readonly WrittenTest[];
  readonly path: FilterPath;
  readonly range: TextRange;
}

/** Alternatives, or what does not hold. What stands side by side in a branch holds together. */
export interface FilterGroup {
  readonly kind: 'ANY' | 'NOT';
  readonly branches: readonly (readonly FilterPart[])[];
  readonly path: FilterPath;
  readonly range: TextRange;
}

/** What the builder does not take apart. */
export interface FilterText {
  readonly kind: 'TEXT';
  /** As it is written, on one line. */
  readonly text: string;
  readonly range: TextRange;
}

export type FilterPart = Condition | FilterGroup | FilterText;

/** A measure with what is told beside it. */
export interface ChosenMeasure {
  readonly key: string;
  readonly changes: readonly Comparison[];
  /**
   * Changes that it shares with other measures through a fragment: they are changed in the text.
   */
  readonly sharedChanges: readonly Comparison[];
  /** Changes that tell the earlier figure too. */
  readonly befores: readonly Comparison[];
  readonly hasParts: boolean;
  /** Whether numerator and denominator come from a shared fragment. */
  readonly sharesParts: boolean;
  readonly range: TextRange;
}

/** What a list is grouped by. */
export interface ChosenDimension {
  readonly dimension: string;
  readonly range: TextRange;
}

/** How rows are ordered, one after the other. */
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

/** What is written in a way that the builder leaves to the text. */
export interface SetInText {
  readonly what: string;
  readonly range: TextRange;
}

interface AnyQuestion {
  readonly by: readonly ChosenDimension[];
  readonly filters: readonly FilterPart[];
  readonly inText: readonly SetInText[];
  /** The whole of what is asked. */
  readonly range: TextRange;
}

/** A question for figures, as the builder shows it. */
export interface FiguresQuestion extends AnyQuestion {
  readonly kind: 'FIGURES';
  /** In the order of the columns. */
  readonly measures: readonly ChosenMeasure[];
  /** Null where it is as the API has it unless told. */
  readonly window: Setting<string> | null;
  readonly orderBy: readonly ChosenOrder[];
  readonly first: Setting<number> | null;
  readonly fillGaps: Setting<boolean> | null;
  readonly hasTotals: boolean;
  readonly hasOther: boolean;
}

/** A question for what made a change. */
export interface ChangeQuestion extends AnyQuestion {
  readonly kind: 'CHANGE';
  readonly measure: Setting<string> | null;
  readonly from: Setting<string> | null;
  readonly to: Setting<string> | null;
}

export type BuilderQuestion = FiguresQuestion | ChangeQuestion;

/** Why the builder does not show a text. */
export type Beyond =
  /** Nothing is asked yet: the first choice begins a question. */
  | { readonly kind: 'EMPTY' }
  /** It cannot be read yet; lines count from 1. */
  | { readonly kind: 'UNFINISHED'; readonly line: number; readonly range: TextRange }
  /** It asks something else, in a sentence. */
  | { readonly kind: 'BEYOND'; readonly why: string; readonly range: TextRange };

export type Reading =
  | { readonly ok: true; readonly question: BuilderQuestion }
  | { readonly ok: false; readonly beyond: Beyond };

/** A text and what its variables stand for. */
export interface WrittenQuestion {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}
