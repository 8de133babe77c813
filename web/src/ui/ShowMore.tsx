import { formatNumber } from '#lib/format.js';

import { Actions } from './Actions.js';
import { Button } from './Button.js';

interface ShowMoreProps {
  /** How many entries are not shown yet. */
  readonly left: number;
  readonly onPress: () => void;
}

/** The button that shows more of a long list. Nothing if the whole list is shown. */
export function ShowMore({ left, onPress }: ShowMoreProps) {
  if (left === 0) return null;
  return (
    <Actions>
      <Button onPress={onPress}>Show more</Button>
      <span>{formatNumber(left)} not shown</span>
    </Actions>
  );
}
