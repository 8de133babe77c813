import { Actions } from './Actions.js';
import { Button } from './Button.js';

interface PagerProps {
  /** Shows the newest entries; null if they are shown already. */
  readonly onFirst: (() => void) | null;
  /** Shows earlier entries; null at the end. */
  readonly onNext: (() => void) | null;
  /** Whether the list runs from A to Z, rather than from the newest entry to the oldest. */
  readonly isByName?: boolean;
}

/** Pages of a list that grows at its newest end, or is sorted by name. */
export function Pager({ onFirst, onNext, isByName = false }: PagerProps) {
  if (onFirst === null && onNext === null) return null;
  return (
    <nav aria-label="Pages of the list">
      <Actions>
        {onFirst === null ? null : (
          <Button onPress={onFirst}>{isByName ? 'First' : 'Newest'}</Button>
        )}
        {onNext === null ? null : <Button onPress={onNext}>{isByName ? 'Next' : 'Earlier'}</Button>}
      </Actions>
    </nav>
  );
}
