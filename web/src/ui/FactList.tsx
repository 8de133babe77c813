import type { ReactNode } from 'react';

import styles from './FactList.module.css';

interface FactListProps {
  readonly facts: readonly { readonly name: string; readonly content: ReactNode }[];
}

/** Facts with their names beside them. */
export function FactList({ facts }: FactListProps) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, content }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  );
}
