import { Link } from 'react-router';

import { useChoices } from '#graphql/use-choices.js';
import { toKindSearch } from '#lib/scope/kind-scope.js';

import styles from './Block.module.css';
import type { ViewProps } from './block.type.js';

/**
 * Says that no event is recorded in the quarter in which a level changed, to people who can add
 * one. Recorded events are shown in the chart.
 */
export function EventLine({ block: { kpi, question }, context }: ViewProps) {
  const { data } = useChoices();
  const found = kpi?.controlChart?.break ?? null;
  const [measure] = question.measures;
  if (
    context.isFrozen === true ||
    kpi === null ||
    measure === undefined ||
    found?.backSince !== null
  )
    return null;
  const quarter = kpi.trend.find((point) => point.quarter.key === found.quarter.key)?.quarter;
  const isTold =
    quarter === undefined ||
    kpi.events.some(({ happenedOn }) => quarter.start <= happenedOn && happenedOn <= quarter.end);
  const mayAdd = data?.viewer.viewingAs === null && data.viewer.actions.includes('ADD_EVENTS');
  if (isTold || !mayAdd) return null;

  return (
    <p className={styles.note} data-picture="none">
      No event in {found.quarter.label}:{' '}
      <Link to={`/measures/${measure}${toKindSearch(context.asked)}`}>add one</Link>
    </p>
  );
}
