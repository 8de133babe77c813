import type { ShownReturn } from '#features/returns/return-documents.js';
import { countStates } from '#features/returns/return-words.js';
import styles from '#features/returns/Returns.module.css';

interface ReturnCountsProps {
  readonly returns: readonly ShownReturn[];
}

/** How many returns are owed, in, late and missing. */
export function ReturnCounts({ returns }: ReturnCountsProps) {
  const { owed, in: received, onTime, late, missing } = countStates(returns);
  const facts = [
    { name: 'In', value: `${received} of ${owed}` },
    { name: 'On time', value: `${onTime}` },
    { name: 'Late', value: `${late}` },
    { name: 'Missing', value: `${missing}` },
  ];
  return (
    <dl className={styles.counts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
