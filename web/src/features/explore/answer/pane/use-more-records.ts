import { useEffect, useRef, useState } from 'react';

import { askNextPage } from '#features/explore/answer/ask-again.js';
import type { AnswerNames } from '#features/explore/answer/shape/names.js';
import { readShapes } from '#features/explore/answer/shape/shape.js';
import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { ask } from '#features/explore/ask.js';
import type { Run } from '#features/explore/workbench.type.js';

interface MoreRecords {
  /** The records of all pages loaded so far. */
  readonly shape: AnswerShape | undefined;
  /** Loads the next page; null if there is none, or the text does not ask where the page ends. */
  readonly onMore: (() => void) | null;
  readonly isLoading: boolean;
  /** Why a page did not load; null if nothing is wrong. */
  readonly problem: string | null;
}

interface Loaded {
  readonly run: Run;
  readonly key: string;
  readonly pages: readonly AnswerShape[];
}

/**
 * The records of a connection, page by page: each is asked for with the same text, starting where
 * the previous one ended.
 */
export function useMoreRecords(
  run: Run,
  first: AnswerShape | undefined,
  names: AnswerNames,
): MoreRecords {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [isLoading, setIsLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const controller = useRef<AbortController | null>(null);
  // A request that is still pending belongs to the run that started it.
  useEffect(() => () => controller.current?.abort(), [run]);

  const pages = loaded?.run === run && loaded.key === first?.key ? loaded.pages : [];
  const last = pages.at(-1) ?? first;
  const next = last?.kind === 'RECORDS' ? askNextPage(run, last) : null;
  const shape =
    first === undefined || last === undefined || pages.length === 0
      ? first
      : {
          ...last,
          groupCount: first.groupCount,
          rows: [first, ...pages].flatMap(({ rows }, page) =>
            rows.map((row) => ({ ...row, id: `${page}/${row.id}` })),
          ),
        };

  const more = async () => {
    if (next === null || first === undefined) return;
    const aborting = new AbortController();
    controller.current = aborting;
    setIsLoading(true);
    setProblem(null);
    const answer = await ask({ ...next, operationName: run.operationName }, aborting.signal);
    if (aborting.signal.aborted) return;
    setIsLoading(false);
    const found = readShapes(
      { ...next, operationName: run.operationName, data: answer.data },
      names,
    ).find(({ key }) => key === first.key);
    if (found === undefined)
      setProblem(
        answer.errors[0]?.message ??
          'The next page did not load. Check your connection and try again.',
      );
    else setLoaded({ run, key: first.key, pages: [...pages, found] });
  };

  return { shape, onMore: next === null ? null : () => void more(), isLoading, problem };
}
