import { startTransition, useId, useOptimistic } from 'react';

import { HiddenText } from './HiddenText.js';
import styles from './Switch.module.css';

interface SwitchOption<Code extends string> {
  readonly code: Code;
  readonly name: string;
}

interface SwitchProps<Code extends string> {
  /** The name of the choice, for screen readers. */
  readonly label: string;
  readonly options: readonly SwitchOption<Code>[];
  readonly chosen: Code;
  readonly onChoose: (code: Code) => void;
}

/**
 * A choice of one from a few ways to view the same content. It shows the new choice at once, even
 * if the content takes long to draw. Arrow keys move between the choices, as in any group of radio
 * buttons.
 */
export function Switch<Code extends string>({
  label,
  options,
  chosen,
  onChoose,
}: SwitchProps<Code>) {
  const name = useId();
  const [pressed, setPressed] = useOptimistic(chosen);
  const choose = (code: Code) =>
    startTransition(() => {
      setPressed(code);
      onChoose(code);
    });

  return (
    <fieldset className={styles.switch}>
      <HiddenText as="legend">{label}</HiddenText>
      {options.map((option) => (
        <label key={option.code} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={option.code === pressed}
            onChange={() => choose(option.code)}
          />
          <span>{option.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
