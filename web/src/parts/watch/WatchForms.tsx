import { lazy } from 'react';

import { DialogButton } from '#ui/DialogButton.js';

import type { Alert, QuestionChoice, Schedule, WatchFieldsProps } from './watch.type.js';

/** The forms are fetched when the pointer or the focus reaches a button. */
const loadSchedule = async () => ({
  default: (await import('./ScheduleFields.js')).ScheduleFields,
});
const loadAlert = async () => ({ default: (await import('./AlertFields.js')).AlertFields });
const ScheduleFields = lazy(loadSchedule);
const AlertFields = lazy(loadAlert);

interface WatchFormProps<Watched> extends Pick<WatchFieldsProps<Watched>, 'onDone' | 'onStale'> {
  readonly seen?: Watched;
  readonly question?: QuestionChoice;
  readonly look?: 'main' | 'quiet';
  readonly children: string;
}

/** A button that opens the schedule form: a new one, one for a question, or an existing one. */
export function ScheduleForm({
  seen,
  question,
  look,
  children,
  ...told
}: WatchFormProps<Schedule>) {
  return (
    <DialogButton
      title={seen === undefined ? 'New schedule' : `Edit “${seen.title}”`}
      {...(seen === undefined ? {} : { label: `Edit ${seen.title}` })}
      {...(look === undefined ? {} : { look })}
      prepare={loadSchedule}
      content={(close) => (
        <ScheduleFields seen={seen ?? null} question={question ?? null} onClose={close} {...told} />
      )}
    >
      {children}
    </DialogButton>
  );
}

/** A button that opens the alert form: a new one, one for a question, or an existing one. */
export function AlertForm({ seen, question, look, children, ...told }: WatchFormProps<Alert>) {
  return (
    <DialogButton
      title={seen === undefined ? 'New alert' : `Edit “${seen.title}”`}
      {...(seen === undefined ? {} : { label: `Edit ${seen.title}` })}
      {...(look === undefined ? {} : { look })}
      prepare={loadAlert}
      content={(close) => (
        <AlertFields seen={seen ?? null} question={question ?? null} onClose={close} {...told} />
      )}
    >
      {children}
    </DialogButton>
  );
}
