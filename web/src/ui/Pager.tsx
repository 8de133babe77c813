import { Actions } from './Actions.js';
import { Button } from './Button.js';

interface PagerProps {
  /** Goes to the newest; null where they are shown. */
  readonly onFirst: (() => void) | null;
  /** Goes on to what came before; null at the end. */
  readonly onNext: (() => void) | null;
}

/** Pages of a list that grows at its newest end. */
export function Pager({ onFirst, onNext }: PagerProps) {
  if (onFirst === null && onNext === null) return null;
  return (
    <nav aria-label="Pages of the list">
      <Actions>
        {onFirst === null ? null : <Button onPress={onFirst}>Newest</Button>}
        {onNext === null ? null : <Button onPress={onNext}>Earlier</Button>}
      </Actions>
    </nav>
  );
}
