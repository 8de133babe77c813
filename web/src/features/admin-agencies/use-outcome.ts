import { useState } from 'react';

import { useInvalidate } from '#graphql/use-invalidate.js';
import type { FieldProblem } from '#lib/field-problem.js';

/** The outcome of a change to an agency; null while another change is being sent. */
type Outcome =
  | {
      readonly ok: true;
      readonly outcome: {
        readonly registered: { readonly version: number } | null;
        readonly problems: readonly FieldProblem[];
      };
    }
  | { readonly ok: false; readonly sentence: string }
  | null;

interface OutcomeOptions {
  /** The version that the person saw. */
  readonly version: number;
  readonly onDone: () => void;
  /** Called when somebody else changed the agency first. */
  readonly onConflict: () => void;
}

/** Handles the outcome of a change to an agency. Typed text stays if the change failed. */
export function useOutcome({ version: seen, onDone, onConflict }: OutcomeOptions) {
  const [version, setVersion] = useState(seen);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  // An agency's obligations end with it, and figures depend on them.
  const invalidate = useInvalidate([
    ...['agencies', 'agencyRegister', 'obligations', 'page'],
    ...['returns', 'periods', 'scorecard', 'kpi', 'figures'],
  ]);
  const take = (sent: Outcome) => {
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    const { registered, problems: found } = sent.outcome;
    setProblems(found);
    if (found.length === 0) {
      onDone();
      invalidate();
      return;
    }
    if (!found.some(({ field }) => field === 'version')) return;
    // The next attempt is made with the current version.
    if (registered) setVersion(registered.version);
    onConflict();
  };
  return { version, problems, take };
}
