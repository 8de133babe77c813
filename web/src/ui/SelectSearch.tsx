import { type ReactNode, useEffect, useRef } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';

import styles from './SelectBox.module.css';

interface SelectSearchProps {
  /** The name of the choice: screen readers call the field `Search area`. */
  readonly label: string;
  /** The list. */
  readonly children: ReactNode;
}

/**
 * A field above a long list: only entries that contain the typed text remain. Arrow keys move
 * through the list.
 */
export function SelectSearch({ label, children }: SelectSearchProps) {
  const field = useRef<HTMLInputElement>(null);
  // Somebody who opens the list can type at once.
  useEffect(() => field.current?.focus(), []);
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <Autocomplete filter={contains}>
      {/* The field is inside the element that scrolls and has the focus, so arrow keys scroll that
          element. */}
      <div className={styles.searched}>
        <SearchField className={styles.search ?? ''} aria-label={`Search ${label.toLowerCase()}`}>
          <Input className={styles.searchInput ?? ''} ref={field} placeholder="Search" />
        </SearchField>
        {children}
      </div>
    </Autocomplete>
  );
}
