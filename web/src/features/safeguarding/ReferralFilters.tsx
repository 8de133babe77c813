import { type AskedFilters, findStandardRange } from '#lib/address.js';
import { type Choices, groupAreas } from '#lib/choice.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { SelectControl } from '#ui/SelectControl.js';

import { pathways } from './labels.js';
import type { ReferralFilters as Shown } from './referral-filters.js';

interface ReferralFiltersProps {
  readonly options: Choices;
  readonly filters: Shown;
  readonly onChange: (change: Partial<AskedFilters>) => void;
  readonly onChoosePathway: (code: string | null) => void;
  /** What is told of the cuts that the filters make; null where nothing is. */
  readonly cuts: string | null;
}

const everyAgency = 'any';
const everyPathway = 'all';

/** The filters of the page. What the page would show by itself is left out of the address. */
export function ReferralFilters({ options, filters, onChange, onChoosePathway, cuts }: ReferralFiltersProps) {
  const { areas, agencies } = options;
  const force = areas.find((area) => area.kind === 'FORCE') ?? { code: 'all', name: 'All areas' };
  const standard = findStandardRange(options.periods);
  const periods = [...options.periods].reverse();
  const isAreaSet = filters.area !== null && filters.area.code !== force.code;
  const isNarrowed =
    isAreaSet ||
    filters.agency !== null ||
    filters.pathway !== null ||
    filters.from.code !== standard?.from.code ||
    filters.to.code !== standard.to.code;

  const clear = () => {
    onChange({ from: null, to: null, area: null, agency: null });
    onChoosePathway(null);
  };

  return (
    <FilterStrip onClear={isNarrowed ? clear : null} note={cuts}>
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
      <SelectControl
        label="Pathway"
        groups={[{ name: null, options: [{ code: everyPathway, name: 'All pathways' }, ...pathways] }]}
        chosen={filters.pathway?.code ?? everyPathway}
        isSet={filters.pathway !== null}
        onChoose={(code) => onChoosePathway(code === everyPathway ? null : code)}
      />
    </FilterStrip>
  );
}
