import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';

import { toProblem } from '#graphql/problem.js';
import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { SelectField } from '#ui/SelectField.js';
import { TextControl } from '#ui/TextControl.js';

import styles from './AdminAgencies.module.css';
import { END_AGENCY, END_EFFECT, type ShownAgency } from './agency-documents.js';
import { useOutcome } from './use-outcome.js';

interface EndAgencyFormProps {
  readonly registered: ShownAgency;
  /** Agencies that may take over: those that exist. */
  readonly others: readonly { readonly code: string; readonly name: string }[];
  readonly onClose: () => void;
  readonly onDone: (said: string) => void;
  readonly onConflict: () => void;
}

/** An agency's last day and its successors; the effects are shown before it is saved. */
export function EndAgencyForm({
  registered,
  others,
  onClose,
  onDone,
  onConflict,
}: EndAgencyFormProps) {
  const { agency, validTo } = registered;
  const client = useApolloClient();
  const [lastDay, setLastDay] = useState(validTo ?? '');
  const [successors, setSuccessors] = useState<readonly string[]>(
    registered.successors.map(({ code }) => code),
  );
  const [effect, setEffect] = useState<readonly string[] | null>(null);
  const [found, setFound] = useState<readonly FieldProblem[]>([]);
  const [isLooking, setLooking] = useState(false);
  const { send, isSending } = useChange(END_AGENCY);
  const { version, problems, take } = useOutcome({
    version: registered.version,
    onDone: () => {
      onClose();
      onDone(
        lastDay === '' ? `${agency.name} does not end.` : `The end of ${agency.name} is saved.`,
      );
    },
    onConflict,
  });
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = [...found, ...problems];
  useFocusOnProblem(form, shown);
  useEffect(() => heading.current?.focus(), [effect]);

  const input = {
    ...{ agency: agency.code, lastDay: lastDay === '' ? null : lastDay },
    ...{ successors: [...successors], version },
  };
  const forget = () => {
    setEffect(null);
    setFound([]);
  };
  const look = async () => {
    setLooking(true);
    try {
      const { data } = await client.query({
        query: END_EFFECT,
        variables: { input },
        fetchPolicy: 'no-cache',
      });
      setFound(data?.endAgencyEffect.problems ?? []);
      setEffect(data?.endAgencyEffect.sentences ?? null);
    } catch (error) {
      setFound([{ field: null, message: toProblem(error).sentence }]);
    } finally {
      setLooking(false);
    }
  };
  const save = async () => {
    const sent = await send({ input });
    take(sent?.ok === true ? { ok: true, outcome: sent.data.endAgency } : sent);
    setEffect(null);
  };
  const canSave = effect !== null && found.length === 0;
  const left = others.filter(({ code }) => !successors.includes(code));
  return (
    <DialogForm
      ref={form}
      onSubmit={canSave ? () => void save() : () => void look()}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isLooking || isSending}>
            {canSave ? 'Save' : 'See what it changes'}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problemsBeside(shown, ['lastDay']).map(({ message }) => message)} />
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
      {canSave ? (
        <div className={styles.effect}>
          <h3 ref={heading} tabIndex={-1}>
            What it would change
          </h3>
          <ul>
            {effect.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </DialogForm>
  );
}
