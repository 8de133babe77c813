import { useState } from 'react';

import { useInvalidate } from '#graphql/use-invalidate.js';
import type { FieldProblem } from '#lib/field-problem.js';

/** What came of a change of an agency; null while another is on its way. */
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
  /** The version that was seen. */
  readonly version: number;
  readonly onDone: () => void;
  /** Told where somebody else was faster. */
  readonly onConflict: () => void;
}

/** What came of a change of an agency: what was typed stays where it was not made. */
export function useOutcome({ version: seen, onDone, onConflict }: OutcomeOptions) {
  const [version, setVersion] = useState(seen);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  // What it owes ends with it, and figures count by that.
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
    // What is sent next is about what now stands.
    if (registered) setVersion(registered.version);
    onConflict();
  };
  return { version, problems, take };
}
