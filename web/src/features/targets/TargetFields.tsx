import { useRef, useState } from 'react';

import { problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';

import { noNumbers, readDraft, toDraft } from './target-draft.js';
import type { FormSubject, SeenTarget, TargetDraft, TargetKind } from './target-form.type.js';
import {
  describeSubject,
  explainBand,
  explainTolerance,
  explainValue,
  labelNumber,
} from './target-words.js';
import styles from './TargetFields.module.css';
import { useSetTarget } from './use-set-target.js';

const kinds: readonly { readonly code: TargetKind; readonly name: string }[] = [
  { code: 'VALUE', name: 'One value' },
  { code: 'BAND', name: 'A band' },
];

interface TargetFieldsProps {
  readonly subject: FormSubject;
  readonly target: SeenTarget | null;
  readonly onClose: () => void;
  /** Called with a sentence that says what was done. */
  readonly onDone: (outcome: string) => void;
  /** Called when somebody else changed the target first, so the page is out of date. */
  readonly onStale: () => void;
}

/** The form in the dialog. Typed text stays even if the server refuses it. */
export function TargetFields({ subject, target, onClose, onDone, onStale }: TargetFieldsProps) {
  const { unit, direction } = subject.measure;
  const [draft, setDraft] = useState(() => toDraft(target, direction));
  const { seen, problems, setProblems, hasStanding, lookAgain, set, isSending } = useSetTarget({
    subject,
    target,
    onDone,
    onStale,
  });
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);

  const write = (part: Partial<TargetDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = () => {
    const read = readDraft(draft);
    if (read.ok) void set(read.numbers);
    else setProblems(read.problems);
  };
  const showStanding = () => {
    lookAgain();
    form.current?.querySelector<HTMLElement>('input[type="text"]')?.focus();
  };
  const drawNumber = (
    field: 'value' | 'lower' | 'upper' | 'tolerance',
    label: string,
    hint: string | null,
  ) => (
    <TextControl
      kind="number"
      label={label}
      hint={hint}
      value={draft[field]}
      problem={problemOf(problems, field)}
      onChange={(text) => write({ [field]: text })}
    />
  );

  const isValue = draft.kind === 'VALUE';
  const beside = problemsBeside(
    problems,
    isValue ? ['value', 'tolerance'] : ['lower', 'upper', 'tolerance'],
  );
  return (
    <DialogForm
      ref={form}
      onSubmit={submit}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            Set target
          </Button>
          <Button onPress={onClose}>Cancel</Button>
          {seen === null ? null : (
            <Button look="quiet" isPending={isSending} onPress={() => void set(noNumbers)}>
              Remove target
            </Button>
          )}
        </>
      }
    >
      <p className={styles.subject} role="status">
        {describeSubject(subject)}.{' '}
        {seen === null ? 'No target is set.' : `It is now ${seen.text}.`}
      </p>
      <FormProblems sentences={beside.map(({ message }) => message)}>
        {hasStanding ? <Button onPress={showStanding}>Show the current target</Button> : null}
      </FormProblems>
      <ChoiceControl
        label="Target type"
        options={kinds}
        chosen={draft.kind}
        onChoose={(kind) => write({ kind })}
      />
      {isValue ? (
        drawNumber('value', labelNumber('Target', unit), explainValue(direction))
      ) : (
        <div className={styles.band} role="group" aria-label="Band">
          {drawNumber('lower', labelNumber('Lower edge', unit), null)}
          {drawNumber('upper', labelNumber('Upper edge', unit), null)}
          <p className={styles.hint}>{explainBand(direction)}</p>
        </div>
      )}
      {drawNumber('tolerance', 'Tolerance, if not the default', explainTolerance(unit))}
    </DialogForm>
  );
}
