import { lazy, Suspense } from 'react';

import type { SelectProps } from './select.type.js';
import styles from './SelectBox.module.css';

const SelectBox = lazy(async () => {
  const { SelectBox: component } = await import('./SelectBox.js');
  return { default: component };
});

/**
 * One filter. What opens its list weighs more than the rest of a page, and nobody presses a filter before reading: until it is
 * there, the name and the choice stand in its place, in the same size.
 */
export function SelectControl(props: SelectProps) {
  return (
    <Suspense fallback={<SelectFace {...props} />}>
      <SelectBox {...props} />
    </Suspense>
  );
}

function SelectFace({ label, groups, chosen, isSet }: SelectProps) {
  const choice = groups.flatMap((group) => group.options).find((option) => option.code === chosen);

  return (
    <span className={styles.select}>
      <span className={isSet ? `${styles.control} ${styles.isSet}` : styles.control}>
        <span className={styles.label}>{label}</span>
        <span className={styles.value}>{choice?.name}</span>
        <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </span>
    </span>
  );
}
