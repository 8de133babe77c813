import type { ShownPublished } from '#features/returns/return-documents.js';
import { UndoActions } from '#features/returns/staged/UndoActions.js';
import { useUndoing } from '#features/returns/staged/use-undoing.js';
import { formatInstant } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';
import { FormProblems } from '#ui/FormProblems.js';

interface UndoButtonProps {
  readonly published: ShownPublished;
  readonly onUndone: () => void;
}

/** Takes a published return back, after showing what that changes. */
export function UndoButton({ published, onUndone }: UndoButtonProps) {
  const { id, dataset, publishedAt } = published;
  const undoing = useUndoing(id, onUndone);
  const { consequence } = undoing;
  return (
    <>
      <FormProblems sentences={undoing.problems ?? []} />
      {consequence === null ? null : <p role="status">{consequence}</p>}
      <UndoActions
        undoing={undoing}
        what={`${datasetNames[dataset].toLowerCase()}, ${formatInstant(publishedAt)}`}
      />
    </>
  );
}
