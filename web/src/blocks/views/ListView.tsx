import { useState } from 'react';

import type { ViewProps } from '#blocks/block.type.js';
import { RowName } from '#blocks/RowName.js';
import { TextButton } from '#ui/TextButton.js';

import styles from './ListView.module.css';

/** The number of names shown at first, so that a list is no taller than its neighbours. */
const most = 5;

/** Names, with a few words beside each. */
export function ListView({ block, context }: ViewProps) {
  const [isWhole, setIsWhole] = useState(false);
  const { rows } = block.table;
  const isCut = rows.length > most + 1;

  return (
    <>
      <ul className={styles.list}>
        {rows.map((row, index) => (
          // All names are printed.
          <li key={row.key} hidden={isCut && !isWhole && index >= most}>
            <span>
              <RowName row={row} block={block} context={context} />
            </span>{' '}
            <span className={styles.words}>{row.cells.map(({ text }) => text).join(', ')}</span>
          </li>
        ))}
      </ul>
      {isCut ? (
        <div className={styles.more}>
          <TextButton isOpen={isWhole} onPress={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show fewer' : `and ${rows.length - most} more`}
          </TextButton>
        </div>
      ) : null}
    </>
  );
}
