import { type ReactNode, useId, useState } from 'react';

import { type Choices, findAgency, groupAreas } from '#lib/scope/choice.js';
import { listComparable } from '#lib/scope/compare.js';
import {
  describeStandardQuarter,
  findStandardQuarter,
  isRange,
  nothingAsked,
  type Scope,
  type ScopeParams,
  type Step,
} from '#lib/scope/scope.js';

import { FilterControl } from './FilterControl.js';
import { FilterStrip } from './FilterStrip.js';
import { MoreButton } from './MoreButton.js';
import { countTimeSet, TimeControls, type TimePart } from './TimeControls.js';

interface ScopeFiltersProps {
  readonly choices: Choices;
  readonly scope: Scope;
  readonly onChange: (change: Partial<ScopeParams>) => void;
  /** Controls that the page does not use. */
  readonly without?: readonly ('area' | 'agency')[];
  /**
   * The controls for time and comparison that the page uses. A page for one quarter uses none, and
   * offers only the kind of years.
   */
  readonly time?: readonly TimePart[];
  /** Steps that the page cannot show. */
  readonly withoutSteps?: readonly Step[];
  /** More controls of the page, after the agency. */
  readonly children?: ReactNode;
  /** Clears further filters too; null while none of them is set. */
  readonly onClearMore?: (() => void) | null;
  /** A control for saving the filters. */
  readonly mine?: ReactNode;
  /** Actions for the filtered page. */
  readonly tools?: ReactNode;
  /** A note about all filters; null if there is none. */
  readonly note?: string | null;
  /** The agency's part in the figures, and the name for all agencies together. */
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

/**
 * Quarter, area and agency of a page, with less common filters behind a button: a range, its steps,
 * a comparison and the kind of years. Defaults are left out of the address.
 */
export function ScopeFilters({
  choices,
  scope,
  onChange,
  without = [],
  time = [],
  withoutSteps = [],
  ...rest
}: ScopeFiltersProps) {
  const {
    children,
    onClearMore = null,
    mine = null,
    note = null,
    tools = null,
    agencyWords = plainAgency,
  } = rest;
  const standard = findStandardQuarter(choices.periods);
  const notes = [describeStandardQuarter(scope.quarter, choices.periods), note].filter(
    (words) => words !== null,
  );
  const isQuarterSet = scope.quarter.code !== standard?.code;
  const isAreaSet = scope.area.kind !== 'FORCE';
  const timeSet = countTimeSet(scope, time);
  const [isOpen, setIsOpen] = useState(timeSet > 0);
  const row = useId();
  const isNarrowed =
    isQuarterSet || isAreaSet || scope.agency !== null || timeSet > 0 || onClearMore !== null;
  const clear = () => {
    onChange(nothingAsked);
    onClearMore?.();
  };
  // A range has no meaning if the chosen quarter is not after its start.
  const chooseQuarter = (code: string) =>
    onChange({
      quarter: code === standard?.code ? null : code,
      ...(isRange(scope) && code <= scope.from.code ? { from: null } : {}),
    });
  const chooseArea = (code: string) => {
    const area = choices.areas.find((candidate) => candidate.code === code) ?? scope.area;
    onChange({
      area: area.kind === 'FORCE' ? null : code,
      ...keepCompare({ area, agency: scope.agency }),
    });
  };
  const chooseAgency = (code: string) => {
    const agency = code === everyAgency ? null : findAgency(code, choices);
    onChange({ agency: agency?.code ?? null, ...keepCompare({ area: scope.area, agency }) });
  };
  // A comparison that is no longer possible is removed.
  const keepCompare = (shown: Pick<Scope, 'area' | 'agency'>) => {
    const { compare } = scope;
    const isKept = listComparable(shown, choices).some(({ options }) =>
      options.some(({ code }) => code === compare?.choice.code),
    );
    return compare === null || isKept ? {} : { compare: null };
  };

  return (
    <FilterStrip
      onClear={isNarrowed ? clear : null}
      mine={mine}
      note={notes.length === 0 ? null : notes.join('. ')}
      tools={tools}
      second={
        isOpen ? (
          <div id={row} role="group" aria-label="More filters">
            <TimeControls
              choices={choices}
              scope={scope}
              onChange={onChange}
              parts={time}
              withoutSteps={withoutSteps}
            />
          </div>
        ) : null
      }
    >
      <FilterControl
        label={isRange(scope) ? 'Quarter, to' : 'Quarter'}
        groups={[
          {
            name: null,
            options: [...choices.periods].reverse().map(({ code, name, isOpen: runs }) => ({
              code,
              name: runs ? `${name}, open` : name,
            })),
          },
        ]}
        chosen={scope.quarter.code}
        isSet={isQuarterSet}
        onChoose={chooseQuarter}
      />
      {without.includes('area') ? null : (
        <FilterControl
          isSearched
          label="Area"
          groups={groupAreas(choices.areas)}
          chosen={scope.area.code}
          isSet={isAreaSet}
          onChoose={chooseArea}
        />
      )}
      {without.includes('agency') ? null : (
        <FilterControl
          isSearched
          label={agencyWords.label}
          groups={groupAgencies(choices, agencyWords.every)}
          chosen={scope.agency?.code ?? everyAgency}
          isSet={scope.agency !== null}
          onChoose={chooseAgency}
        />
      )}
      {children}
      <MoreButton isOpen={isOpen} controls={row} set={timeSet} onPress={() => setIsOpen(!isOpen)} />
    </FilterStrip>
  );
}
