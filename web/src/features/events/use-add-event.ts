import { gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type {
  AddEventMutation,
  AddEventMutationVariables,
  ChangeEventMutation,
  ChangeEventMutationVariables,
  MeasureKey,
} from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { useInvalidate } from '#graphql/use-invalidate.js';
import type { FieldProblem } from '#lib/field-problem.js';

import { dependsOnEvents } from './depends-on-events.js';
import type { SeenEvent } from './event-form.type.js';

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

const CHANGE_EVENT: TypedDocumentNode<ChangeEventMutation, ChangeEventMutationVariables> = gql`
  mutation ChangeEvent($input: ChangeEventInput!) {
    changeEvent(input: $input) {
      event {
        id
        title
        version
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
  /** A plain day; empty while it is missing or incomplete. */
  readonly happenedOn: string;
  readonly title: string;
  readonly measures: readonly MeasureKey[];
  readonly changesRecording: boolean;
}

/**
 * Adds an event, or changes the one that was loaded. Missing fields are reported here, all at once;
 * the server reports everything else.
 */
export function useAddEvent(onDone: (outcome: string) => void, seen: SeenEvent | null = null) {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const adding = useChange(ADD_EVENT);
  const changing = useChange(CHANGE_EVENT);
  // The current version, even if somebody else changed the event while the form was open.
  const [version, setVersion] = useState(seen?.version ?? 0);
  const forget = useInvalidate(dependsOnEvents);

  const add = async (draft: EventDraft) => {
    const missing = findMissing(draft);
    if (missing.length > 0) {
      setProblems(missing);
      return;
    }
    const input = { ...draft, measures: [...draft.measures] };
    if (seen === null) {
      const sent = await adding.send({ input });
      if (sent === null) return;
      finish(sent.ok ? sent.data.addEvent : toFault(sent.sentence));
      return;
    }
    const sent = await changing.send({ input: { ...input, id: seen.id, version } });
    if (sent === null) return;
    if (sent.ok) setVersion(sent.data.changeEvent.event?.version ?? version);
    finish(sent.ok ? sent.data.changeEvent : toFault(sent.sentence));
  };
  const finish = ({ event, problems: found }: Answered) => {
    setProblems(found);
    if (event === null || found.length > 0) return;
    forget();
    onDone(`The event “${event.title}” is on the charts.`);
  };
  return { problems, add, isSending: adding.isSending || changing.isSending };
}

/** What the server answers, whether the event was added or changed. */
interface Answered {
  readonly event: { readonly title: string } | null;
  readonly problems: readonly FieldProblem[];
}

function toFault(message: string): Answered {
  return { event: null, problems: [{ field: null, message }] };
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
