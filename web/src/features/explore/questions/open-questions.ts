import type { AnswerPicks, QuestionText } from '#features/explore/workbench.type.js';

/** What of a saved question an open one began as. */
export interface SavedAs {
  readonly id: string;
  readonly version: number;
  /** As it stood when it was opened or saved: whatever differs from it is not saved. */
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** True where others alone may save over it; not there otherwise. */
  readonly isOfOthers?: true;
}

/** A question in its tab. */
export interface OpenQuestion extends QuestionText {
  /** Of this tab, and of no other on this computer. */
  readonly id: string;
  readonly name: string;
  /** What it is for, where it was saved with that. */
  readonly description?: string;
  /** Null for one that was never saved. */
  readonly saved: SavedAs | null;
}

/** A question to open: as it stands, what its tab is called, and what it was saved as. */
export interface Opening extends QuestionText {
  readonly name?: string;
  readonly description?: string;
  readonly saved?: SavedAs;
  /** How its answer is seen; left out for how answers were seen last. */
  readonly seen?: Pick<AnswerPicks, 'view' | 'kind'>;
  /** Values that the address gives: they go before those of a tab that is open already. */
  readonly given?: QuestionText['variables'];
}

/** The tabs of a window. */
export interface OpenQuestions {
  readonly questions: readonly OpenQuestion[];
  /** The tab in front; null where there is none. */
  readonly chosen: string | null;
}

export const nothingOpen: OpenQuestions = { questions: [], chosen: null };

/** The question in front. */
export function findChosen({ questions, chosen }: OpenQuestions): OpenQuestion | null {
  return questions.find(({ id }) => id === chosen) ?? null;
}

/** Opens a question in a tab of its own, in front, after those that are open. */
export function openQuestion({ questions }: OpenQuestions, question: OpenQuestion): OpenQuestions {
  return {
    questions: [...questions.filter(({ id }) => id !== question.id), question],
    chosen: question.id,
  };
}

/** Closes a tab. The one beside it comes to the front, the later one where there is one. */
export function closeQuestion({ questions, chosen }: OpenQuestions, id: string): OpenQuestions {
  const place = questions.findIndex((question) => question.id === id);
  const left = questions.filter((question) => question.id !== id);
  if (chosen !== id) return { questions: left, chosen };
  return { questions: left, chosen: (left[place] ?? left[place - 1])?.id ?? null };
}

/** Changes a question in its tab. */
export function changeQuestion(
  { questions, chosen }: OpenQuestions,
  id: string,
  change: Partial<Omit<OpenQuestion, 'id'>>,
): OpenQuestions {
  return {
    questions: questions.map((question) =>
      question.id === id ? { ...question, ...change } : question,
    ),
    chosen,
  };
}

/** Brings the tab so many places further to the front, round the ends. */
export function stepQuestion({ questions, chosen }: OpenQuestions, by: 1 | -1): OpenQuestions {
  const place = questions.findIndex(({ id }) => id === chosen);
  const next = questions[(place + by + questions.length) % questions.length];
  return { questions, chosen: next?.id ?? null };
}

/**
 * Whether it holds a text that is not saved. An empty one is not worth a mark; what a variable is
 * set to is asked each time.
 */
export function isUnsaved({ text, saved }: OpenQuestion): boolean {
  return saved === null ? text.trim() !== '' : text !== saved.text;
}

/**
 * Whether two questions ask the same: the same text under the same variables, in whatever order.
 */
export function isSameQuestion(one: QuestionText, other: QuestionText): boolean {
  return one.text === other.text && toOrdered(one.variables) === toOrdered(other.variables);
}

function toOrdered(variables: QuestionText['variables']): string {
  return JSON.stringify(Object.entries(variables).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A name for a question that has none: the first number that none of those open has. */
export function nameQuestion(questions: readonly OpenQuestion[]): string {
  const taken = new Set(questions.map(({ name }) => name));
  for (let number = 1; ; number += 1)
    if (!taken.has(`Question ${number}`)) return `Question ${number}`;
}

/**
 * What an open question becomes when it is opened again: the latest version, unless there is
 * something in it that is not saved.
 */
export function takeLatest(
  same: OpenQuestion,
  { text, variables, name, description, saved, given }: Opening,
): Partial<OpenQuestion> {
  if (
    saved === undefined ||
    same.saved === null ||
    saved.version <= same.saved.version ||
    isUnsaved(same)
  )
    return { variables: { ...same.variables, ...given } };
  return {
    text,
    variables: { ...variables, ...given },
    saved,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
  };
}
