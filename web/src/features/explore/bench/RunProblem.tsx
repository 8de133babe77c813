import type { Run } from '#features/explore/workbench.type.js';
import { toShownYears } from '#lib/years.js';
import { Button } from '#ui/Button.js';

import styles from './RunProblem.module.css';

interface RunProblemProps {
  /** A run without an answer. */
  readonly run: Run;
  /** Whether the text caused the problem. */
  readonly isWrong: boolean;
  readonly onRetry: () => void;
}

/** Why a question was not answered, and what to do. */
export function RunProblem({ run, isWrong, onRetry }: RunProblemProps) {
  const [first] = run.errors;
  const sentences = [...new Set(run.errors.map(({ message }) => toShownYears(message)))];
  const needs = textOf(first?.extensions?.needs);
  const grantedBy = textOf(first?.extensions?.grantedBy);
  return (
    <div className={styles.problem}>
      <h2>{titleOf(run, isWrong)}</h2>
      {run.state === 'offline' ? (
        <p>
          Stronghold cannot be reached. Your text, tabs and last answers are kept on this computer.
        </p>
      ) : null}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {needs === null || sentences.includes(needs) ? null : <p>{needs}</p>}
      {grantedBy === null ? null : <p>{grantedBy}</p>}
      {first?.extensions?.signInAgain === true || (run.state === 'refused' && needs === null) ? (
        <p>
          <a
            href={`/sign-in?to=${encodeURIComponent(window.location.pathname + window.location.search)}`}
          >
            Sign in
          </a>
          . What you wrote is kept.
        </p>
      ) : null}
      {run.state === 'refused' || isWrong ? null : <Button onPress={onRetry}>Try again</Button>}
    </div>
  );
}

function titleOf({ state }: Run, isWrong: boolean): string {
  if (state === 'offline') return 'No connection';
  if (state === 'refused') return 'This question is not open to you';
  return isWrong ? 'This question cannot be answered as it is' : 'That did not work';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
