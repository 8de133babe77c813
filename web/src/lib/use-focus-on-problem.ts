import { type RefObject, useEffect } from 'react';

import type { FieldProblem } from './field-problem.js';

/**
 * Moves the focus to the first problem whenever there are new ones: a field, or the message for the
 * whole form.
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
