import type { Ref } from 'react';

import { Button } from '#ui/Button.js';

interface MoveButtonsProps {
  /** The name of the entry. */
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** A reference to each button, so that it keeps the focus. */
  readonly refOf: (by: -1 | 1) => Ref<HTMLButtonElement>;
  readonly onMove: (by: -1 | 1) => void;
}

/**
 * Moves an entry in a list one place up or down. At either end a button keeps the focus, and does
 * nothing.
 */
export function MoveButtons({ name, isFirst, isLast, refOf, onMove }: MoveButtonsProps) {
  return (
    <>
      <Button
        look="quiet"
        label={`Move ${name} up`}
        isOff={isFirst}
        ref={refOf(-1)}
        onPress={() => onMove(-1)}
      >
        Up
      </Button>
      <Button
        look="quiet"
        label={`Move ${name} down`}
        isOff={isLast}
        ref={refOf(1)}
        onPress={() => onMove(1)}
      >
        Down
      </Button>
    </>
  );
}
