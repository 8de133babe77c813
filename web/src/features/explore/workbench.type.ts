import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';

import type { AnswerView } from '#features/explore/answer-view.js';
import type { ChoicesQuery } from '#graphql/operations.js';

import type { ChartKind } from './chart-kind.js';

/** A question as it stands in its tab: the text is the truth, everything else is read from it. */
export interface QuestionText {
  readonly text: string;
  /**
   * By their names in the text, without the dollar sign. One that is not here has its default, or
   * null.
   */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Part of a text, by characters; `to` does not count. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What became of a run. `answered`: there is an answer, in which parts may have failed; `failed`:
 * there is none.
 */
export type RunState = 'running' | 'answered' | 'stopped' | 'failed' | 'offline' | 'refused';

/** One run of a question: what was asked, and what came back. */
export interface Run {
  readonly asked: QuestionText;
  /** Which operation of the text, where it has several. */
  readonly operationName: string | null;
  readonly startedAt: Date;
  /** From asking to the last byte; null until then. */
  readonly milliseconds: number | null;
  /** Of the answer, before compression; null until it is there. */
  readonly bytes: number | null;
  readonly state: RunState;
  /** What stands under `data`; null where there is none. */
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
  /** Cost and allowance among them: see `readCost`. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * What the viewer can choose from: measures, areas, agencies, lists and periods. What enum values
 * mean stands in the schema.
 */
export type Choices = ChoicesQuery;

export interface BuilderPaneProps {
  /** Which tab it is of: what is looked for in one is not looked for in the next. */
  readonly tab: string | null;
  readonly question: QuestionText;
  readonly schema: GraphQLSchema;
  readonly choices: Choices;
  /** The question changed: only the changed part of its text is rewritten. */
  readonly onChange: (next: QuestionText) => void;
  /** What of the text the caret stands in; its row is lit. */
  readonly litRange: TextRange | null;
  /** A row was chosen: its part of the text is lit and brought into view. */
  readonly onLight: (range: TextRange | null) => void;
}

/** How somebody chose to see an answer. Null is what fits best. */
export interface AnswerPicks {
  /** As a table, drawn, or as it was sent; null for what was looked at last on this computer. */
  readonly view: AnswerView | null;
  readonly kind: ChartKind | null;
  /** Which part of an answer with several. */
  readonly part: string | null;
  /** The id of the column that is drawn. */
  readonly column: string | null;
}

export const nothingPicked: AnswerPicks = { view: null, kind: null, part: null, column: null };

export interface AnswerPaneProps {
  /**
   * The run to show: the last one that was answered, or the one that is on its way. Null before the
   * first.
   */
  readonly run: Run | null;
  /** The question as it stands now. */
  readonly question: QuestionText;
  /** Whether the question was changed since the run. */
  readonly isChanged: boolean;
  readonly choices: Choices;
  /** Tells what values of lists are called; their codes stand in words unless given. */
  readonly schema?: GraphQLSchema;
  /**
   * Where what is done with the answer is drawn, beside what is done with the question; null until
   * it is there.
   */
  readonly toolsPlace: HTMLElement | null;
  /**
   * What was chosen of how the answer is seen. It stands with the question, so that it outlives the
   * pane, which a narrower window draws again.
   */
  readonly picks: AnswerPicks;
  readonly onPick: (change: Partial<AnswerPicks>) => void;
  /**
   * Asks another question in place of this one, as for the next page or in another order; it
   * becomes the text.
   */
  readonly onAsk: (question: QuestionText) => void;
}
