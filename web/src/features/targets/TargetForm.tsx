import { lazy, useRef, useState } from 'react';

import { useInvalidate } from '#graphql/use-invalidate.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';

import type { FormSubject, SeenTarget } from './target-form.type.js';

/** The form itself is fetched for the person who comes near its button. */
const load = async () => ({ default: (await import('./TargetFields.js')).TargetFields });
const TargetFields = lazy(load);

interface TargetFormProps extends FormSubject {
  /** As it stands; null where none is set. */
  readonly target: SeenTarget | null;
  /** Told when a target was set or taken away. What is shown of it is asked for again already. */
  readonly onDone: () => void;
}

/**
 * A button that opens the form for the target of one measure, quarter, area, agency and objective.
 */
export function TargetForm({ target, onDone, ...subject }: TargetFormProps) {
  const [outcome, setOutcome] = useState('');
  const isStale = useRef(false);
  const forget = useInvalidate(['scorecard', 'kpi', 'page']);

  const markStale = () => {
    isStale.current = true;
  };
  const finish = (close: () => void) => (said: string) => {
    markStale();
    setOutcome(said);
    close();
    onDone();
  };
  // Not before: a page that draws itself anew would take the dialog with it.
  const askAgain = () => {
    if (isStale.current) forget();
    isStale.current = false;
  };
  return (
    <>
      <DialogButton
        title={`Target for ${subject.measure.name}`}
        onClosed={askAgain}
        prepare={load}
        content={(close) => (
          <TargetFields
            subject={subject}
            target={target}
            onClose={close}
            onDone={finish(close)}
            onStale={markStale}
          />
        )}
      >
        {target === null ? 'Set target' : 'Change target'}
      </DialogButton>
      <HiddenText role="status">{outcome}</HiddenText>
    </>
  );
}
