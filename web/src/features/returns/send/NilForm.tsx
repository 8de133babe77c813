import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';

import { Answers } from '#features/returns/staged/Answers.js';
import { DECLARE_NIL, restOnRecords } from '#features/returns/staged/send-documents.js';
import type { DeclareNilMutationVariables } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { useInvalidate } from '#graphql/use-invalidate.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';

interface NilFormProps {
  readonly input: DeclareNilMutationVariables['input'];
  /** The explanation, in whole sentences. */
  readonly words: string;
  readonly onClose: () => void;
}

/**
 * Explains what a nil return means, publishes it, and opens the page where it can be taken back.
 */
export function NilForm({ input, words, onClose }: NilFormProps) {
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [question, setQuestion] = useState<string | null>(null);
  const { send, isSending } = useChange(DECLARE_NIL);
  const invalidate = useInvalidate(restOnRecords);
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const declare = async () => {
    const sent = await send({ input: { ...input, isMeant: question !== null } });
    if (sent === null) return;
    const refused = sent.ok ? sent.data.declareNil.problems : [];
    const asked = refused.find(({ field }) => field === 'isMeant');
    setQuestion(asked?.message ?? null);
    if (asked) return;
    const found = sent.ok ? refused.map(({ message }) => message) : [sent.sentence];
    setProblems(found);
    if (found.length > 0) return;
    onClose();
    invalidate();
    const stagedId = sent.ok ? sent.data.declareNil.stagedId : null;
    if (stagedId !== null) void navigate(`/returns/send/${stagedId}`);
  };
  return (
    <DialogForm
      ref={form}
      onSubmit={() => {
        if (question === null) void declare();
      }}
      buttons={
        question === null ? (
          <>
            <Button type="submit" look="main" isPending={isSending}>
              Publish it
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </>
        ) : (
          <Answers
            no="No, leave it as it is"
            onNo={onClose}
            yes="Yes, withdraw them"
            onYes={() => void declare()}
            isPending={isSending}
          />
        )
      }
    >
      <FormProblems sentences={problems} />
      <p>{words}</p>
      <p role="status">
        {question === null ? '' : `${question} Do you want that? You can take it back in one step.`}
      </p>
    </DialogForm>
  );
}
