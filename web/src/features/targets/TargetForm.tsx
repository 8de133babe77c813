import { lazy, useRef, useState } from 'react';

import { useInvalidate } from '#graphql/use-invalidate.js';
import { DialogButton } from '#ui/DialogButton.js';
import { HiddenText } from '#ui/HiddenText.js';

import type { FormSubject, SeenTarget } from './target-form.type.js';

/** The form is loaded when the pointer or the focus reaches its button. */
const load = async () => ({ default: (await import('./TargetFields.js')).TargetFields });
const TargetFields = lazy(load);

interface TargetFormProps extends FormSubject {
  /** The current target; null if none is set. */
  readonly target: SeenTarget | null;
  /** Called after a target is set or removed. The data on the page is already being reloaded. */
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
  // Called once the dialog is closed, because a page that renders again would close it.
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
