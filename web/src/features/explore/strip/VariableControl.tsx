import { lazy, useState } from 'react';

import { LazyPart } from '#features/explore/marks/LazyPart.js';
import type { Choices } from '#features/explore/workbench.type.js';
import type { SelectGroup } from '#ui/select.type.js';
import { SelectControl } from '#ui/SelectControl.js';
import { SelectFace } from '#ui/SelectFace.js';

import { withFirstOption } from './choices-of.js';
import { PickedControl } from './PickedControl.js';
import type { Variable } from './read-variables.js';
import styles from './VariableControl.module.css';

const ManyControl = lazy(async () => ({ default: (await import('./ManyControl.js')).ManyControl }));

interface VariableControlProps {
  readonly variable: Variable;
  readonly value: unknown;
  /** The possible values of the variable; null if its value is typed. */
  readonly groups: readonly SelectGroup[] | null;
  readonly choices: Pick<Choices, 'periods' | 'areas'>;
  readonly onChange: (value: unknown) => void;
}

const any = '';

/** A variable of the question, drawn like the filters of other pages. */
export function VariableControl({
  variable,
  value,
  groups,
  choices,
  onChange,
}: VariableControlProps) {
  const { label, isList, isRequired, picker } = variable;
  if (groups === null)
    return <WrittenControl {...{ variable, value, onChange }} key={JSON.stringify(value)} />;
  const toValue = (code: string) => (picker === 'YES_NO' ? code === 'true' : code);
  if (isList) {
    const chosen = Array.isArray(value) ? value.map(String) : [];
    return (
      <LazyPart
        fallback={
          <SelectFace label={label}>
            {chosen.length === 0 ? 'Any' : `${chosen.length} chosen`}
          </SelectFace>
        }
      >
        <ManyControl
          label={label}
          groups={groups}
          chosen={chosen}
          onChange={(codes) => onChange(codes.length === 0 && !isRequired ? null : codes)}
        />
      </LazyPart>
    );
  }
  const isMissing = value === undefined || value === null;
  if (picker === 'QUARTER' || picker === 'AREA')
    return (
      <PickedControl
        {...{ label, picker, choices, onChange }}
        chosen={isMissing ? null : writeValue(value)}
        isOptional={!isRequired}
      />
    );
  const offered =
    isRequired && !isMissing
      ? groups
      : withFirstOption(groups, { code: any, name: isRequired ? 'Choose' : 'Any' });
  return (
    <SelectControl
      label={label}
      groups={offered}
      chosen={isMissing ? any : writeValue(value)}
      isSet={false}
      onChoose={(code) => onChange(code === any ? null : toValue(code))}
    />
  );
}

/**
 * A number, a text, or an object in GraphQL. It is applied when the field loses the focus or Enter
 * is pressed.
 */
function WrittenControl({
  variable,
  value,
  onChange,
}: Pick<VariableControlProps, 'variable' | 'value' | 'onChange'>) {
  const { label, picker, isList } = variable;
  const isParts = picker === 'PARTS' || isList;
  const [text, setText] = useState(
    value === undefined || value === null
      ? ''
      : isParts
        ? JSON.stringify(value)
        : writeValue(value),
  );
  const [isWrong, setIsWrong] = useState(false);
  const take = () => {
    const read = readWritten(text, { picker, isParts });
    setIsWrong(read === undefined);
    if (read !== undefined && JSON.stringify(read) !== JSON.stringify(value ?? null))
      onChange(read);
  };
  return (
    <label className={styles.written}>
      <span>{label}</span>
      <input
        value={text}
        aria-invalid={isWrong}
        type={picker === 'DAY' && !isList ? 'date' : 'text'}
        inputMode={picker === 'NUMBER' ? 'decimal' : 'text'}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => (event.key === 'Enter' ? take() : undefined)}
      />
    </label>
  );
}

/** A value as text in a field: without the quotation marks of a text. */
function writeValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The value of the typed text; null if it is empty, undefined if it is not valid. */
function readWritten(
  text: string,
  { picker, isParts }: { readonly picker: Variable['picker']; readonly isParts: boolean },
): unknown {
  if (text.trim() === '') return null;
  if (!isParts && picker !== 'NUMBER') return text;
  try {
    const read: unknown = JSON.parse(text);
    return isParts || typeof read === 'number' ? read : undefined;
  } catch {
    // While somebody types, the text is not always JSON.
    return undefined;
  }
}
