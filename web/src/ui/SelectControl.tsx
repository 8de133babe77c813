import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';

import styles from './SelectControl.module.css';

export interface SelectOption {
  readonly code: string;
  readonly name: string;
}

export interface SelectGroup {
  /** Null where the options need no heading. */
  readonly name: string | null;
  readonly options: readonly SelectOption[];
}

interface SelectControlProps {
  readonly label: string;
  readonly groups: readonly SelectGroup[];
  readonly chosen: string;
  /** Whether the choice differs from what the page shows by itself. */
  readonly isSet: boolean;
  readonly onChoose: (code: string) => void;
}

/** One filter: its name and what is chosen, in one button that opens the list. Typing jumps to an entry. */
export function SelectControl({ label, groups, chosen, isSet, onChoose }: SelectControlProps) {
  return (
    <Select className={styles.select ?? ''} value={chosen} onChange={(key) => onChoose(String(key))}>
      <Button className={isSet ? `${styles.control} ${styles.isSet}` : (styles.control ?? '')}>
        <Label className={styles.label ?? ''}>{label}</Label>
        <SelectValue className={styles.value ?? ''} />
        <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''}>
          {groups.map((group) => (
            <ListBoxSection key={group.name ?? ''} id={`section ${group.name ?? ''}`} aria-label={group.name ?? label}>
              {group.name === null ? null : <Header className={styles.heading ?? ''}>{group.name}</Header>}
              {group.options.map((option) => (
                <ListBoxItem key={option.code} id={option.code} textValue={option.name} className={styles.option ?? ''}>
                  {option.name}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
