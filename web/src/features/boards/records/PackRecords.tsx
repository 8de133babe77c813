import { PackActions } from './PackActions.js';
import { PackDecisions } from './PackDecisions.js';
import type { PackParams } from './record-documents.js';

/** The part below the sections of a pack: actions of the board, and its decisions. */
export function PackRecords({ asked }: { readonly asked: PackParams }) {
  return (
    <>
      <PackActions asked={asked} />
      <PackDecisions asked={asked} />
    </>
  );
}
