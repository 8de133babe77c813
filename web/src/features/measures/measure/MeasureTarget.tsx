import type { BlockContent } from '#blocks/block.type.js';

import type { PageMeasure } from './measure.type.js';
import type { MeasureScope } from './measure-address.js';
import type { MeasureTools } from './measure-tools.type.js';

interface MeasureTargetProps extends Pick<MeasureTools, 'TargetTool'> {
  readonly measure: PageMeasure;
  readonly scope: MeasureScope;
  readonly kpi: BlockContent['kpi'];
}

/**
 * Sets the target of exactly the figure shown. Measures without ratings have no target, nor do
 * crime types or kinds of agency.
 */
export function MeasureTarget({ measure, scope, kpi, TargetTool }: MeasureTargetProps) {
  if (
    kpi === null ||
    measure.direction === 'NEUTRAL' ||
    scope.crimeType !== null ||
    scope.agency?.of === 'KIND'
  )
    return null;

  return (
    <TargetTool
      measure={measure}
      quarter={kpi.period}
      area={scope.area.kind === 'FORCE' ? null : scope.area}
      agency={scope.agency}
      objective={scope.objective}
      target={kpi.target}
      onDone={() => undefined}
    />
  );
}
