import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';

import { TickControl } from './TickControl.js';
import styles from './TickList.module.css';

interface TickListProps<Code extends string> {
  readonly label: string;
  readonly options: readonly { readonly code: Code; readonly name: string }[];
  readonly ticked: readonly Code[];
  /** Called with the codes in the order of the options. */
  readonly onChange: (ticked: readonly Code[]) => void;
  /** What needs correcting; null if nothing does. */
  readonly problem: string | null;
  /** What a choice means, in a sentence or two. */
  readonly hint?: string;
}

/** A choice of any number of options, in a list that scrolls. */
export function TickList<Code extends string>({
  label,
  options,
  ticked,
  onChange,
  problem,
  hint,
}: TickListProps<Code>) {
  const change = (codes: readonly string[]) =>
    onChange(options.map(({ code }) => code).filter((code) => codes.includes(code)));
  return (
    <CheckboxGroup
      className={styles.group ?? ''}
      value={[...ticked]}
      onChange={change}
      isInvalid={problem !== null}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ''}>
        {label} <span className={styles.count}>({ticked.length} chosen)</span>
      </Label>
      {hint === undefined ? null : (
        <Text className={styles.hint ?? ''} slot="description">
          {hint}
        </Text>
      )}
      <div className={styles.list}>
        {options.map(({ code, name }) => (
          <TickControl key={code} label={name} hint={null} state={{ code }} />
        ))}
      </div>
      <FieldError className={styles.problem ?? ''}>{problem}</FieldError>
    </CheckboxGroup>
  );
}
