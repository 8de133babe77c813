import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { useEffectFirst } from '#graphql/use-effect-first.js';
import { problemOf } from '#lib/field-problem.js';
import { EffectForm } from '#parts/EffectForm.js';
import { Button } from '#ui/Button.js';
import { SelectField } from '#ui/SelectField.js';
import { TextControl } from '#ui/TextControl.js';

import styles from './AdminAgencies.module.css';
import { END_AGENCY, END_EFFECT, type ShownAgency } from './agency-documents.js';
import { useOutcome } from './use-outcome.js';

interface EndAgencyFormProps {
  readonly registered: ShownAgency;
  /** Agencies that may take over: those that still exist. */
  readonly others: readonly { readonly code: string; readonly name: string }[];
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
  readonly onConflict: () => void;
}

/**
 * The form for an agency's last day and its successors. The effects are shown before the end is
 * saved.
 */
export function EndAgencyForm({
  registered,
  others,
  onClose,
  onDone,
  onConflict,
}: EndAgencyFormProps) {
  const { agency, validTo } = registered;
  const [lastDay, setLastDay] = useState(validTo ?? '');
  const [successors, setSuccessors] = useState<readonly string[]>(
    registered.successors.map(({ code }) => code),
  );
  const { effect, look, isLooking, forget } = useEffectFirst(
    END_EFFECT,
    ({ endAgencyEffect }) => endAgencyEffect,
  );
  const { send, isSending } = useChange(END_AGENCY);
  const { version, problems, take } = useOutcome({
    version: registered.version,
    onDone: () => {
      onClose();
      onDone(
        lastDay === ''
          ? `${agency.name} no longer has a last day.`
          : `The last day of ${agency.name} has been saved.`,
      );
    },
    onConflict,
  });
  const shown = effect === null ? problems : effect.problems;

  const input = {
    ...{ agency: agency.code, lastDay: lastDay === '' ? null : lastDay },
    ...{ successors: [...successors], version },
  };
  const save = async () => {
    const sent = await send({ input });
    take(sent?.ok === true ? { ok: true, outcome: sent.data.endAgency } : sent);
    forget();
  };
  const left = others.filter(({ code }) => !successors.includes(code));
  return (
    <EffectForm
      effect={effect}
      problems={shown}
      fields={['lastDay']}
      isPending={isLooking || isSending}
      onLook={() => void look({ input })}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextControl
        label="Last day"
        hint={
          validTo === null
            ? 'The last day on which it exists.'
            : 'Leave it empty if it does not end.'
        }
        problem={problemOf(shown, 'lastDay')}
        kind="date"
        value={lastDay}
        onChange={(day) => {
          setLastDay(day);
          forget();
        }}
      />
      <ul className={styles.successors}>
        {successors.map((code) => (
          <li key={code}>
            {others.find((each) => each.code === code)?.name ?? code} takes over.{' '}
            <Button
              look="quiet"
              label={`Remove ${others.find((each) => each.code === code)?.name ?? code}`}
              onPress={() => {
                setSuccessors(successors.filter((each) => each !== code));
                forget();
              }}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <SelectField
        label={successors.length === 0 ? 'Who takes over' : 'Who also takes over'}
        options={[{ code: '', name: successors.length === 0 ? 'Nobody' : 'Nobody else' }, ...left]}
        chosen=""
        onChoose={(code) => {
          if (code !== '') setSuccessors([...successors, code]);
          forget();
        }}
      />
    </EffectForm>
  );
}
