import { Link } from 'react-router';

import type { Objective } from '#graphql/operations.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

import type { BlockContext } from './disruption.type.js';
import { type ToldObjective, wordAgainst } from './objective-words.js';
import styles from './ObjectiveHead.module.css';

interface ObjectiveHeadProps {
  readonly objective: ToldObjective & { readonly code: Objective };
  readonly context: BlockContext;
}

/** An objective over its panel: its name, which filters the page by it or takes that back, how it is rated, and its number. */
export function ObjectiveHead({ objective, context }: ObjectiveHeadProps) {
  const isChosen = context.scope.objective?.code === objective.code;

  return (
    <div className={isChosen ? `${styles.head} ${styles.isChosen}` : styles.head}>
      <h3>
        <ObjectiveSwatch objective={objective.code} />
        <Link to={context.toAddress({ objective: isChosen ? null : objective.code })} aria-current={isChosen ? 'true' : undefined}>
          {objective.name}
        </Link>
        <span className={styles.status}>
          <StatusWord status={objective.status} />
        </span>
      </h3>
      <p>{wordAgainst(objective)}</p>
    </div>
  );
}
