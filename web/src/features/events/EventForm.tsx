import { lazy, useState } from 'react';

import type { MeasureKey } from '#graphql/operations.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';

import type { EventMeasure } from './event-form.type.js';

/** The form itself is fetched when the pointer or the focus reaches its button. */
const load = async () => ({ default: (await import('./EventFields.js')).EventFields });
const EventFields = lazy(load);

interface EventFormProps {
  /** All measures that an event may affect, in order. */
  readonly measures: readonly EventMeasure[];
  /** The measures that are ticked at first, such as the measure of the page. */
  readonly ticked: readonly MeasureKey[];
  /** Called when an event has been added. The affected questions are already being asked again. */
  readonly onDone: () => void;
}

/** A button that opens the form for a new event. */
export function EventForm({ measures, ticked, onDone }: EventFormProps) {
  const [outcome, setOutcome] = useState('');
  const finish = (close: () => void) => (said: string) => {
    setOutcome(said);
    close();
    onDone();
  };
  return (
    <>
      <DialogButton
        title="Add an event"
        prepare={load}
        content={(close) => (
          <EventFields measures={measures} ticked={ticked} onClose={close} onDone={finish(close)} />
        )}
      >
        Add event
      </DialogButton>
      <HiddenText role="status">{outcome}</HiddenText>
    </>
  );
}
