import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

import { copyText } from '#lib/clipboard.js';
import { downloadCsv, toCsv } from '#lib/csv.js';
import { HiddenText } from '#ui/HiddenText.js';

import type { FigureContent } from './figure-block.type.js';
import styles from './FigureMenu.module.css';
import { toTableCsvRows } from './table-csv.js';

interface FigureMenuProps {
  readonly name: string;
  readonly subtitle: string;
  /** What is taken away of it. */
  readonly content: Pick<FigureContent, 'table' | 'marking'>;
}

/** What can be done with a figure: send its link, take its table away. */
export function FigureMenu({ name, subtitle, content }: FigureMenuProps) {
  const [told, setTold] = useState('');

  const copyLink = () => {
    const { origin, pathname, search } = window.location;
    copyText(`${origin}${pathname}${search}#${name}`).then(
      () => setTold('Link copied'),
      () => setTold('The link could not be copied. The address bar holds it.'),
    );
  };

  const saveCsv = () => {
    downloadCsv(`${content.marking}-${name}`, toCsv(toTableCsvRows(content)));
    setTold('Table saved as CSV');
  };

  return (
    <div className={styles.menu}>
      <MenuTrigger>
        <Button className={styles.button ?? ''} aria-label={`More for ${subtitle}`}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="3" cy="8" r="1.5" />
            <circle cx="8" cy="8" r="1.5" />
            <circle cx="13" cy="8" r="1.5" />
          </svg>
        </Button>
        <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
          <Menu className={styles.list ?? ''}>
            <MenuItem className={styles.item ?? ''} onAction={copyLink}>
              Copy link
            </MenuItem>
            <MenuItem className={styles.item ?? ''} onAction={saveCsv}>
              Save table as CSV
            </MenuItem>
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
