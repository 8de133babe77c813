import { gql, type TypedDocumentNode } from '@apollo/client';
import { useRef, useState } from 'react';

import type { RemoveEventMutation, RemoveEventMutationVariables } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { useInvalidate } from '#graphql/use-invalidate.js';
import type { FieldProblem } from '#lib/field-problem.js';
import { formatDay, joinWords } from '#lib/format.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';

import { dependsOnEvents } from './depends-on-events.js';
import type { SeenEvent } from './event-form.type.js';

const REMOVE_EVENT: TypedDocumentNode<RemoveEventMutation, RemoveEventMutationVariables> = gql`
  mutation RemoveEvent($input: RemoveEventInput!) {
    removeEvent(input: $input) {
      problems {
        field
        message
      }
    }
  }
`;

interface EventRemovalProps {
  readonly event: SeenEvent;
  readonly onClose: () => void;
  /** Called with a sentence that says what was done, or that the event was already gone. */
  readonly onDone: (outcome: string) => void;
}

/** Removes an event, after saying which charts it will disappear from. */
export function EventRemoval({ event, onClose, onDone }: EventRemovalProps) {
  const { id, version, title, measures, changesRecording } = event;
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(REMOVE_EVENT);
  const forget = useInvalidate(dependsOnEvents);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);

  const remove = async () => {
    const sent = await send({ input: { id, version } });
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    // If the event is already gone, the list is out of date too, and this dialog closes with the
    // event.
    forget();
    const [problem] = sent.data.removeEvent.problems;
    onDone(problem?.message ?? `The event “${title}” has been removed.`);
  };

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void remove()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            Remove event
          </Button>
          <Button onPress={onClose}>Keep it</Button>
        </>
      }
    >
      <FormProblems sentences={problems.map(({ message }) => message)} />
      <p>
        {formatDay(event.happenedOn)}: {title}
      </p>
      <p>
        It disappears from the charts of {joinWords(measures.map(({ name }) => name))}, for
        everybody.
        {changesRecording
          ? ' Control limits there will run through that day again, as if recording had not changed.'
          : ''}
      </p>
    </DialogForm>
  );
}
