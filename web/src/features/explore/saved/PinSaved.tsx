import { useApolloClient } from '@apollo/client/react';

import { TextButton } from '#ui/TextButton.js';

interface PinSavedProps {
  readonly id: string;
  readonly name: string;
  /** Told what came of it. */
  readonly onTell: (words: string) => void;
}

/** Puts a saved question on one’s own page. */
export function PinSaved({ id, name, onTell }: PinSavedProps) {
  const client = useApolloClient();
  const pin = async () =>
    (await import('#blocks/pin/pin-block.js')).pinBlock(client, { savedQuery: id });
  return (
    <TextButton
      label={`Pin: ${name}`}
      onPress={() => void pin().then(onTell, () => onTell('It could not be pinned. Try again.'))}
    >
      Pin
    </TextButton>
  );
}
