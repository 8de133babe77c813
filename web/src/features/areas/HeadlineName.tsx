import { Link } from 'react-router';

import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

import type { BlockContext } from './area.type.js';
import type { AreaHeadline } from './headline-fragment.js';
import styles from './HeadlineTable.module.css';

interface HeadlineNameProps {
  readonly kpi: AreaHeadline;
  readonly context: BlockContext;
  /** The name where another one than the server's is shown. */
  readonly name?: string;
}

/** A headline's name, which leads to its measure for the same area and quarter. */
export function HeadlineName({ kpi, context, name = kpi.name }: HeadlineNameProps) {
  return (
    <span className={styles.name}>
      {kpi.objective === null ? null : <ObjectiveSwatch objective={kpi.objective} />}
      <Link to={context.toMeasure(kpi.measure.key, context.scope.area, kpi.objective)}>{name}</Link>
    </span>
  );
}
