import type { ReactNode } from 'react';

import { type Choices, groupAreas } from '#lib/scope/choice.js';
import { findStandardQuarter } from '#lib/scope/scope.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';

import type { Around } from './pin-address.js';

interface MyFiltersProps {
  readonly choices: Choices;
  readonly around: Around;
  readonly onChange: (change: {
    readonly quarter?: string | null;
    readonly area?: string | null;
  }) => void;
  /** Actions for the page. */
  readonly tools: ReactNode;
}

const asPinned = 'as-pinned';

/** One quarter and one area for all blocks. */
export function MyFilters({ choices, around: { quarter, area }, onChange, tools }: MyFiltersProps) {
  const standard = findStandardQuarter(choices.periods)?.code;
  const isSet = quarter !== standard || area !== null;
  const periods = [...choices.periods]
    .reverse()
    .map(({ code, name, isOpen }) => ({ code, name: isOpen ? `${name}, open` : name }));
  return (
    <FilterStrip
      onClear={isSet ? () => onChange({ quarter: null, area: null }) : null}
      note="Applies to every block that uses it"
      tools={tools}
      areToolsOnPhones
    >
      <FilterControl
        label="Quarter"
        groups={[{ name: null, options: periods }]}
        chosen={quarter}
        isSet={quarter !== standard}
        onChoose={(code) => onChange({ quarter: code === standard ? null : code })}
      />
      <FilterControl
        label="Area"
        isSearched
        groups={[
          { name: null, options: [{ code: asPinned, name: 'As pinned' }] },
          ...groupAreas(choices.areas).map(nameGroup),
        ]}
        chosen={area ?? asPinned}
        isSet={area !== null}
        onChoose={(code) => onChange({ area: code === asPinned ? null : code })}
      />
    </FilterStrip>
  );
}

function nameGroup<Group extends { readonly name: string | null }>(
  group: Group,
): Omit<Group, 'name'> & { readonly name: string } {
  return { ...group, name: group.name ?? 'The whole force' };
}
