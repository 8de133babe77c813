import { useRef, useState } from 'react';

import type { MeasureKey } from '#graphql/operations.js';
import { problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';
import { TickControl } from '#ui/TickControl.js';
import { TickList } from '#ui/TickList.js';

import type { EventMeasure, SeenEvent } from './event-form.type.js';
import { type EventDraft, useAddEvent } from './use-add-event.js';

interface EventFieldsProps {
  readonly measures: readonly EventMeasure[];
  readonly ticked: readonly MeasureKey[];
  /** The event to change; null to add one. */
  readonly event?: SeenEvent | null;
  readonly onClose: () => void;
  /** Called with a sentence that says what was done. */
  readonly onDone: (outcome: string) => void;
}

const shown = ['happenedOn', 'title', 'measures'];

/** The form in the dialog. Typed text stays even if the server refuses it. */
export function EventFields({ measures, ticked, event = null, onClose, onDone }: EventFieldsProps) {
  const [draft, setDraft] = useState<EventDraft>({
    happenedOn: event?.happenedOn ?? '',
    title: event?.title ?? '',
    measures: event?.measures.map(({ key }) => key) ?? ticked,
    changesRecording: event?.changesRecording ?? false,
  });
  const { problems, add, isSending } = useAddEvent(onDone, event);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  const write = (part: Partial<EventDraft>) => setDraft((before) => ({ ...before, ...part }));

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void add(draft)}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            {event === null ? 'Add event' : 'Save event'}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problemsBeside(problems, shown).map(({ message }) => message)} />
      <TextControl
        kind="date"
        label="Date it happened"
        hint={null}
        value={draft.happenedOn}
        problem={problemOf(problems, 'happenedOn')}
        onChange={(happenedOn) => write({ happenedOn })}
      />
      <TextControl
        label="What happened"
        hint="One line, as it will appear on the charts."
        value={draft.title}
        problem={problemOf(problems, 'title')}
        onChange={(title) => write({ title })}
      />
      <TickList
        label="Measures it affects"
        options={measures.map(({ key, name }) => ({ code: key, name }))}
        ticked={draft.measures}
        problem={problemOf(problems, 'measures')}
        onChange={(chosen) => write({ measures: chosen })}
      />
      <TickControl
        label="It is recorded differently from this day on."
        hint="Figures before and after cannot be compared: control limits start again, and the quarter is marked [b]."
        state={{
          isTicked: draft.changesRecording,
          onChange: (changesRecording) => write({ changesRecording }),
        }}
      />
    </DialogForm>
  );
}
