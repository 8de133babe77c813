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
  /** The last run, whatever became of it. */
  readonly last: Run | null;
  /** The last that was answered. */
  readonly answered: Run | null;
  readonly problems: readonly TextProblem[];
  readonly onProblem: (problem: TextProblem) => void;
  /** What stands where a question costs too much; null where it does not. */
  readonly tooDear: ReactNode;
  /** The state of the question in words. */
  readonly state: StateWords;
  /** What there is to do where nothing is written, in a sentence. */
  readonly howToBegin: string;
  readonly onRetry: () => void;
  readonly onGoBack: (run: Run) => void;
}

/** The answer, with how it differs from the question as it is now. */
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
    // What tells of a lost connection has to be there before it is lost.
    loadRunProblem().catch(() => {
      // It is asked for again where it is shown.
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
