import type { Choice } from '#lib/scope/choice.js';
import type { KindChoices, KindScope, KindsParams } from '#lib/scope/kind-scope.js';

import { FilterControl } from './FilterControl.js';

interface KindControlsProps {
  readonly choices: Pick<KindChoices<Choice, Choice>, 'objectives' | 'crimeTypes'>;
  readonly scope: Pick<KindScope<Choice, Choice>, 'objective' | 'crimeType'>;
  readonly onChange: (change: Partial<KindsParams>) => void;
  /** Controls that the page does not use. */
  readonly without?: readonly ('objective' | 'crimeType')[];
}

const kinds = [
  { part: 'crimeType', label: 'Crime type', choices: 'crimeTypes', every: 'All crime types' },
  { part: 'objective', label: 'Objective', choices: 'objectives', every: 'All objectives' },
] as const;

const all = 'all';

/** Crime type and objective, after the filters that every page has for one quarter. */
export function KindControls({ choices, scope, onChange, without = [] }: KindControlsProps) {
  return (
    <>
      {kinds.map(({ part, label, choices: list, every }) =>
        without.includes(part) ? null : (
          <FilterControl
            key={part}
            label={label}
            groups={[{ name: null, options: [{ code: all, name: every }, ...choices[list]] }]}
            chosen={scope[part]?.code ?? all}
            isSet={scope[part] !== null}
            onChoose={(code) => onChange({ [part]: code === all ? null : code })}
          />
        ),
      )}
    </>
  );
}
