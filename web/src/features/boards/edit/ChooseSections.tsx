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
  /** Those that the pack has, in their order. */
  readonly headings: readonly Choice[];
  readonly leftOut: readonly Choice[];
  readonly onClose: () => void;
  /** Resolves with whether it was done. */
  readonly onChoose: (keys: readonly string[], said: string) => Promise<boolean>;
}

/** Which sections a pack has. Those that are added come last. */
export function ChooseSections({ headings, leftOut, onClose, onChoose }: ChooseSectionsProps) {
  const all = [...headings, ...leftOut];
  const [ticked, setTicked] = useState<readonly string[]>(() => headings.map(({ key }) => key));
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const choose = async () => {
    const keys = all.map(({ key }) => key).filter((key) => ticked.includes(key));
    if (keys.length === 0) setProblem('A pack has one section at least. Tick one.');
    else if (await onChoose(keys, `The pack has ${keys.length} sections.`)) onClose();
    else setProblem('It was not changed. Close this, look at the pack as it stands now, and try again.');
  };
  return (
    <DialogForm
      ref={form}
      onSubmit={() => void choose()}
      buttons={
        <>
          <Button look="main" type="submit">
            Take these
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProblems sentences={problem === null ? [] : [problem]} />
      <TickList
        label="Sections"
        hint="Texts of a section that is left out are kept, and come back with it."
        problem={null}
        options={all.map(({ key, heading }) => ({ code: key, name: heading }))}
        ticked={ticked}
        onChange={setTicked}
      />
    </DialogForm>
  );
}
