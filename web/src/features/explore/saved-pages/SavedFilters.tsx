import { Link } from 'react-router';

import { alertStates } from '#parts/watch/watch-words.js';
import { toButtonClass } from '#ui/button-look.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { TextControl } from '#ui/TextControl.js';

import styles from './SavedPages.module.css';
import { orderNames, ownerFilterNames, toOneOf, type useSavedParams } from './use-saved-params.js';

interface SavedFiltersProps {
  readonly asked: ReturnType<typeof useSavedParams>;
}

const all = 'ALL';
const nothing = { find: '', whose: null, alert: null, order: null } as const;

/** Which saved questions are listed, and in which order. */
export function SavedFilters({ asked: { find, whose, alert, order, ask } }: SavedFiltersProps) {
  const isNarrowed = find !== '' || whose !== null || alert !== null || order !== 'SAVED_LAST';
  return (
    <FilterStrip
      onClear={isNarrowed ? () => ask(nothing) : null}
      tools={
        <Link className={toButtonClass({ look: 'main' })} to="/explore">
          New question
        </Link>
      }
      areToolsOnPhones
    >
      <div className={styles.find}>
        <TextControl
          label="Find by name, words or measure"
          hint={null}
          problem={null}
          value={find}
          onChange={(text) => ask({ find: text })}
        />
      </div>
      <FilterControl
        label="Whose"
        groups={toGroups('All I may see', ownerFilterNames)}
        chosen={whose ?? all}
        isSet={whose !== null}
        onChoose={(code) => ask({ whose: toOneOf(ownerFilterNames, code) })}
      />
      <FilterControl
        label="Alert"
        groups={toGroups('All', alertNames)}
        chosen={alert ?? all}
        isSet={alert !== null}
        onChoose={(code) => ask({ alert: toOneOf(alertStates, code) })}
      />
      <FilterControl
        label="Sort"
        groups={[{ name: null, options: toOptions(orderNames) }]}
        chosen={order}
        isSet={order !== 'SAVED_LAST'}
        onChoose={(code) => ask({ order: code === 'NAME' ? code : null })}
      />
    </FilterStrip>
  );
}

const alertNames = Object.fromEntries(
  Object.entries(alertStates).map(([code, { word }]) => [code, word]),
);

function toOptions(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([code, name]) => ({ code, name }));
}

function toGroups(every: string, names: Readonly<Record<string, string>>) {
  return [{ name: null, options: [{ code: all, name: every }, ...toOptions(names)] }];
}
