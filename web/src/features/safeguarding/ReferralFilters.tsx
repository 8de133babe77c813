import { type AskedFilters, type Filters, findStandardRange } from '#lib/address.js';
import { type Choices, groupAreas } from '#lib/choice.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { SelectControl } from '#ui/SelectControl.js';

interface ReferralFiltersProps {
  readonly options: Choices;
  readonly filters: Filters;
  readonly onChange: (change: Partial<AskedFilters>) => void;
}

const everyAgency = 'any';

/** The filters of the page. What the page would show by itself is left out of the address. */
export function ReferralFilters({ options, filters, onChange }: ReferralFiltersProps) {
  const { areas, agencies } = options;
  const force = areas.find((area) => area.kind === 'FORCE') ?? { code: 'all', name: 'All areas' };
  const standard = findStandardRange(options.periods);
  const periods = [...options.periods].reverse();
  const isAreaSet = filters.area !== null && filters.area.code !== force.code;
  const isNarrowed =
    isAreaSet || filters.agency !== null || filters.from.code !== standard?.from.code || filters.to.code !== standard.to.code;

  return (
    <FilterStrip onClear={isNarrowed ? () => onChange({ from: null, to: null, area: null, agency: null }) : null}>
      <SelectControl
        label="From"
        groups={[{ name: null, options: periods.filter((period) => period.code <= filters.to.code) }]}
        chosen={filters.from.code}
        isSet={filters.from.code !== standard?.from.code}
        onChoose={(code) => onChange({ from: code === standard?.from.code ? null : code })}
      />
      <SelectControl
        label="To"
        groups={[{ name: null, options: periods.filter((period) => period.code >= filters.from.code) }]}
        chosen={filters.to.code}
        isSet={filters.to.code !== standard?.to.code}
        onChoose={(code) => onChange({ to: code === standard?.to.code ? null : code })}
      />
      <SelectControl
        label="Area"
        groups={groupAreas(areas)}
        chosen={filters.area?.code ?? force.code}
        isSet={isAreaSet}
        onChoose={(code) => onChange({ area: code === force.code ? null : code })}
      />
      <SelectControl
        label="Referred by"
        groups={[{ name: null, options: [{ code: everyAgency, name: 'Any agency' }, ...agencies] }]}
        chosen={filters.agency?.code ?? everyAgency}
        isSet={filters.agency !== null}
        onChoose={(code) => onChange({ agency: code === everyAgency ? null : code })}
      />
    </FilterStrip>
  );
}
