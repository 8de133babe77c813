import { useRef, useState } from 'react';

import { type FieldProblem, problemOf, problemsBeside } from '#lib/field-problem.js';
import { useFocusOnProblem } from '#lib/use-focus-on-problem.js';
import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TextControl } from '#ui/TextControl.js';
import { TickList } from '#ui/TickList.js';

import { FigureOrder } from './FigureOrder.js';
import { type SectionDraft, textChoices } from './section-draft.js';

interface SectionFieldsProps {
  readonly section: SectionDraft;
  readonly isSending: boolean;
  readonly onClose: () => void;
  /** Saves the section. Resolves with its problems; an empty list if it was saved. */
  readonly onSave: (section: SectionDraft) => Promise<readonly FieldProblem[]>;
}

/** The form for a section: its heading, figures and required texts. */
export function SectionFields({ section, isSending, onClose, onSave }: SectionFieldsProps) {
  const [draft, setDraft] = useState(section);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnProblem(form, problems);
  const write = (part: Partial<SectionDraft>) => setDraft((before) => ({ ...before, ...part }));

  return (
    <DialogForm
      ref={form}
      onSubmit={() => void onSave(draft).then(setProblems)}
      buttons={
        <>
          <Button look="main" type="submit" isPending={isSending}>
            Save
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems
        sentences={problemsBeside(problems, ['heading']).map(({ message }) => message)}
      />
      <TextControl
        label="Heading"
        hint="Shown in the contents and wherever the pack is read."
        problem={problemOf(problems, 'heading')}
        value={draft.heading}
        onChange={(heading) => write({ heading })}
      />
      <FigureOrder figures={draft.figures} onChange={(figures) => write({ figures })} />
      <TickList
        label="Texts"
        hint="If you untick a text, its words are kept and come back when you tick it again."
        problem={null}
        options={textChoices}
        ticked={draft.texts}
        onChange={(texts) => write({ texts: [...texts] })}
      />
    </DialogForm>
  );
}
