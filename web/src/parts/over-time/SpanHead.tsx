import { Link } from 'react-router';

import type { Objective } from '#graphql/operations.js';
import { formatFigure } from '#lib/figure.js';
import { nameTime, type ToldPlace } from '#lib/time-lines.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

import styles from './SpanHead.module.css';

interface SpanHeadProps {
  readonly objective: Objective;
  readonly name: string;
  /** The last that is whole; null where there is none. */
  readonly place: ToldPlace | null;
  /** Whether the page is narrowed to it. */
  readonly isChosen: boolean;
  /** Where its name leads: to the page narrowed to it, or to all where it is chosen. */
  readonly address: string;
}

/** An objective over its panel of a range: its name, which filters the page by it or takes that back, and its last number. */
export function SpanHead({ objective, name, place, isChosen, address }: SpanHeadProps) {
  return (
    <div className={isChosen ? `${styles.head} ${styles.isChosen}` : styles.head}>
      <h3>
        <ObjectiveSwatch objective={objective} />
        <Link to={address} aria-current={isChosen ? 'true' : undefined}>
          {name}
        </Link>
      </h3>
      {place === null ? null : <p>{`${formatFigure(place.figure)} in ${nameTime(place)}`}</p>}
    </div>
  );
}
