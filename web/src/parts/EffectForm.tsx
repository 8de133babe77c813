import { type ReactNode, useRef } from 'react';

import type { Effect } from '#graphql/use-effect-first.js';
import { type FieldProblem, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';

import { EffectList } from './EffectList.js';

interface EffectFormProps {
  /** The effects of the change; null until they are asked for. */
  readonly effect: Effect | null;
  readonly problems: readonly FieldProblem[];
  /** The names of the fields that show their own problems. */
  readonly fields: readonly string[];
  /** The label of the button that asks for the effects. */
  readonly look?: string;
  readonly isPending: boolean;
  readonly onLook: () => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The fields of a change in a dialog, whose effects are shown before it can be saved. */
export function EffectForm({
  effect,
  problems,
  fields,
  look = 'See what it changes',
  isPending,
  onLook,
  onSave,
  onClose,
  children,
}: EffectFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  const canSave = effect?.problems.length === 0;
  return (
    <DialogForm
      ref={form}
      onSubmit={canSave ? onSave : onLook}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isPending}>
            {canSave ? 'Save' : look}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problemsBeside(problems, fields).map(({ message }) => message)} />
      {children}
      {effect === null ? null : <EffectList effect={effect} />}
    </DialogForm>
  );
}
