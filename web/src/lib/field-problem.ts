import { toShownYears } from './years.js';

/** What needs correcting in a form, as the server or the form says it. */
export interface FieldProblem {
  /** The part of the input that it is about; null for the whole. */
  readonly field: string | null;
  readonly message: string;
}

/** What is said of one field, in one text; null where nothing is. */
export function problemOf(problems: readonly FieldProblem[], field: string): string | null {
  const own = problems.filter((problem) => problem.field === field).map(({ message }) => message);
  return own.length === 0 ? null : toShownYears(own.join(' '));
}

/** What is said of nothing that the form shows. */
export function problemsBeside(
  problems: readonly FieldProblem[],
  shown: readonly string[],
): readonly FieldProblem[] {
  const beside = problems.filter(({ field }) => field === null || !shown.includes(field));
  return beside.map((problem) => ({ ...problem, message: toShownYears(problem.message) }));
}
