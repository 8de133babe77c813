import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import { BREAKDOWN } from '#features/measures/breakdown/breakdown-fragment.js';
import { toGroups } from '#features/measures/breakdown/groups.js';
import type { MeasureContext } from '#features/measures/measure/measure.type.js';
import { isBesideShare, isUnderDistricts } from '#features/measures/measure/question.js';
import type { Breakdown_FigureTableFragment, ExplainChange_KpiFragment } from '#graphql/operations.js';
import { labelQuarter } from '#lib/quarter.js';
import { formatDifference } from '#lib/unit.js';

import { splitChange } from './change-parts.js';
import styles from './ExplainDrawer.module.css';

export const EXPLAIN_CHANGE: TypedDocumentNode<ExplainChange_KpiFragment> = gql`
  fragment ExplainChange_Kpi on Kpi {
    id
    period {
      id
      key
    }
    previousQuarter {
      signed
      difference
    }
  }
`;

interface ExplainChangeProps {
  readonly context: MeasureContext;
  readonly kpi: FragmentType<ExplainChange_KpiFragment>;
  readonly table: FragmentType<Breakdown_FigureTableFragment> | null;
}

/** Which districts made the change on the quarter before. Nothing where differences do not add up, or one district is chosen. */
export function ExplainChange({ context, kpi, table }: ExplainChangeProps) {
  const { measure, scope, choices } = context;
  const { data, complete } = useFragment({ fragment: EXPLAIN_CHANGE, from: kpi });
  const byArea = useFragment({
    fragment: BREAKDOWN,
    from: table,
    variables: { measure: measure.key, isBesideShare: isBesideShare(measure) },
  });
  const isRatio = measure.unit === 'PERCENT' || measure.unit === 'RATE';
  const isWhole = scope.area.kind === 'FORCE' || isUnderDistricts(scope);
  if (!complete || !byArea.complete || isRatio || !isWhole) return null;

  // What is protected may differ by the lottery alone: then there is no change to explain.
  const total = (data.previousQuarter?.signed ?? null) === null ? null : (data.previousQuarter?.difference ?? null);
  const parts = total === null ? null : splitChange({ ...toGroups(byArea.data, 'area', choices), total });
  if (total === null || parts === null) return null;

  const title = `What made the change, ${formatDifference(total, measure.unit)} on ${labelQuarter(data.period.key, -1)}`;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <table className={styles.change}>
        <caption>Change by district, the greatest first</caption>
        <thead>
          <tr>
            <th scope="col">District</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, difference }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatDifference(difference, measure.unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
