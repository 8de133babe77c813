import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';

import type { AnswerView } from '#features/explore/answer-view.js';
import type { ChoicesQuery } from '#graphql/operations.js';

import type { ChartKind } from './chart-kind.js';

/** A question in its tab: everything else is derived from its text. */
export interface QuestionText {
  readonly text: string;
  /**
   * The values of variables by name, without the dollar sign. A missing variable has its default,
   * or null.
   */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A range of the text in characters; `to` is not included. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The outcome of a run. `answered`: there is an answer, in which parts may have failed; `failed`:
 * there is none.
 */
export type RunState = 'running' | 'answered' | 'stopped' | 'failed' | 'offline' | 'refused';

/** One run of a question: what was asked and answered. */
export interface Run {
  readonly asked: QuestionText;
  /** The operation of the text, if it has several. */
  readonly operationName: string | null;
  readonly startedAt: Date;
  /** The time from the request to the last byte; null until that arrives. */
  readonly milliseconds: number | null;
  /** Size of the answer before compression; null until it arrives. */
  readonly bytes: number | null;
  readonly state: RunState;
  /** The value of `data`; null if there is none. */
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
  /** Includes cost and allowance: see `readCost`. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * What the viewer can choose from: measures, areas, agencies, lists and periods. The meaning of
 * enum values is in the schema.
 */
export type Choices = ChoicesQuery;

export interface BuilderPaneProps {
  /** The id of the question's tab: a search in one tab does not apply to the next. */
  readonly tab: string | null;
  readonly question: QuestionText;
  readonly schema: GraphQLSchema;
  readonly choices: Choices;
  /** Called with the changed question; only the changed part of its text is rewritten. */
  readonly onChange: (next: QuestionText) => void;
  /** The part of the text with the caret; its row is highlighted. */
  readonly litRange: TextRange | null;
  /** Called when a row is selected: its part of the text is highlighted and scrolled into view. */
  readonly onLight: (range: TextRange | null) => void;
}

/** How somebody chose to view an answer. Null means the best fit. */
export interface AnswerPicks {
  /**
   * How the answer is shown: as a table, as a chart, or as it was sent; null for the last view used
   * on this computer.
   */
  readonly view: AnswerView | null;
  readonly kind: ChartKind | null;
  /** The key of the part that is shown of an answer with several. */
  readonly part: string | null;
  /** The id of the column that is drawn. */
  readonly column: string | null;
}

export const nothingPicked: AnswerPicks = { view: null, kind: null, part: null, column: null };

export interface AnswerPaneProps {
  /** The run to show: the last one that was answered, or the current one. Null before the first. */
  readonly run: Run | null;
  /** The current question. */
  readonly question: QuestionText;
  /** Whether the question has changed since the run. */
  readonly isChanged: boolean;
  readonly choices: Choices;
  /** The schema, which names enum values; without it their codes are written as words. */
  readonly schema?: GraphQLSchema;
  /** The element for the answer's buttons, next to the question's; null until it is drawn. */
  readonly toolsPlace: HTMLElement | null;
  /**
   * The chosen view of the answer. It is kept with the question, because a narrower window draws
   * the pane again.
   */
  readonly picks: AnswerPicks;
  readonly onPick: (change: Partial<AnswerPicks>) => void;
  /** Replaces the text with another question and runs it, for the next page or in another order. */
  readonly onAsk: (question: QuestionText) => void;
}
