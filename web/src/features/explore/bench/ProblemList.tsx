import type { TextProblem } from '#features/explore/editor/text-problem.type.js';

import styles from './ProblemList.module.css';

interface ProblemListProps {
  readonly problems: readonly TextProblem[];
  /** Moves to the place of a problem in the text. */
  readonly onProblem: (problem: TextProblem) => void;
}

/** Problems to fix before the question runs, each with a link to its line. */
export function ProblemList({ problems, onProblem }: ProblemListProps) {
  const title =
    problems.length === 1
      ? 'Correct 1 problem, then run again'
      : `Correct ${problems.length} problems, then run again`;
  return (
    <div className={styles.problems}>
      <h2>{title}</h2>
      <ol>
        {problems.map((problem) => (
          <li key={`${problem.from} ${problem.sentence}`}>
            <button type="button" onClick={() => onProblem(problem)}>
              Line {problem.line}
            </button>
            <span>{problem.sentence}</span>
          </li>
        ))}
      </ol>
      <p>Nothing was run, and your allowance is unchanged.</p>
    </div>
  );
}
