import { useCallback, useRef, useState } from 'react';

import { ask } from '#features/explore/ask.js';
import type { OpenQuestion } from '#features/explore/questions/open-questions.js';
import type { Run } from '#features/explore/workbench.type.js';

/** The runs of a question. */
export interface Runs {
  /** The last run, answered or not. */
  readonly last: Run | null;
  /** The last run that was answered, which stays visible. */
  readonly answered: Run | null;
}

export const nothingRun: Runs = { last: null, answered: null };

interface Running {
  readonly runs: Readonly<Record<string, Runs>>;
  readonly run: (question: OpenQuestion, operationName: string | null) => Promise<Run | null>;
  readonly stop: (id: string) => void;
}

/** Runs questions, one at a time per tab. A new run stops the previous one, on the server too. */
export function useRuns(): Running {
  const [runs, setRuns] = useState<Readonly<Record<string, Runs>>>({});
  const controllers = useRef(new Map<string, AbortController>());

  const run = useCallback(
    async ({ id, text, variables }: OpenQuestion, operationName: string | null) => {
      controllers.current.get(id)?.abort();
      const controller = new AbortController();
      controllers.current.set(id, controller);
      const start = performance.now();
      const begun: Run = {
        asked: { text, variables },
        operationName,
        startedAt: new Date(),
        milliseconds: null,
        bytes: null,
        state: 'running',
        data: null,
        errors: [],
        extensions: {},
      };
      setRuns((before) => ({ ...before, [id]: { ...(before[id] ?? nothingRun), last: begun } }));
      const answer = await ask({ text, variables, operationName }, controller.signal);
      if (controllers.current.get(id) !== controller) return null;
      controllers.current.delete(id);
      const done: Run = {
        ...begun,
        ...answer,
        startedAt: findAsOf(answer.data) ?? begun.startedAt,
        milliseconds: Math.round(performance.now() - start),
      };
      setRuns((before) => {
        const answered = done.state === 'answered' ? done : (before[id]?.answered ?? null);
        return { ...before, [id]: { last: done, answered } };
      });
      return done;
    },
    [],
  );

  const stop = useCallback((id: string) => controllers.current.get(id)?.abort(), []);
  return { runs, run, stop };
}

/**
 * The time of an answer by the server's clock, because a demonstration has a day of its own. Null
 * if the text does not ask for it.
 */
function findAsOf(data: unknown): Date | null {
  const parts = typeof data === 'object' && data !== null ? Object.values(data) : [];
  for (const part of parts) {
    const asOf: unknown =
      typeof part === 'object' && part !== null ? Reflect.get(part, 'asOf') : null;
    if (typeof asOf === 'string') return new Date(asOf);
  }
  return null;
}
