import { lazy, type ReactNode, useEffect } from 'react';

import type { TextProblem } from '#features/explore/editor/text-problem.type.js';
import { isTooDear, isWrong, type StateWords } from '#features/explore/marks/describe-state.js';
import { LazyPart } from '#features/explore/marks/LazyPart.js';
import pane from '#features/explore/marks/Pane.module.css';
import type { AnswerPaneProps, Run } from '#features/explore/workbench.type.js';
import { formatInstant } from '#lib/format.js';
import { Button } from '#ui/Button.js';

import styles from './AnswerFrame.module.css';

const loadRunProblem = async () => ({ default: (await import('./RunProblem.js')).RunProblem });
const RunProblem = lazy(loadRunProblem);
const ProblemList = lazy(async () => ({ default: (await import('./ProblemList.js')).ProblemList }));
const AnswerPane = lazy(async () => ({
  default: (await import('#features/explore/answer/pane/AnswerPane.js')).AnswerPane,
}));

interface AnswerFrameProps extends Omit<AnswerPaneProps, 'run'> {
  /** The last run, answered or not. */
  readonly last: Run | null;
  /** The last run that was answered. */
  readonly answered: Run | null;
  readonly problems: readonly TextProblem[];
  readonly onProblem: (problem: TextProblem) => void;
  /** Shown if the question costs too much; null if it does not. */
  readonly tooDear: ReactNode;
  /** The state of the question, in words. */
  readonly state: StateWords;
  /** Says in a sentence what to do if nothing is written yet. */
  readonly howToBegin: string;
  readonly onRetry: () => void;
  readonly onGoBack: (run: Run) => void;
}

/** The answer, and how it differs from the current question. */
export function AnswerFrame({
  last,
  answered,
  problems,
  onProblem,
  tooDear,
  state,
  howToBegin,
  onRetry,
  onGoBack,
  ...rest
}: AnswerFrameProps) {
  const { isChanged, question } = rest;
  useEffect(() => {
    // The message about a lost connection must be loaded before the connection is lost.
    loadRunProblem().catch(() => {
      // The component that shows the message loads it again.
    });
  }, []);
  const isFailed =
    last !== null &&
    !isChanged &&
    (last.state === 'failed' || last.state === 'refused' || last.state === 'offline');
  const problem =
    problems.length > 0 ? (
      <ProblemList problems={problems} onProblem={onProblem} />
    ) : isFailed && !isTooDear(last) ? (
      <RunProblem run={last} isWrong={isWrong(last)} onRetry={onRetry} />
    ) : (
      tooDear
    );
  const isOld =
    answered !== null && (problem !== null || (last !== answered && last?.state !== 'running'));

  return (
    <section className={pane.pane} aria-label="Answer" data-pane="answer">
      <LazyPart>{problem}</LazyPart>
      {answered === null ? (
        problem === null ? (
          <p className={styles.waiting}>
            {question.text.trim() === ''
              ? howToBegin
              : `${state.words}. Press Run, or Ctrl and Enter, to ask.`}
          </p>
        ) : null
      ) : null}
      {answered === null ? null : (
        <>
          {isOld || isChanged ? (
            <div className={styles.old}>
              <p>
                <b>The last answer, from {formatInstant(answered.startedAt.toISOString())}</b>
                {isChanged ? (
                  <span>It answers the question as it was before your change.</span>
                ) : null}
              </p>
              {isChanged ? (
                <Button onPress={() => onGoBack(answered)}>Go back to that question</Button>
              ) : null}
            </div>
          ) : null}
          <LazyPart fallback={<p className={styles.waiting}>Loading</p>}>
            <div className={styles.answer}>
              <AnswerPane run={answered} {...rest} />
            </div>
          </LazyPart>
        </>
      )}
    </section>
  );
}
