import { startTransition, useOptimistic } from 'react';

import type { SelectProps } from './select.type.js';
import { SelectControl } from './SelectControl.js';

/**
 * One filter of a page. A new choice shows at once, and the page is drawn for it when there is
 * time. A choice that a button sends has to be a `SelectControl`.
 */
export function FilterControl({ chosen, onChoose, ...props }: SelectProps) {
  const [picked, setPicked] = useOptimistic(chosen);
  return (
    <SelectControl
      {...props}
      chosen={picked}
      onChoose={(code) =>
        startTransition(() => {
          setPicked(code);
          onChoose(code);
        })
      }
    />
  );
}
