import { useCost } from '#features/explore/state/use-cost.js';
import { formatNumber } from '#lib/format.js';

import styles from './SavedPages.module.css';

interface CostTodayProps {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The cost that a question would have now; nothing until known. */
export function CostToday({ text, variables }: CostTodayProps) {
  const known = useCost({ text, variables }, true);
  if (known === null) return null;
  const { cost, allowance } = known;
  return (
    <div>
      <dt>Cost</dt>
      <dd>
        {formatNumber(cost)} of {formatNumber(allowance)}
      </dd>
      <dd className={styles.small}>
        {cost <= allowance ? 'for one question' : 'more than the limit for one question'}
      </dd>
    </div>
  );
}
