import { type ReactNode, useRef } from 'react';

import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';
import { TickList } from '#ui/TickList.js';

import type { WatchChoices } from './choices.js';

interface WatchFieldsProps {
  readonly draft: { readonly title: string; readonly recipients: readonly string[] };
  readonly write: (part: {
    readonly title?: string;
    readonly recipients?: readonly string[];
  }) => void;
  readonly people: WatchChoices['people'];
  readonly problems: readonly FieldProblem[];
  /** The names of the fields, other than title and recipients, that show their own problems. */
  readonly shown: readonly string[];
  readonly isSending: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What the schedule and alert forms have in common: title, recipients and buttons. */
export function WatchFields({
  draft,
  write,
  people,
  problems,
  shown,
  isSending,
  onSubmit,
  onClose,
  children,
}: WatchFieldsProps) {
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  return (
    <DialogForm
      ref={form}
      onSubmit={onSubmit}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            Save
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems
        sentences={problemsBeside(problems, ['title', 'recipients', ...shown]).map(
          ({ message }) => message,
        )}
      />
      <TextControl
        label="Title"
        hint={null}
        problem={problemOf(problems, 'title')}
        value={draft.title}
        onChange={(title) => write({ title })}
      />
      {children}
      {people.length === 0 ? null : (
        <TickList
          label="Who else receives it"
          hint="Each person sees only what they are allowed to see."
          options={people}
          ticked={draft.recipients}
          problem={problemOf(problems, 'recipients')}
          onChange={(recipients) => write({ recipients })}
        />
      )}
    </DialogForm>
  );
}
