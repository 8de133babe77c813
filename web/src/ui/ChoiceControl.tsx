import { Label } from 'react-aria-components/Label';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';

import styles from './ChoiceControl.module.css';

interface ChoiceControlProps<Code extends string> {
  readonly label: string;
  readonly options: readonly { readonly code: Code; readonly name: string }[];
  readonly chosen: Code;
  readonly onChoose: (code: Code) => void;
}

/** A choice of one from a few options, all of them visible. */
export function ChoiceControl<Code extends string>({
  label,
  options,
  chosen,
  onChoose,
}: ChoiceControlProps<Code>) {
  const choose = (code: string) => {
    const option = options.find((each) => each.code === code);
    if (option) onChoose(option.code);
  };
  return (
    <RadioGroup
      className={styles.group ?? ''}
      value={chosen}
      onChange={choose}
      orientation="horizontal"
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.options}>
        {options.map(({ code, name }) => (
          <RadioField key={code} value={code}>
            <RadioButton className={styles.option ?? ''}>
              <span className={styles.dot} />
              {name}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
