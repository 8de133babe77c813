import { useRef, useState } from 'react';

import type { ModerationStepInput } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { type FieldProblem, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import { Effect } from './Effect.js';
import styles from './Moderation.module.css';
import { MODERATE_DISRUPTIONS, type QueuedCase } from './moderation-documents.js';

interface SeveralPanelProps {
  /** The selected cases. */
  readonly cases: readonly QueuedCase[];
  readonly onDone: (said: string) => void;
  /** Clears the selection. */
  readonly onCancel: () => void;
  /** Called when somebody else acted first. */
  readonly onConflict: () => void;
}

const choices = [
  { code: 'AS_PROPOSED', name: 'As proposed' },
  { code: 'CONFIRM', name: 'Confirm as claimed' },
  { code: 'REJECT', name: 'Reject' },
  { code: 'PUT_OFF', name: 'Put off' },
] as const;
type Choice = (typeof choices)[number]['code'];

const done: Readonly<Record<Choice, string>> = {
  AS_PROPOSED: 'decided as proposed',
  CONFIRM: 'confirmed as claimed',
  REJECT: 'rejected',
  PUT_OFF: 'put off',
};

/** Why a step failed, and the selection it was for. */
interface Told {
  readonly chosen: string;
  readonly problems: readonly FieldProblem[];
}

/** One step for several disruptions: for everything selected, or for none. */
export function SeveralPanel({ cases, onDone, onCancel, onConflict }: SeveralPanelProps) {
  const [choice, setChoice] = useState<Choice>(
    cases.every(({ proposal }) => proposal !== null) ? 'AS_PROPOSED' : 'CONFIRM',
  );
  const [text, setText] = useState('');
  const [panelOn, setPanelOn] = useState('');
  // Problems with an earlier selection say nothing about this one.
  const chosen = cases.map(({ id }) => id).join(' ');
  const [told, setTold] = useState<Told>({ chosen, problems: [] });
  const problems = told.chosen === chosen ? told.problems : [];
  const { send, isSending } = useChange(MODERATE_DISRUPTIONS);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, told.problems);
  const count = `${cases.length} ${cases.length === 1 ? 'disruption' : 'disruptions'}`;

  const step: ModerationStepInput = {
    ...(choice === 'PUT_OFF' ? { act: 'PUT_OFF' } : { act: 'DECIDE', outcome: choice }),
    text: text.trim() === '' ? null : text,
    panelOn: panelOn === '' ? null : panelOn,
  };
  const save = async () => {
    const sent = await send({
      input: { cases: cases.map(({ id, version }) => ({ id, version })), step },
    });
    if (sent === null) return;
    if (!sent.ok) {
      setTold({ chosen, problems: [{ field: null, message: sent.sentence }] });
      return;
    }
    const { problems: found } = sent.data.moderateDisruptions;
    setTold({ chosen, problems: found });
    if (found.some(({ field }) => field === 'version')) onConflict();
    if (found.length === 0) onDone(`${count}: ${done[choice]}.`);
  };

  return (
    <section className={styles.panel} aria-labelledby="several">
      <h2 id="several" tabIndex={-1}>
        {count} chosen
      </h2>
      <p className={styles.note}>
        It is done for all of them or for none. For disruptions of your own agency, you can only
        record what another agency’s moderator proposed.
      </p>
      <form
        className={styles.form}
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FormProblems sentences={problemsBeside(problems, []).map(({ message }) => message)} />
        <ChoiceControl
          label="What is done"
          options={choices}
          chosen={choice}
          onChoose={setChoice}
        />
        <TextControl
          label={choice === 'PUT_OFF' ? 'Reason' : 'Rationale'}
          hint={
            choice === 'AS_PROPOSED'
              ? 'May be left empty: each then keeps the text of its proposal.'
              : choice === 'PUT_OFF'
                ? 'May be left empty. Their agencies are told.'
                : 'One text for all of them. Their agencies are told.'
          }
          problem={null}
          kind="long"
          value={text}
          onChange={setText}
        />
        <TextControl
          label="Panel"
          hint={
            choice === 'PUT_OFF'
              ? 'The day of the panel that will decide them.'
              : 'The day on which the panel decides.'
          }
          problem={null}
          kind="date"
          value={panelOn}
          onChange={setPanelOn}
        />
        {choice === 'PUT_OFF' ? null : (
          <Effect
            cases={cases.map(({ id }) => id)}
            outcome={{ outcome: choice, impact: null }}
            panelOn={panelOn}
          />
        )}
        <Actions>
          <Button type="submit" look="main" isPending={isSending}>
            {choice === 'PUT_OFF' ? `Put off ${count}` : `Decide ${count}`}
          </Button>
          <Button onPress={onCancel}>Clear selection</Button>
        </Actions>
      </form>
    </section>
  );
}
