import type { ReactNode } from 'react';

import type { KindsParams } from '#lib/scope/kind-scope.js';
import { KindControls } from '#ui/KindControls.js';
import { PrintButton } from '#ui/PrintButton.js';
import { ScopeFilters } from '#ui/ScopeFilters.js';

import {
  canFilterBy,
  type Filterable,
  type MeasureChoices,
  type MeasureScope,
} from './measure-address.js';

interface MeasureFiltersProps {
  readonly choices: MeasureChoices;
  readonly scope: MeasureScope;
  readonly measure: Filterable;
  readonly onChange: (change: Partial<KindsParams>) => void;
  /** A control for saving the filters. */
  readonly mine: ReactNode;
}

/** The filters that make sense for a measure. */
export function MeasureFilters({ choices, scope, measure, onChange, mine }: MeasureFiltersProps) {
  const isMoreSet = scope.objective !== null || scope.crimeType !== null;

  return (
    <ScopeFilters
      choices={choices}
      scope={scope}
      onChange={onChange}
      without={(['area', 'agency'] as const).filter((part) => !canFilterBy(measure, part))}
      mine={mine}
      tools={<PrintButton />}
      onClearMore={isMoreSet ? () => onChange({ objective: null, crimeType: null }) : null}
    >
      <KindControls
        choices={choices}
        scope={scope}
        onChange={onChange}
        without={(['objective', 'crimeType'] as const).filter(
          (part) => !canFilterBy(measure, part),
        )}
      />
    </ScopeFilters>
  );
}
