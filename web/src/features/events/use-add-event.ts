import { gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type {
  AddEventMutation,
  AddEventMutationVariables,
  MeasureKey,
} from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { useInvalidate } from '#graphql/use-invalidate.js';
import type { FieldProblem } from '#lib/field-problem.js';

import { dependsOnEvents } from './depends-on-events.js';

const ADD_EVENT: TypedDocumentNode<AddEventMutation, AddEventMutationVariables> = gql`
  mutation AddEvent($input: AddEventInput!) {
    addEvent(input: $input) {
      event {
        id
        title
      }
      problems {
        field
        message
      }
    }
  }
`;

/** The contents of the fields. */
export interface EventDraft {
  /** A plain day; empty while there is none, or an incomplete one. */
  readonly happenedOn: string;
  readonly title: string;
  readonly measures: readonly MeasureKey[];
  readonly changesRecording: boolean;
}

/**
 * Adds events. Missing fields are reported here, all at once; the server reports everything else.
 */
export function useAddEvent(onDone: (outcome: string) => void) {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(ADD_EVENT);
  const forget = useInvalidate(dependsOnEvents);

  const add = async (draft: EventDraft) => {
    const missing = findMissing(draft);
    if (missing.length > 0) {
      setProblems(missing);
      return;
    }
    const sent = await send({ input: { ...draft, measures: [...draft.measures] } });
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    const { event, problems: found } = sent.data.addEvent;
    setProblems(found);
    if (event === null) return;
    forget();
    onDone(`The event “${event.title}” is on the charts.`);
  };
  return { problems, add, isSending };
}

function findMissing({ happenedOn, title, measures }: EventDraft): readonly FieldProblem[] {
  return [
    ...(happenedOn === ''
      ? [{ field: 'happenedOn', message: 'Give the day in full: day, month and year.' }]
      : []),
    ...(title.trim() === ''
      ? [{ field: 'title', message: 'Say in a few words what happened.' }]
      : []),
    ...(measures.length === 0
      ? [{ field: 'measures', message: 'Tick at least one measure.' }]
      : []),
  ];
}
