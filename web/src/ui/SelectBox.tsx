import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';

import type { SelectProps } from './select.type.js';
import styles from './SelectBox.module.css';
import { SelectSearch } from './SelectSearch.js';

/** A list of names up to this length has no search. */
const MAX_UNSEARCHED = 15;

/**
 * A button with the name of a choice and what is chosen, which opens the list. Typing jumps to an
 * entry, or searches a long list of names.
 */
export function SelectBox({
  label,
  isSearched = false,
  groups,
  chosen,
  isSet,
  onChoose,
}: SelectProps) {
  const isLong =
    isSearched && groups.reduce((sum, { options }) => sum + options.length, 0) > MAX_UNSEARCHED;
  const list = (
    <ListBox
      className={styles.list ?? ''}
      {...(isLong ? { renderEmptyState: () => <p className={styles.none}>Nothing found</p> } : {})}
    >
      {groups.map((group) => (
        <ListBoxSection
          key={group.name ?? ''}
          id={`group:${group.name ?? ''}`}
          aria-label={group.name ?? label}
        >
          {group.name === null ? null : (
            <Header className={styles.heading ?? ''}>{group.name}</Header>
          )}
          {group.options.map((option) => (
            <ListBoxItem
              key={option.code}
              id={option.code}
              textValue={option.name}
              className={styles.option ?? ''}
            >
              {option.name}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );

  return (
    <Select
      className={styles.select ?? ''}
      placeholder="Choose"
      value={chosen}
      onChange={(key) => onChoose(String(key))}
    >
      <Button className={isSet ? `${styles.control} ${styles.isSet}` : (styles.control ?? '')}>
        {/* Choice and name are in the order of the accessible name, which starts with the choice;
            CSS shows them the other way round. */}
        <SelectValue className={styles.value ?? ''} />{' '}
        <Label className={styles.label ?? ''}>{label}</Label>
        <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        {isLong ? <SelectSearch label={label}>{list}</SelectSearch> : list}
      </Popover>
    </Select>
  );
}
