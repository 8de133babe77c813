import { toShownYears } from './years.js';

/** What needs correcting in a form, in the words of the server or of the form. */
export interface FieldProblem {
  /** The name of the part of the input that the problem is about; null for the whole input. */
  readonly field: string | null;
  readonly message: string;
}

/** All problems of one field as one text; null if there are none. */
export function problemOf(problems: readonly FieldProblem[], field: string): string | null {
  const own = problems.filter((problem) => problem.field === field).map(({ message }) => message);
  return own.length === 0 ? null : toShownYears(own.join(' '));
}

/** The problems that belong to no field of the form. */
export function problemsBeside(
  problems: readonly FieldProblem[],
  shown: readonly string[],
): readonly FieldProblem[] {
  const beside = problems.filter(({ field }) => field === null || !shown.includes(field));
  return beside.map((problem) => ({ ...problem, message: toShownYears(problem.message) }));
}
