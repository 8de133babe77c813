import { formatNumber } from '#lib/format.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';

interface ShowMoreProps {
  readonly shown: number;
  readonly total: number;
  readonly onPress: () => void;
}

/** Says how much of a list is shown, and shows more; nothing where all is. */
export function ShowMore({ shown, total, onPress }: ShowMoreProps) {
  if (shown >= total) return null;
  return (
    <Actions>
      <span>{`${formatNumber(shown)} of ${formatNumber(total)} shown`}</span>
      <Button onPress={onPress}>Show more</Button>
    </Actions>
  );
}
