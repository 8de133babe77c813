import { useApolloClient } from '@apollo/client/react';

import { TextButton } from '#ui/TextButton.js';

interface PinSavedProps {
  readonly id: string;
  readonly name: string;
  /** Called with the outcome. */
  readonly onTell: (words: string) => void;
}

/** Pins a saved question to the viewer's My page. */
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
