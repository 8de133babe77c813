import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { MeasureTarget_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';

import type { MeasureContext } from './measure.type.js';
import type { MeasureTools } from './measure-tools.type.js';

export const MEASURE_TARGET: TypedDocumentNode<MeasureTarget_KpiFragment> = gql`
  fragment MeasureTarget_Kpi on Kpi {
    id
    period {
      id
      key
      label
    }
    target {
      id
      value
      lower
      upper
      tolerance
      text
      version
    }
  }
`;

interface MeasureTargetProps extends Pick<MeasureTools, 'TargetTool'> {
  readonly context: MeasureContext;
  readonly kpi: FragmentType<MeasureTarget_KpiFragment> | null;
}

/** A way to set the target of exactly what is shown. Measures that are not rated have none, and nor has a crime type or a kind of agency. */
export function MeasureTarget({ context: { measure, scope }, kpi, TargetTool }: MeasureTargetProps) {
  const data = unmask(MEASURE_TARGET, kpi);
  if (data === null || measure.direction === 'NEUTRAL' || scope.crimeType !== null || scope.agency?.of === 'KIND') return null;

  return (
    <TargetTool
      measure={measure}
      quarter={data.period}
      area={scope.area.kind === 'FORCE' ? null : scope.area}
      agency={scope.agency}
      objective={scope.objective}
      target={data.target}
      onDone={() => undefined}
    />
  );
}
