import { lazy, Suspense } from 'react';

import type { SelectProps } from './select.type.js';
import { SelectFace } from './SelectFace.js';

const SelectBox = lazy(async () => {
  const { SelectBox: component } = await import('./SelectBox.js');
  return { default: component };
});

/**
 * One choice from a list, which is set before the next press or key, so that a button sends it. The
 * code of the list is larger than the rest of a page, and nobody chooses before reading: until the
 * code is loaded, a placeholder of the same size shows the name and the choice.
 */
export function SelectControl(props: SelectProps) {
  const { label, groups, chosen, isSet } = props;
  const choice = groups.flatMap((group) => group.options).find((option) => option.code === chosen);
  return (
    <Suspense
      fallback={
        <SelectFace label={label} isSet={isSet}>
          {choice?.name}
        </SelectFace>
      }
    >
      <SelectBox {...props} />
    </Suspense>
  );
}
