import { useMemo, useState } from 'react';

import { reword } from '#features/explore/editor/describe-error.js';
import { findProblems, type ProblemsContext } from '#features/explore/editor/find-problems.js';
import type { TextProblem } from '#features/explore/editor/text-problem.type.js';
import { isWrong } from '#features/explore/marks/describe-state.js';
import type { Run } from '#features/explore/workbench.type.js';

import { useDebounced } from './use-debounced.js';

/**
 * How long, in milliseconds, typing must pause before problems are shown: an unfinished word is
 * always wrong.
 */
const DEBOUNCE_MS = 650;

interface Problems {
  readonly problems: readonly TextProblem[];
  /** Checks a text at once, when Run is pressed. */
  readonly look: (text: string) => readonly TextProblem[];
}

/**
 * The problems in a text: from the schema, and from the server's answer to the last run.
 * @param run the last run; null if the text has changed since then
 */
export function useProblems(text: string, run: Run | null, context: ProblemsContext): Problems {
  const rested = useDebounced(text, DEBOUNCE_MS);
  const [looked, setLooked] = useState<string | null>(null);
  const of = looked === text ? text : rested;
  const found = useMemo(() => findProblems(of, context), [of, context]);
  const answered = useMemo(
    () => (run === null ? [] : toProblems(run, of, context)),
    [run, of, context],
  );
  return {
    problems: found.length > 0 ? found : answered,
    look: (now) => {
      setLooked(now);
      return findProblems(now, context);
    },
  };
}

/** Errors for which the server gives a position in the text. */
function toProblems(run: Run, text: string, { schema }: ProblemsContext): readonly TextProblem[] {
  if (run.state !== 'failed' || !isWrong(run)) return [];
  const lines = text.split('\n');
  return run.errors.flatMap(({ message, locations }) => {
    const [place] = locations ?? [];
    const line = place === undefined ? undefined : lines[place.line - 1];
    if (place === undefined || line === undefined) return [];
    const from =
      lines.slice(0, place.line - 1).reduce((sum, each) => sum + each.length + 1, 0) +
      place.column -
      1;
    const word = /^[\w$]+/.exec(line.slice(place.column - 1))?.[0].length ?? 1;
    return [
      {
        from,
        to: Math.min(from + word, text.length),
        line: place.line,
        sentence: reword(message, schema).sentence,
        fixes: [],
      },
    ];
  });
}
