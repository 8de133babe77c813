import { useId } from 'react';

import styles from './SelectField.module.css';

interface SelectFieldProps<Code extends string> {
  readonly label: string;
  readonly options: readonly { readonly code: Code; readonly name: string }[];
  readonly chosen: Code;
  readonly onChoose: (code: Code) => void;
  /** A sentence about the choice; nothing if the label says it. */
  readonly hint?: string;
  /** What needs correcting; null if nothing does. */
  readonly problem?: string | null;
}

/**
 * A choice of one from several in a form, with its label above and its problem below, as the
 * browser's own select.
 */
export function SelectField<Code extends string>({
  label,
  options,
  chosen,
  onChoose,
  hint,
  problem = null,
}: SelectFieldProps<Code>) {
  const id = useId();
  const choose = (code: string) => {
    const option = options.find((each) => each.code === code);
    if (option) onChoose(option.code);
  };
  const descriptions = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(problem === null ? [] : [`${id}-problem`]),
  ];
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <select
        className={styles.select}
        id={id}
        aria-describedby={descriptions.length === 0 ? undefined : descriptions.join(' ')}
        aria-invalid={problem === null ? undefined : true}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
      >
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {problem === null ? null : (
        <p className={styles.problem} id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
