import { groupAreas } from '#lib/choice.js';
import type { AskedScope } from '#lib/scope.js';
import { ScopeFilters } from '#ui/ScopeFilters.js';
import { SelectControl } from '#ui/SelectControl.js';

import type { AreaChoices, AreaScope, AskedAreas } from './area.type.js';
import { findStandard, groupMeasures } from './map-measures.js';

interface AreaFiltersProps {
  readonly choices: AreaChoices;
  readonly scope: AreaScope;
  /** What of the address was asked for: without it what stands beside the area is the page's own choice. */
  readonly asked: AskedAreas;
  readonly onChange: (change: Partial<AskedAreas>) => void;
  readonly onChooseArea: (code: string) => void;
  readonly onClear: () => void;
}

const standard = 'standard';

/** Quarter and area, what stands beside it, and what the map shows. */
export function AreaFilters({ choices, scope, asked, onChange, onChooseArea, onClear }: AreaFiltersProps) {
  const { area, other, measure } = scope;
  const usual = findStandard(choices.measures);
  const force = choices.areas.find(({ kind }) => kind === 'FORCE');
  const isCompared = other !== null && other.code === asked.compare;
  const isMore = isCompared || asked.map !== null || asked.unit !== null;
  // The strip takes all back at once; a control changes its own part.
  const change = (part: Partial<AskedScope>) => {
    if ('area' in part && 'quarter' in part) onClear();
    else if ('area' in part) onChooseArea(part.area ?? force?.code ?? area.code);
    else onChange({ quarter: part.quarter ?? null });
  };

  return (
    <ScopeFilters choices={choices} scope={scope} onChange={change} without={['agency']} onClearMore={isMore ? () => undefined : null}>
      <SelectControl
        label="Compare with"
        groups={[
          { name: null, options: [{ code: standard, name: area.kind === 'FORCE' ? 'Nothing' : (force?.name ?? 'Nothing') }] },
          ...groupAreas(choices.areas.filter(({ code, kind }) => code !== area.code && kind !== 'FORCE')).filter(
            ({ options }) => options.length > 0,
          ),
        ]}
        chosen={isCompared ? other.code : standard}
        isSet={isCompared}
        onChoose={(code) => onChange({ compare: code === standard ? null : code })}
      />
      <SelectControl
        label="Measure"
        groups={groupMeasures(choices.measures)}
        chosen={measure.code}
        isSet={measure.code !== usual?.code}
        onChoose={(code) => onChange({ map: code === usual?.code ? null : code, unit: null })}
      />
    </ScopeFilters>
  );
}
