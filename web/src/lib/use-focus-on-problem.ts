import { type RefObject, useEffect } from 'react';

import type { FieldProblem } from './field-problem.js';

/**
 * Takes the reader to the first thing that is to be mended, whenever new problems are told: a
 * field, or the words for the whole.
 */
export function useFocusOnProblem(
  form: RefObject<HTMLElement | null>,
  problems: readonly FieldProblem[],
): void {
  useEffect(() => {
    if (problems.length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [form, problems]);
}
