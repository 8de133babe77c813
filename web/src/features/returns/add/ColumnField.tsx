import { sayColumn } from '#parts/column-name.js';
import { SelectField } from '#ui/SelectField.js';
import { TextControl } from '#ui/TextControl.js';

import type { FormColumn } from './form-columns.js';

interface ColumnFieldProps {
  readonly column: FormColumn;
  readonly value: string;
  /** What needs correcting; null if nothing does. */
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
}

/** One column of a record, with its list or a description of what to type. */
export function ColumnField({ column, value, problem, onChange }: ColumnFieldProps) {
  const { name, isRequired, input, meaning, choices } = column;
  const label = sayColumn(name).replace(/^./, (first) => first.toUpperCase());
  if (choices === null)
    return (
      <TextControl
        label={label}
        hint={meaning}
        problem={problem}
        value={value}
        onChange={onChange}
        kind={input}
      />
    );
  return (
    <SelectField
      label={label}
      hint={meaning}
      options={[
        { code: '', name: isRequired ? 'Choose one' : 'Leave it empty' },
        ...choices.map((choice) => ({ code: choice, name: choice })),
      ]}
      chosen={value}
      onChoose={onChange}
      problem={problem}
    />
  );
}
