import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';

import { formatNumber } from '#lib/format.js';

import styles from './PickControl.module.css';
import { SelectSearch } from './SelectSearch.js';

interface PickControlProps {
  readonly label: string;
  /** What a choice means, in a sentence or two; null if the label says it. */
  readonly hint: string | null;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  /** The codes of the picked options. */
  readonly picked: readonly string[];
  /** Called with the codes in the order of the options. */
  readonly onChange: (picked: readonly string[]) => void;
  /** Shown in the field while nothing is picked. */
  readonly none: string;
  /** What needs correcting; null if nothing does. */
  readonly problem: string | null;
}

/** Beyond this number the field gives a count instead of names. */
const MAX_NAMED = 2;

/**
 * A choice of any number of options: a field that names the picked options and opens a list to
 * search and tick.
 */
export function PickControl({
  label,
  hint,
  options,
  picked,
  onChange,
  none,
  problem,
}: PickControlProps) {
  const names = options.filter(({ code }) => picked.includes(code)).map(({ name }) => name);
  return (
    <Select<object, 'multiple'>
      className={styles.field ?? ''}
      selectionMode="multiple"
      value={[...picked]}
      onChange={(keys) =>
        onChange(options.map(({ code }) => code).filter((code) => keys.includes(code)))
      }
      isInvalid={problem !== null}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {hint === null ? null : (
        <Text className={styles.hint ?? ''} slot="description">
          {hint}
        </Text>
      )}
      <Button className={styles.control ?? ''} aria-invalid={problem === null ? undefined : true}>
        <span className={names.length === 0 ? styles.none : styles.value}>
          {describePicked(names, none)}
        </span>
        <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </Button>
      <FieldError className={styles.problem ?? ''}>{problem}</FieldError>
      <Popover className={styles.popover ?? ''} offset={4}>
        <SelectSearch label={label}>
          <ListBox
            className={styles.list ?? ''}
            renderEmptyState={() => <p className={styles.nothing}>Nothing found</p>}
          >
            {options.map(({ code, name }) => (
              <ListBoxItem key={code} id={code} textValue={name} className={styles.option ?? ''}>
                <span className={styles.box}>
                  <svg width="12" height="10" viewBox="0 0 12 10" aria-hidden="true">
                    <path d="M1 5l3.5 3.5L11 1.5" />
                  </svg>
                </span>
                {name}
              </ListBoxItem>
            ))}
          </ListBox>
        </SelectSearch>
      </Popover>
    </Select>
  );
}

function describePicked(names: readonly string[], none: string): string {
  if (names.length === 0) return none;
  return names.length > MAX_NAMED ? `${formatNumber(names.length)} chosen` : names.join(', ');
}
