import { useState } from 'react';

import { Button } from '#ui/Button.js';
import { FilterControl } from '#ui/FilterControl.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { TextControl } from '#ui/TextControl.js';

import { actionNames } from './action-names.js';
import styles from './LogFilters.module.css';
import type { LogParams } from './use-log-params.js';

interface LogFiltersProps {
  /** Agencies whose entries the viewer may read. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly asked: LogParams;
  readonly onAsk: (change: Partial<LogParams>) => void;
}

const all = 'all';
const nothing = {
  from: null,
  to: null,
  action: null,
  agency: null,
  name: null,
  after: null,
} as const;

/**
 * The filters for the log. Days and names take effect when Search is pressed, other filters at
 * once.
 */
export function LogFilters({ agencies, asked, onAsk }: LogFiltersProps) {
  const [draft, setDraft] = useState({
    from: asked.from ?? '',
    to: asked.to ?? '',
    name: asked.name ?? '',
  });
  const write = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const isBackwards = draft.from !== '' && draft.to !== '' && draft.from > draft.to;
  const { from, to, action, agency, name } = asked;
  const isNarrowed = [from, to, action, agency, name].some((part) => part !== null);

  const search = () => {
    if (isBackwards) return;
    onAsk({
      from: draft.from || null,
      to: draft.to || null,
      name: draft.name.trim() || null,
      after: null,
    });
  };

  return (
    <FilterStrip onClear={isNarrowed ? () => onAsk(nothing) : null} hasFields>
      <FilterControl
        label="Action"
        groups={[
          {
            name: null,
            options: [
              { code: all, name: 'All actions' },
              ...Object.entries(actionNames).map(([code, words]) => ({ code, name: words })),
            ],
          },
        ]}
        chosen={action ?? all}
        isSet={action !== null}
        onChoose={(code) => onAsk({ action: code === all ? null : code, after: null })}
      />
      <FilterControl
        label="Agency"
        isSearched
        groups={[{ name: null, options: [{ code: all, name: 'All of yours' }, ...agencies] }]}
        chosen={agency ?? all}
        isSet={agency !== null}
        onChoose={(code) => onAsk({ agency: code === all ? null : code, after: null })}
      />
      <form
        className={styles.search}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <TextControl
          kind="date"
          label="From"
          hint={null}
          problem={null}
          value={draft.from}
          onChange={(value) => write({ from: value })}
        />
        <TextControl
          kind="date"
          label="To"
          hint={null}
          problem={isBackwards ? 'This is before the first day.' : null}
          value={draft.to}
          onChange={(value) => write({ to: value })}
        />
        <TextControl
          label="Name"
          hint={null}
          problem={null}
          value={draft.name}
          onChange={(value) => write({ name: value })}
        />
        <Button type="submit">Search</Button>
      </form>
    </FilterStrip>
  );
}
