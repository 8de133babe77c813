import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';

import styles from './TextControl.module.css';

interface TextControlProps {
  readonly label: string;
  /** What to type, in a sentence; null if the label says it. */
  readonly hint: string | null;
  /** What needs correcting; null if nothing does. */
  readonly problem: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `long` for a text of several lines. */
  readonly kind?: 'text' | 'long' | 'number' | 'date';
}

/** A text field, with its label above and its problem below. */
export function TextControl({
  label,
  hint,
  problem,
  value,
  onChange,
  kind = 'text',
}: TextControlProps) {
  return (
    <TextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={problem !== null}
      validationBehavior="aria"
      // A number input would change its value when the mouse wheel turns, so this is a text input
      // with a numeric keyboard.
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      autoComplete="off"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {hint === null ? null : (
        <Text className={styles.hint ?? ''} slot="description">
          {hint}
        </Text>
      )}
      {kind === 'long' ? (
        <TextArea className={`${styles.input} ${styles.long}`} rows={4} />
      ) : (
        <Input
          className={kind === 'text' ? (styles.input ?? '') : `${styles.input} ${styles.short}`}
        />
      )}
      <FieldError className={styles.problem ?? ''}>{problem}</FieldError>
    </TextField>
  );
}
