import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';

import { TickControl } from './TickControl.js';
import styles from './TickList.module.css';

interface TickListProps<Code extends string> {
  readonly label: string;
  readonly options: readonly { readonly code: Code; readonly name: string }[];
  readonly ticked: readonly Code[];
  /** Takes them in the order of the options. */
  readonly onChange: (ticked: readonly Code[]) => void;
  /** What is to be mended; null where nothing is. */
  readonly problem: string | null;
}

/** Any of many, in a list that scrolls. */
export function TickList<Code extends string>({ label, options, ticked, onChange, problem }: TickListProps<Code>) {
  const change = (codes: readonly string[]) => onChange(options.map(({ code }) => code).filter((code) => codes.includes(code)));
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
      <div className={styles.list}>
        {options.map(({ code, name }) => (
          <TickControl key={code} label={name} hint={null} state={{ code }} />
        ))}
      </div>
      <FieldError className={styles.problem ?? ''}>{problem}</FieldError>
    </CheckboxGroup>
  );
}
