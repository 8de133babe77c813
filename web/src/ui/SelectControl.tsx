import { lazy, Suspense } from 'react';

import type { SelectProps } from './select.type.js';
import { SelectFace } from './SelectFace.js';

const SelectBox = lazy(async () => {
  const { SelectBox: component } = await import('./SelectBox.js');
  return { default: component };
});

/**
 * One filter. What opens its list weighs more than the rest of a page, and nobody presses a filter
 * before reading: until it is there, the name and the choice stand in its place, in the same size.
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
