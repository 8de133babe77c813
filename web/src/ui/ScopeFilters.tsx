import type { ReactNode } from 'react';

import { type Choices, groupAreas } from '#lib/choice.js';
import { type AskedScope, findStandardQuarter, type Scope } from '#lib/scope.js';

import { FilterStrip } from './FilterStrip.js';
import { SelectControl } from './SelectControl.js';

interface ScopeFiltersProps {
  readonly choices: Choices;
  readonly scope: Scope;
  readonly onChange: (change: Partial<AskedScope>) => void;
  /** Controls that what is shown has no use for. */
  readonly without?: readonly ('area' | 'agency')[];
  /** Further controls of the page, after the agency. */
  readonly children?: ReactNode;
  /** Takes further filters back too; null while none of them is set. */
  readonly onClearMore?: (() => void) | null;
  /** What can be done with the page as it is filtered. */
  readonly tools?: ReactNode;
  /** What is to be known of the filters together; null where nothing is. */
  readonly note?: string | null;
  /** What the agency of the figures did, and what all of them are called. */
  readonly agencyWords?: { readonly label: string; readonly every: string };
}

const everyAgency = 'all';
const plainAgency = { label: 'Agency', every: 'All agencies' } as const;

function groupAgencies({ agencies, agencyKinds = [] }: Choices, every: string) {
  const all = { code: everyAgency, name: every };
  if (agencyKinds.length === 0) return [{ name: null, options: [all, ...agencies] }];
  return [
    { name: null, options: [all] },
    { name: 'Kinds of agency', options: agencyKinds },
    { name: 'Agencies', options: agencies },
  ];
}

/** Quarter, area and agency of a page that shows one quarter. What the page would show by itself is left out of the address. */
export function ScopeFilters({
  choices,
  scope,
  onChange,
  without = [],
  children,
  onClearMore = null,
  tools = null,
  note = null,
  agencyWords = plainAgency,
}: ScopeFiltersProps) {
  const standard = findStandardQuarter(choices.periods);
  const isQuarterSet = scope.quarter.code !== standard?.code;
  const isAreaSet = scope.area.kind !== 'FORCE';
  const isNarrowed = isQuarterSet || isAreaSet || scope.agency !== null || onClearMore !== null;
  const clear = () => {
    onChange({ quarter: null, area: null, agency: null });
    onClearMore?.();
  };

  return (
    <FilterStrip onClear={isNarrowed ? clear : null} tools={tools} note={note}>
      <SelectControl
        label="Quarter"
        groups={[
          {
            name: null,
            options: [...choices.periods].reverse().map(({ code, name, isOpen }) => ({ code, name: isOpen ? `${name}, open` : name })),
          },
        ]}
        chosen={scope.quarter.code}
        isSet={isQuarterSet}
        onChoose={(code) => onChange({ quarter: code === standard?.code ? null : code })}
      />
      {without.includes('area') ? null : (
        <SelectControl
          label="Area"
          groups={groupAreas(choices.areas)}
          chosen={scope.area.code}
          isSet={isAreaSet}
          onChoose={(code) => onChange({ area: choices.areas.some((area) => area.code === code && area.kind === 'FORCE') ? null : code })}
        />
      )}
      {without.includes('agency') ? null : (
        <SelectControl
          label={agencyWords.label}
          groups={groupAgencies(choices, agencyWords.every)}
          chosen={scope.agency?.code ?? everyAgency}
          isSet={scope.agency !== null}
          onChoose={(code) => onChange({ agency: code === everyAgency ? null : code })}
        />
      )}
      {children}
    </FilterStrip>
  );
}
