import { SelectControl } from '#ui/SelectControl.js';

import styles from './Watch.module.css';

interface Option<Code extends string> {
  readonly code: Code;
  readonly name: string;
}

interface PickOneProps<Code extends string> {
  readonly label: string;
  readonly options: readonly Option<Code>[];
  /** Null while nothing is chosen. */
  readonly chosen: Code | null;
  readonly onChoose: (code: Code) => void;
  /** What needs correcting; null if nothing does. */
  readonly problem?: string | null;
}

/** A choice of one from many, with its problem below. */
export function PickOne<Code extends string>({
  label,
  options,
  chosen,
  onChoose,
  problem = null,
}: PickOneProps<Code>) {
  const choose = (code: string) => {
    const option = options.find((each) => each.code === code);
    if (option) onChoose(option.code);
  };
  return (
    <div className={styles.pick}>
      <SelectControl
        label={label}
        groups={[{ name: null, options }]}
        chosen={chosen ?? ''}
        isSet={false}
        onChoose={choose}
      />
      {problem === null ? null : (
        <p className={styles.problem} role="alert" tabIndex={-1}>
          {problem}
        </p>
      )}
    </div>
  );
}
