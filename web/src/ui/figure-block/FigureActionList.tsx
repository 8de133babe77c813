import type { RefObject } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

import styles from './FigureMenu.module.css';
import type { FigureAction } from './use-figure-actions.js';

/** Which entry of the menu gets the focus first. */
export type Entry = 'first' | 'last';

interface FigureActionListProps {
  readonly id: string;
  readonly label: string;
  /** The element that gets the focus back. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly actions: readonly FigureAction[];
  readonly entry: Entry;
  readonly onClose: () => void;
}

/** The open menu of a figure. */
export function FigureActionList({
  id,
  label,
  opener,
  actions,
  entry,
  onClose,
}: FigureActionListProps) {
  return (
    <Popover
      className={styles.popover ?? ''}
      triggerRef={opener}
      placement="bottom end"
      offset={4}
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      trigger="MenuTrigger"
      aria-label={label}
    >
      <Menu
        className={styles.list ?? ''}
        id={id}
        aria-label={label}
        // oxlint-disable-next-line a11y/no-autofocus -- An open menu has the focus, and returns it when closed.
        autoFocus={entry}
        onClose={onClose}
      >
        {actions.map((action) => (
          <MenuItem key={action.id} className={styles.item ?? ''} onAction={action.run}>
            {action.label}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
