import type { Choices } from '#lib/scope/choice.js';
import { listComparable } from '#lib/scope/compare.js';
import { isRange, type Scope, type ScopeParams, type Step, steps } from '#lib/scope/scope.js';
import { yearKinds } from '#lib/years.js';

import { FilterControl } from './FilterControl.js';
import { Switch } from './Switch.js';

/** The controls for time and comparison that a page can have. */
export type TimePart = 'from' | 'step' | 'compare';

interface TimeControlsProps {
  readonly choices: Choices;
  readonly scope: Scope;
  readonly onChange: (change: Partial<ScopeParams>) => void;
  /** The controls that the page uses. */
  readonly parts: readonly TimePart[];
  /** Steps that the page cannot show. */
  readonly withoutSteps: readonly Step[];
}

const none = 'none';

/** The start of a range, the step, the comparison, and the years in which quarters are written. */
export function TimeControls({ choices, scope, onChange, parts, withoutSteps }: TimeControlsProps) {
  const earlier = choices.periods.filter(({ code }) => code < scope.quarter.code).reverse();
  const comparable = listComparable(scope, choices);
  return (
    <>
      {parts.includes('from') ? (
        <FilterControl
          label="Range from"
          groups={[{ name: null, options: [{ code: none, name: 'No range' }, ...earlier] }]}
          chosen={isRange(scope) ? scope.from.code : none}
          isSet={isRange(scope)}
          onChoose={(code) => onChange({ from: code === none ? null : code })}
        />
      ) : null}
      {parts.includes('compare') && comparable.length > 0 ? (
        <FilterControl
          label="Compare with"
          groups={[{ name: null, options: [{ code: none, name: 'Nothing' }] }, ...comparable]}
          chosen={scope.compare?.choice.code ?? none}
          isSet={scope.compare !== null}
          onChoose={(code) => onChange({ compare: code === none ? null : code })}
        />
      ) : null}
      {parts.includes('step') ? (
        <Switch
          label="Over time by"
          options={steps.filter(({ code }) => !withoutSteps.includes(code))}
          chosen={scope.step}
          onChoose={(code) => onChange({ step: code === 'quarter' ? null : code })}
        />
      ) : null}
      <Switch
        label="Quarters written in"
        options={yearKinds}
        chosen={scope.years}
        onChoose={(code) => onChange({ years: code === 'financial' ? null : code })}
      />
    </>
  );
}

/** How many of these parts, and the kind of years, differ from the page's defaults. */
export function countTimeSet(scope: Scope, parts: readonly TimePart[]): number {
  const isSet = {
    from: isRange(scope),
    step: scope.step !== 'quarter',
    compare: scope.compare !== null,
  };
  return parts.filter((part) => isSet[part]).length + (scope.years === 'financial' ? 0 : 1);
}
