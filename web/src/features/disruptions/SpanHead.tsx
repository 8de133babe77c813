import { Link } from 'react-router';

import type { Objective } from '#graphql/operations.js';
import { formatFigure } from '#lib/figure.js';
import { nameTime, type ToldPlace } from '#lib/time-lines.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

import type { BlockContext } from './disruption.type.js';
import styles from './ObjectiveHead.module.css';

interface SpanHeadProps {
  readonly objective: Objective;
  readonly name: string;
  /** The last that is whole; null where there is none. */
  readonly place: ToldPlace | null;
  readonly context: BlockContext;
}

/** An objective over its panel of a range: its name, which filters the page by it or takes that back, and its last number. */
export function SpanHead({ objective, name, place, context }: SpanHeadProps) {
  const isChosen = context.scope.objective?.code === objective;

  return (
    <div className={isChosen ? `${styles.head} ${styles.isChosen}` : styles.head}>
      <h3>
        <ObjectiveSwatch objective={objective} />
        <Link to={context.toAddress({ objective: isChosen ? null : objective })} aria-current={isChosen ? 'true' : undefined}>
          {name}
        </Link>
      </h3>
      {place === null ? null : <p>{`${formatFigure(place.figure)} in ${nameTime(place)}`}</p>}
    </div>
  );
}
