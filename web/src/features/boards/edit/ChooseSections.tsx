import { useRef, useState } from 'react';

import { Button } from '#ui/Button.js';
import { DialogForm } from '#ui/DialogForm.js';
import { FormProblems } from '#ui/FormProblems.js';
import { TickList } from '#ui/TickList.js';

interface Choice {
  readonly key: string;
  readonly heading: string;
}

interface ChooseSectionsProps {
  /**
   * The pack as it was when the dialog was opened: its sections, in order, and the sections that
   * are left out.
   */
  readonly pack: {
    readonly headings: readonly Choice[];
    readonly leftOut: readonly Choice[];
    readonly version: number;
  };
  readonly onClose: () => void;
  /**
   * Saves the choice, and resolves with whether it was saved.
   *
   * @param seen the version of the pack from which the sections were chosen
   */
  readonly onChoose: (keys: readonly string[], said: string, seen: number) => Promise<boolean>;
}

/** Chooses the sections of a pack. Added sections come last. */
export function ChooseSections({ pack, onClose, onChoose }: ChooseSectionsProps) {
  // Changes that others make meanwhile are not part of the choice.
  const [{ headings, leftOut, version }] = useState(pack);
  const all = [...headings, ...leftOut];
  const [ticked, setTicked] = useState<readonly string[]>(() => headings.map(({ key }) => key));
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const choose = async () => {
    const keys = all.map(({ key }) => key).filter((key) => ticked.includes(key));
    if (keys.length === 0) setProblem('A pack needs at least one section. Tick one.');
    else if (await onChoose(keys, `The pack has ${keys.length} sections.`, version)) onClose();
    else setProblem('It was not changed. Close this, look at the latest version, and try again.');
  };
  return (
    <DialogForm
      ref={form}
      onSubmit={() => void choose()}
      buttons={
        <>
          <Button look="main" type="submit">
            Use these sections
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problem === null ? [] : [problem]} />
      <TickList
        label="Sections"
        hint="If you untick a section, it is kept with its text and comes back when you tick it again."
        problem={null}
        options={all.map(({ key, heading }) => ({ code: key, name: heading }))}
        ticked={ticked}
        onChange={setTicked}
      />
    </DialogForm>
  );
}
