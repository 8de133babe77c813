import { useId, useRef, useState } from 'react';
import { Button, type ButtonProps } from 'react-aria-components/Button';

import { loadLazily } from '#lib/lazy-code.js';
import { HiddenText } from '#ui/HiddenText.js';

import type { Entry, FigureActionList } from './FigureActionList.js';
import styles from './FigureMenu.module.css';
import { type FigureToExport, useFigureActions } from './use-figure-actions.js';

/**
 * The code of the open menu is larger than the rest of a block, so it is fetched when the pointer
 * or the focus reaches the button.
 */
const actionList = loadLazily(async () => (await import('./FigureActionList.js')).FigureActionList);

const entryByKey: Readonly<Partial<Record<string, Entry>>> = {
  ArrowDown: 'first',
  ArrowUp: 'last',
};

/** The menu of a figure: share its link, download it, copy its query, or explain it. */
export function FigureMenu({ name, subtitle, content }: FigureToExport) {
  const menuId = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const { actions, announcement, tell } = useFigureActions({ name, content }, opener);
  const [opened, setOpened] = useState<{
    readonly ActionList: typeof FigureActionList;
    readonly entry: Entry;
  } | null>(null);

  const prepare = () => {
    // Somebody who presses the button sees the failure.
    actionList.fetch().catch(() => undefined);
  };
  const open = (entry: Entry) => {
    const show = (ActionList: typeof FigureActionList) => setOpened({ ActionList, entry });
    const code = actionList.find();
    if (code === undefined)
      actionList
        .fetch()
        .then(show, () =>
          tell('The menu could not load. Check your connection and reload the page.'),
        );
    else show(code);
  };
  const openByKey: ButtonProps['onKeyDown'] = (event) => {
    const entry = entryByKey[event.key];
    if (entry === undefined) {
      event.continuePropagation();
      return;
    }
    event.preventDefault();
    open(entry);
  };

  return (
    <div className={styles.menu}>
      <Button
        ref={opener}
        className={styles.button ?? ''}
        aria-label={`More for ${subtitle}`}
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        {...(opened === null ? {} : { 'aria-controls': menuId })}
        onHoverStart={prepare}
        onFocus={prepare}
        onPress={() => open('first')}
        onKeyDown={openByKey}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="3" cy="8" r="1.5" />
          <circle cx="8" cy="8" r="1.5" />
          <circle cx="13" cy="8" r="1.5" />
        </svg>
      </Button>
      {opened === null ? null : (
        <opened.ActionList
          id={menuId}
          label={`More for ${subtitle}`}
          opener={opener}
          actions={actions}
          entry={opened.entry}
          onClose={() => setOpened(null)}
        />
      )}
      {announcement === '' ? null : (
        <span className={styles.announcement} aria-hidden="true">
          {announcement}
        </span>
      )}
      <HiddenText role="status">{announcement}</HiddenText>
    </div>
  );
}
