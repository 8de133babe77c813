import { useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

import { HiddenText } from '#ui/HiddenText.js';

import styles from './FigureMenu.module.css';
import { type FigureToTake, useFigureActions } from './use-figure-actions.js';

/** What can be done with a figure: send its link, take it away, put its question again, have it explained. */
export function FigureMenu({ name, subtitle, content }: FigureToTake) {
  const opener = useRef<HTMLButtonElement>(null);
  const { actions, told } = useFigureActions({ name, content }, opener);

  return (
    <div className={styles.menu}>
      <MenuTrigger>
        <Button ref={opener} className={styles.button ?? ''} aria-label={`More for ${subtitle}`}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="3" cy="8" r="1.5" />
            <circle cx="8" cy="8" r="1.5" />
            <circle cx="13" cy="8" r="1.5" />
          </svg>
        </Button>
        <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
          <Menu className={styles.list ?? ''}>
            {actions.map(({ id, label, run }) => (
              <MenuItem key={id} className={styles.item ?? ''} onAction={run}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {told === '' ? null : (
        <span className={styles.told} aria-hidden="true">
          {told}
        </span>
      )}
      <HiddenText role="status">{told}</HiddenText>
    </div>
  );
}
