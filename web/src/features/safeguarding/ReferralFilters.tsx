import type { ReactNode } from 'react';

import { ScopeFilters } from '#ui/ScopeFilters.js';
import { SelectControl } from '#ui/SelectControl.js';

import { type AskedReferrals, withoutSteps } from './address.js';
import { pathways } from './labels.js';
import type { ReferralChoices, ReferralScope } from './referral.type.js';

interface ReferralFiltersProps {
  readonly choices: ReferralChoices;
  readonly scope: ReferralScope;
  readonly onChange: (change: Partial<AskedReferrals>) => void;
  /** A way to keep the filters as one's own. */
  readonly mine: ReactNode;
  /** What is told of the cuts that the filters make; null where nothing is. */
  readonly cuts: string | null;
}

const everyPathway = 'all';

/** The filters of the page. What the page would show by itself is left out of the address. */
export function ReferralFilters({ choices, scope, onChange, mine, cuts }: ReferralFiltersProps) {
  return (
    <ScopeFilters
      choices={choices}
      scope={scope}
      onChange={onChange}
      time={['from', 'step']}
      withoutSteps={withoutSteps}
      mine={mine}
      onClearMore={scope.pathway === null ? null : () => onChange({ pathway: null })}
      note={cuts}
      agencyWords={{ label: 'Referred by', every: 'Any agency' }}
    >
      <SelectControl
        label="Pathway"
        groups={[{ name: null, options: [{ code: everyPathway, name: 'All pathways' }, ...pathways] }]}
        chosen={scope.pathway?.code ?? everyPathway}
        isSet={scope.pathway !== null}
        onChoose={(code) => onChange({ pathway: code === everyPathway ? null : code })}
      />
    </ScopeFilters>
  );
}
