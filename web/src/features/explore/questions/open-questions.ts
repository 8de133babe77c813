import type { AnswerPicks, QuestionText } from '#features/explore/workbench.type.js';

/** The saved question that an open one came from. */
export interface SavedAs {
  readonly id: string;
  readonly version: number;
  /** The text when the question was opened or saved: any difference is unsaved. */
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** True if only other people may save over the question; left out otherwise. */
  readonly isOfOthers?: true;
}

/** An open question in its tab. */
export interface OpenQuestion extends QuestionText {
  /** The id of this tab, unique on this computer. */
  readonly id: string;
  readonly name: string;
  /** The purpose of the question, if it was saved with one. */
  readonly description?: string;
  /** Null if the question was never saved. */
  readonly saved: SavedAs | null;
}

/** A question to open: its text, the name of its tab, and the saved question. */
export interface Opening extends QuestionText {
  readonly name?: string;
  readonly description?: string;
  readonly saved?: SavedAs;
  /** How to view the answer; left out to use the last view. */
  readonly seen?: Pick<AnswerPicks, 'view' | 'kind'>;
  /** Values from the address, which replace the values in a tab that is already open. */
  readonly given?: QuestionText['variables'];
}

/** The tabs of a window. */
export interface OpenQuestions {
  readonly questions: readonly OpenQuestion[];
  /** The id of the current tab; null if there is none. */
  readonly chosen: string | null;
}

export const nothingOpen: OpenQuestions = { questions: [], chosen: null };

/** The current question. */
export function findChosen({ questions, chosen }: OpenQuestions): OpenQuestion | null {
  return questions.find(({ id }) => id === chosen) ?? null;
}

/** Opens a question in a new tab after the others, and makes it current. */
export function openQuestion({ questions }: OpenQuestions, question: OpenQuestion): OpenQuestions {
  return {
    questions: [...questions.filter(({ id }) => id !== question.id), question],
    chosen: question.id,
  };
}

/** Closes a tab. A neighbour becomes current, the later one if there is one. */
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

/** Makes the next or the previous tab current. After the last comes the first. */
export function stepQuestion({ questions, chosen }: OpenQuestions, by: 1 | -1): OpenQuestions {
  const place = questions.findIndex(({ id }) => id === chosen);
  const next = questions[(place + by + questions.length) % questions.length];
  return { questions, chosen: next?.id ?? null };
}

/**
 * Whether a question has unsaved text. An empty text does not count, and neither do values of
 * variables, which are chosen each time.
 */
export function isUnsaved({ text, saved }: OpenQuestion): boolean {
  return saved === null ? text.trim() !== '' : text !== saved.text;
}

/** Whether two questions are the same: equal text and variables, in any order. */
export function isSameQuestion(one: QuestionText, other: QuestionText): boolean {
  return one.text === other.text && toOrdered(one.variables) === toOrdered(other.variables);
}

function toOrdered(variables: QuestionText['variables']): string {
  return JSON.stringify(Object.entries(variables).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A name for a question without one: the first number not used by an open question. */
export function nameQuestion(questions: readonly OpenQuestion[]): string {
  const taken = new Set(questions.map(({ name }) => name));
  for (let number = 1; ; number += 1)
    if (!taken.has(`Question ${number}`)) return `Question ${number}`;
}

/**
 * The question for a tab that is opened again: the latest version, unless the tab has unsaved
 * changes.
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
