import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';

import type { TargetsAnswer } from './target-documents.js';
import type { TargetAddress } from './use-target-params.js';

interface TargetFiltersProps {
  readonly params: TargetAddress;
  readonly thisYear: string;
  readonly onChange: (changed: Partial<TargetAddress>) => void;
  readonly areas: TargetsAnswer['areas'];
  readonly agencies: TargetsAnswer['viewer']['agencies'];
}

const objectives = [
  { code: '', name: 'All together' },
  { code: 'PURSUE', name: 'Pursue' },
  { code: 'PREVENT', name: 'Prevent' },
  { code: 'PROTECT', name: 'Protect' },
  { code: 'PREPARE', name: 'Prepare' },
];

const kinds = [
  ['COUNTY', 'Counties'],
  ['LOCAL_COMMAND_UNIT', 'Local command units'],
  ['DISTRICT', 'Districts'],
] as const;

/** Filters for the target table: year, place, objective and agency. */
export function TargetFilters({ params, thisYear, onChange, areas, agencies }: TargetFiltersProps) {
  const { year, area, agency, objective } = params;
  const isSet = area !== '' || agency !== '' || objective !== '';
  return (
    <FilterStrip onClear={isSet ? () => onChange({ area: '', agency: '', objective: '' }) : null}>
      <FilterControl
        label="Year"
        groups={[{ name: null, options: listYears(thisYear, year) }]}
        chosen={year}
        isSet={false}
        onChoose={(chosen) => onChange({ year: chosen })}
      />
      <FilterControl
        label="Place"
        isSearched
        groups={[
          { name: null, options: [{ code: '', name: 'Whole force' }] },
          ...kinds.map(([kind, name]) => ({
            name,
            options: areas.filter((each) => each.kind === kind),
          })),
        ]}
        chosen={area}
        isSet={area !== ''}
        onChoose={(chosen) => onChange({ area: chosen })}
      />
      <FilterControl
        label="Objective"
        groups={[{ name: null, options: objectives }]}
        chosen={objective}
        isSet={objective !== ''}
        onChoose={(chosen) => onChange({ objective: chosen })}
      />
      <FilterControl
        label="Agency"
        isSearched
        groups={[{ name: null, options: [{ code: '', name: 'All together' }, ...agencies] }]}
        chosen={agency}
        isSet={agency !== ''}
        onChoose={(chosen) => onChange({ agency: chosen })}
      />
    </FilterStrip>
  );
}

/** Three years back to two ahead, and the selected year. */
function listYears(thisYear: string, shown: string) {
  const now = Number(thisYear.slice(0, 4));
  const listed = [2, 1, 0, -1, -2, -3].map(
    (by) => `${now + by}-${String((now + by + 1) % 100).padStart(2, '0')}`,
  );
  return [...new Set([...listed, shown])]
    .sort()
    .reverse()
    .map((code) => ({ code, name: code.replace('-', '/') }));
}
