import { StateMark } from '#features/explore/marks/StateMark.js';
import type { RunCost } from '#features/explore/read-cost.js';
import type { BenchParts } from '#features/explore/state/use-bench.js';
import { formatNumber } from '#lib/format.js';
import { Button } from '#ui/Button.js';

import styles from './CostPanel.module.css';
import { useCheaper } from './use-cheaper.js';

interface CostPanelProps extends Pick<BenchParts, 'question' | 'schema' | 'choices'> {
  readonly cost: RunCost;
  /** Replaces this question with a cheaper one. */
  readonly onApply: (text: string) => void;
}

const WIDTH = 600;

/** Why a question costs too much to run, and cheaper alternatives, each with one button. */
export function CostPanel({ cost, onApply, ...context }: CostPanelProps) {
  const ways = useCheaper(context, cost.cost);
  const { allowance, hourAllowance, hourLeft, parts } = cost;
  const limit = (WIDTH * allowance) / Math.max(cost.cost, allowance);
  const [dearest] = parts;
  return (
    <div className={styles.cost}>
      <h2>{titleOf(cost)}</h2>
      <p>
        It was not run, and your allowance is unchanged
        {hourLeft === null || hourAllowance === null
          ? ''
          : `: ${formatNumber(hourLeft)} of ${formatNumber(hourAllowance)} left for this hour`}
        .
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} 24`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`It costs ${formatNumber(cost.cost)}, and the limit for one question is ${formatNumber(allowance)}`}
      >
        <rect className={styles.over} width={WIDTH} height="24" />
        <rect className={styles.within} width={limit} height="24" />
        <path className={styles.limit} d={`M${limit} 0V24`} />
      </svg>
      <p className={styles.legend}>
        <span>{formatNumber(allowance)} for one question</span>
        <span>{formatNumber(cost.cost)} as it stands</span>
      </p>
      {dearest === undefined ? null : (
        <p>
          Most of it is {dearest.key}
          {dearest.size === null ? '' : `, ${dearest.size}`}:{' '}
          {formatNumber(Math.ceil(dearest.cost))}.
        </p>
      )}
      <h3>How to make it cheaper</h3>
      {ways === undefined ? <p>Loading</p> : null}
      {ways?.length === 0 ? (
        <p>Narrow it with a filter, or split it into several questions.</p>
      ) : null}
      {ways === undefined || ways.length === 0 ? null : (
        <table className={styles.ways}>
          <thead>
            <tr>
              <th scope="col">Change</th>
              <th scope="col">Cost</th>
              <th scope="col">Then</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {ways.map((way) => (
              <tr key={way.label}>
                <th scope="row">
                  {way.label}
                  <span>{way.meaning}</span>
                </th>
                <td>{formatNumber(way.cost)}</td>
                <td>
                  <span className={styles.then}>
                    <StateMark shape={way.canRun ? 'CIRCLE' : 'DIAMOND'} />
                    {way.canRun ? 'Can run' : 'Still too much'}
                  </span>
                </td>
                <td>
                  <Button onPress={() => onApply(way.text)} label={`Apply: ${way.label}`}>
                    Apply
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.note}>
        The cost depends only on the question: the possible groups, for each measure and change. A
        filter makes it cheaper; listing fewer rows hardly does. Exporting it costs the same.
      </p>
    </div>
  );
}

function titleOf({ cost, allowance }: RunCost): string {
  const times = Math.round(cost / allowance);
  if (times < 2) return 'This question costs more than the limit for one question';
  return `This question costs ${times === 2 ? 'twice' : `${formatNumber(times)} times`} the limit for one question`;
}
