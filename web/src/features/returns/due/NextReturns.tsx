import { Link } from 'react-router';

import type { ShownReturn } from '#features/returns/return-documents.js';
import { ReturnMark } from '#features/returns/ReturnMark.js';
import styles from '#features/returns/Returns.module.css';
import { formatDay, formatNumber } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';

interface NextReturnsProps {
  /** An agency's returns for quarters after the one that is shown. */
  readonly returns: readonly ShownReturn[];
}

/** The next quarter, when its returns are due and which are in; nothing if there is none. */
export function NextReturns({ returns }: NextReturnsProps) {
  const owed = returns.filter(({ isOwed }) => isOwed);
  const period = owed[0]?.period;
  if (period === undefined) return null;
  const those = owed.filter((each) => each.period.key === period.key);
  const waiting = those.filter(({ receivedAt }) => receivedAt === null);
  const [first] = those.map(({ dueOn }) => dueOn).sort();
  const begun = those.length - waiting.length;
  return (
    <p className={styles.next}>
      <span>
        Next:{' '}
        <Link to={`/returns?${new URLSearchParams({ quarter: period.key })}`}>{period.label}</Link>
        {`, due ${formatDay(first ?? '')}`}
      </span>
      {begun === 0 ? null : (
        <ReturnMark state="RECEIVED">{`${formatNumber(begun)} of ${formatNumber(those.length)} started`}</ReturnMark>
      )}
      {waiting.map(({ id, dataset, state }) => (
        <ReturnMark key={id} state={state}>
          {`${datasetNames[dataset]} not yet`}
        </ReturnMark>
      ))}
    </p>
  );
}
