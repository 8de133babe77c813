import { useEffect, useRef } from 'react';

import { problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';
import { TickControl } from '#ui/TickControl.js';

import type { SaveDialogProps } from './save-dialog.type.js';
import type { Saving } from './use-save.js';

interface SaveFieldsProps extends Pick<SaveDialogProps, 'open' | 'variables' | 'onClose'> {
  readonly saving: Saving;
}

const sharings = [
  { code: 'PRIVATE', name: 'Only me' },
  { code: 'AGENCY', name: 'My agency' },
  { code: 'EVERYONE', name: 'Everyone' },
] as const;

const shown = ['name', 'description', 'sharing'];

/** Name, purpose and sharing; below, the question's variables. */
export function SaveFields({
  open,
  variables,
  onClose,
  saving: { draft, write, problems, isSending, save, saveCopy },
}: SaveFieldsProps) {
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  useEffect(() => {
    // The current name is often only a number, so it is selected and typing replaces it.
    const name = form.current?.querySelector('input');
    name?.focus();
    name?.select();
  }, []);
  const isOfOthers = open.saved?.isOfOthers === true;
  const asked = variables.map(({ label }) => label);
  const quarters = variables.filter(({ picker, isList }) => picker === 'QUARTER' && !isList);
  return (
    <DialogForm
      ref={form}
      onSubmit={() => void (isOfOthers ? saveCopy() : save())}
      buttons={
        <>
          <Button type="submit" look="main" isPending={isSending}>
            {isOfOthers ? 'Save a copy' : 'Save'}
          </Button>
          {open.saved === null || isOfOthers ? null : (
            <Button isPending={isSending} onPress={() => void saveCopy()}>
              Save a copy
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      {isOfOthers ? (
        <p>
          Only its owner and their colleagues can change this question. You can save a copy of your
          own.
        </p>
      ) : null}
      <FormProblems sentences={problemsBeside(problems, shown).map(({ message }) => message)} />
      <TextControl
        label="Name"
        hint={null}
        problem={problemOf(problems, 'name')}
        value={draft.name}
        onChange={(name) => write({ name })}
      />
      <TextControl
        label="What it is for"
        hint={null}
        problem={problemOf(problems, 'description')}
        value={draft.description}
        onChange={(description) => write({ description })}
      />
      {draft.sharing === null ? null : (
        <ChoiceControl
          label="Who may see it"
          options={sharings}
          chosen={draft.sharing}
          onChoose={(sharing) => write({ sharing })}
        />
      )}
      <p>
        Each person sees it with their own access: somebody at another agency may see fewer groups,
        and not all the figures that you see.
        {asked.length === 0
          ? ''
          : ` Each time it is run, these can be chosen: ${asked.join(', ')}.`}
      </p>
      {quarters.map(({ name, label }) => (
        <TickControl
          key={name}
          label={`${label} moves with the latest closed quarter`}
          hint={null}
          state={{
            isTicked: draft.moving.includes(name),
            onChange: (isTicked) =>
              write({
                moving: isTicked
                  ? [...draft.moving, name]
                  : draft.moving.filter((each) => each !== name),
              }),
          }}
        />
      ))}
    </DialogForm>
  );
}
