import { FilterControl } from '#ui/FilterControl.js';
import { SearchBox } from '#ui/SearchBox.js';

import styles from './PeopleFilters.module.css';
import { roles } from './role-names.js';
import type { PeopleParams } from './use-people-params.js';

interface PeopleFiltersProps {
  readonly asked: PeopleParams;
  readonly onAsk: (change: Partial<PeopleParams>) => void;
}

const any = { code: 'any', name: 'Any' } as const;
const presences = [
  { code: 'now', name: 'Now' },
  { code: 'not', name: 'Not now' },
] as const;

/** The search, and the filters by role and by whether people are signed in. */
export function PeopleFilters({ asked: { find, role, signedIn }, onAsk }: PeopleFiltersProps) {
  return (
    <div className={styles.filters}>
      <SearchBox
        label="Find a post, an agency or a role"
        value={find}
        onChange={(text) => onAsk({ find: text })}
      />
      <FilterControl
        label="Role"
        groups={[{ name: null, options: [any, ...roles] }]}
        chosen={role ?? any.code}
        isSet={role !== null}
        onChoose={(code) => onAsk({ role: roles.find((each) => each.code === code)?.code ?? null })}
      />
      <FilterControl
        label="Signed in"
        groups={[{ name: null, options: [any, ...presences] }]}
        chosen={signedIn ?? any.code}
        isSet={signedIn !== null}
        onChoose={(code) =>
          onAsk({ signedIn: presences.find((each) => each.code === code)?.code ?? null })
        }
      />
    </div>
  );
}
