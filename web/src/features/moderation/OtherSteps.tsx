import { Actions } from '#ui/Actions.js';
import { DialogButton } from '#ui/DialogButton.js';

import type { OpenCase } from './moderation-documents.js';
import { StepFields } from './StepFields.js';

interface OtherStepsProps {
  readonly found: OpenCase;
  /** Called with a sentence that says what was done; empty if somebody else acted first. */
  readonly onChanged: (said: string) => void;
}

/** The other steps for a disruption: ask its agency, put it off, or take a decision back. */
export function OtherSteps({ found, onChanged }: OtherStepsProps) {
  const { status, isOwn } = found;
  const isWaiting = status === 'SUBMITTED' || status === 'IN_REVIEW';
  const isDecided = status === 'CONFIRMED' || status === 'REGRADED' || status === 'REJECTED';
  const acts = [
    ...(isWaiting ? (['ASK', 'PUT_OFF'] as const) : []),
    ...(isDecided && !isOwn ? (['REOPEN'] as const) : []),
  ];
  if (acts.length === 0) return null;
  return (
    <Actions>
      {acts.map((act) => (
        <DialogButton
          key={act}
          title={titles[act]}
          content={(close) => (
            <StepFields act={act} found={found} onClose={close} onChanged={onChanged} />
          )}
        >
          {titles[act]}
        </DialogButton>
      ))}
    </Actions>
  );
}

const titles = {
  ASK: 'Ask the agency',
  PUT_OFF: 'Put off',
  REOPEN: 'Take the decision back',
} as const;
