import type { RowActions } from '#graphql/use-actions.js';
import type { Alert } from '#parts/watch/watch.type.js';
import { AlertForm } from '#parts/watch/WatchForms.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';

import {
  ACKNOWLEDGE_ALERT,
  DELETE_ALERT,
  LEAVE_ALERT,
  RESUME_ALERT,
  TAKE_OVER_ALERT,
} from './schedule-documents.js';

interface AlertActionsProps {
  readonly alert: Alert;
  readonly acts: RowActions;
  readonly onStale: () => void;
}

/** The actions for an alert. */
export function AlertActions({
  alert,
  acts: { act, isSending, finish },
  onStale,
}: AlertActionsProps) {
  const { id, version, title, state, isPaused, canChange, canDelete, canTakeOver, canLeave } =
    alert;
  const acknowledge = () =>
    act(
      ACKNOWLEDGE_ALERT,
      { id },
      { said: `${title} is acknowledged.`, toProblems: (sent) => sent.acknowledgeAlert.problems },
    );
  const resume = () =>
    act(
      RESUME_ALERT,
      { id, version },
      { said: `${title} is watched again.`, toProblems: (sent) => sent.resumeAlert.problems },
    );
  const takeOver = () =>
    act(
      TAKE_OVER_ALERT,
      { id },
      { said: `${title} is yours.`, toProblems: (sent) => sent.takeOverAlert.problems },
    );
  const leave = () =>
    act(
      LEAVE_ALERT,
      { id },
      { said: `${title} no longer comes to you.`, toProblems: (sent) => sent.leaveAlert.problems },
    );
  const remove = () =>
    act(
      DELETE_ALERT,
      { id, version },
      { said: `${title} has been deleted.`, toProblems: (sent) => sent.deleteAlert.problems },
    );

  return (
    <Actions>
      {state === 'RAISED' ? (
        <Button
          isPending={isSending}
          label={`Acknowledge ${title}`}
          onPress={() => void acknowledge()}
        >
          Acknowledge
        </Button>
      ) : null}
      {canTakeOver ? (
        <Button isPending={isSending} label={`Take over ${title}`} onPress={() => void takeOver()}>
          Take over
        </Button>
      ) : null}
      {canDelete && isPaused ? (
        <Button isPending={isSending} label={`Resume ${title}`} onPress={() => void resume()}>
          Resume
        </Button>
      ) : null}
      {canChange ? (
        <AlertForm seen={alert} onDone={finish} onStale={onStale}>
          Edit
        </AlertForm>
      ) : null}
      {canLeave ? (
        <Button
          look="quiet"
          isPending={isSending}
          label={`Stop receiving ${title}`}
          onPress={() => void leave()}
        >
          Stop receiving
        </Button>
      ) : null}
      {canDelete ? (
        <Button
          look="quiet"
          isPending={isSending}
          label={`Delete ${title}`}
          onPress={() => void remove()}
        >
          Delete
        </Button>
      ) : null}
    </Actions>
  );
}
