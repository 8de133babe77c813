import { useRef } from 'react';

import type { TokenScopeCode } from '#lib/token-scopes.js';
import { DialogButton } from '#ui/DialogButton.js';

import { TokenFields } from './TokenFields.js';

interface TokenFormProps {
  /** The scopes that the person may use. */
  readonly scopes: readonly { readonly code: TokenScopeCode; readonly name: string }[];
  /** Called when the dialog is closed after a token has been made. */
  readonly onMade: () => void;
}

/** A button that opens the form for a new token. The form then shows the secret once. */
export function TokenForm({ scopes, onMade }: TokenFormProps) {
  const isMade = useRef(false);
  // Called once the dialog is closed, because a list that renders again would close the dialog
  // while the secret is shown.
  const finish = () => {
    if (isMade.current) onMade();
    isMade.current = false;
  };
  return (
    <DialogButton
      title="Make a token"
      onClosed={finish}
      content={(close) => (
        <TokenFields scopes={scopes} onClose={close} onMade={() => (isMade.current = true)} />
      )}
    >
      Make a token
    </DialogButton>
  );
}
