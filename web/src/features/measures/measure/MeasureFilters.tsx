import type { Choice } from '#lib/choice.js';
import { ScopeFilters } from '#ui/ScopeFilters.js';
import { SelectControl } from '#ui/SelectControl.js';

import { type AskedMeasure, type Filterable, isToldBy, type MeasureChoices, type MeasureScope } from './measure-address.js';

interface MeasureFiltersProps {
  readonly choices: MeasureChoices;
  readonly scope: MeasureScope;
  readonly measure: Filterable;
  readonly onChange: (change: Partial<AskedMeasure>) => void;
}

const parts = [
  { part: 'crimeType', label: 'Crime type', choices: 'crimeTypes', every: 'All crime types' },
  { part: 'objective', label: 'Objective', choices: 'objectives', every: 'All objectives' },
] as const;

const all = 'all';

/** The filters that make sense for a measure. */
export function MeasureFilters({ choices, scope, measure, onChange }: MeasureFiltersProps) {
  const isMoreSet = scope.objective !== null || scope.crimeType !== null;

  return (
    <ScopeFilters
      choices={choices}
      scope={scope}
      onChange={onChange}
      without={(['area', 'agency'] as const).filter((part) => !isToldBy(measure, part))}
      onClearMore={isMoreSet ? () => onChange({ objective: null, crimeType: null }) : null}
    >
      {parts.map(({ part, label, choices: list, every }) => {
        const options: readonly Choice[] = [{ code: all, name: every }, ...choices[list]];
        return isToldBy(measure, part) ? (
          <SelectControl
            key={part}
            label={label}
            groups={[{ name: null, options }]}
            chosen={scope[part]?.code ?? all}
            isSet={scope[part] !== null}
            onChoose={(code) => onChange({ [part]: code === all ? null : code })}
          />
        ) : null;
      })}
    </ScopeFilters>
  );
}
