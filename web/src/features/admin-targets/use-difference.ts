import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';

import { toProblem } from '#graphql/problem.js';
import { useChange } from '#graphql/use-change.js';
import { useInvalidate } from '#graphql/use-invalidate.js';

import { type DifferenceLine, SET_TARGETS, TARGET_DIFFERENCE } from './target-documents.js';
import { changesOf } from './target-summary.js';

/** The comparison of targets, shown before they are saved. */
export interface ShownDifference {
  readonly lines: readonly DifferenceLine[];
  /** Why none of the targets can be used, or why they were not saved. */
  readonly problems: readonly string[];
  /** Whether somebody else saved first, so that the comparison needs another look. */
  readonly isStale: boolean;
}

/** Asks what a text of targets would change, and saves exactly that. */
export function useDifference(onSaved: (count: number) => void) {
  const client = useApolloClient();
  const [shown, setShown] = useState<ShownDifference | null>(null);
  const [isLooking, setLooking] = useState(false);
  const { send, isSending } = useChange(SET_TARGETS);
  const forget = useInvalidate(['scorecard', 'kpi', 'page', 'targets', 'figures']);

  const look = async (text: string) => {
    setLooking(true);
    try {
      const { data } = await client.query({
        query: TARGET_DIFFERENCE,
        variables: { text },
        fetchPolicy: 'no-cache',
      });
      const problem = data?.targetDifference.problem ?? null;
      setShown({
        lines: data?.targetDifference.lines ?? [],
        problems: problem === null ? [] : [problem],
        isStale: false,
      });
    } catch (error) {
      setShown({ lines: [], problems: [toProblem(error).sentence], isStale: false });
    } finally {
      setLooking(false);
    }
  };

  const save = async () => {
    const lines = shown?.lines ?? [];
    const targets = changesOf(lines).flatMap(
      ({ measure, quarter, area, agency, objective, value, lower, upper, tolerance, version }) =>
        measure === null || quarter === null
          ? []
          : [
              {
                measure,
                quarter,
                area,
                agency,
                objective,
                value,
                lower,
                upper,
                tolerance,
                version,
              },
            ],
    );
    const sent = await send({ input: { targets } });
    if (sent === null) return;
    if (!sent.ok) {
      setShown({ lines, problems: [sent.sentence], isStale: false });
      return;
    }
    const { problems, changedCount } = sent.data.setTargets;
    if (problems.length > 0) {
      setShown({ lines, problems: problems.map(({ message }) => message), isStale: true });
      return;
    }
    setShown(null);
    onSaved(changedCount);
    forget();
  };

  return { shown, look, save, close: () => setShown(null), isBusy: isLooking || isSending };
}
