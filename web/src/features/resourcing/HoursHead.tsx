import { Link } from 'react-router';

import type { Objective } from '#graphql/operations.js';
import { formatFigure } from '#lib/figure.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

import type { ToldHours } from './hour-words.js';
import styles from './HoursHead.module.css';
import type { BlockContext } from './resourcing.type.js';

interface HoursHeadProps {
  readonly objective: ToldHours & { readonly code: Objective };
  readonly context: BlockContext;
}

/** An objective over its panel: its name, which filters the page by it or takes that back, its hours, and whether they really changed. */
export function HoursHead({ objective, context }: HoursHeadProps) {
  const { code, name, figure, variation, side } = objective;
  const isChosen = context.scope.objective?.code === code;

  return (
    <div className={isChosen ? `${styles.head} ${styles.isChosen}` : styles.head}>
      <h3>
        <ObjectiveSwatch objective={code} />
        <Link to={context.toAddress({ objective: isChosen ? null : code })} aria-current={isChosen ? 'true' : undefined}>
          {name}
        </Link>
        <span className={styles.hours}>{formatFigure(figure)}</span>
      </h3>
      {figure.value === null || context.scope.quarter.isOpen ? null : <VariationWord variation={variation} side={side} />}
    </div>
  );
}
