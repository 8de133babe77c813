import { PackActions } from './PackActions.js';
import { PackDecisions } from './PackDecisions.js';
import type { PackParams } from './record-documents.js';

/** What stands below the sections of a pack: what the board is to do, and what it decided. */
export function PackRecords({ asked }: { readonly asked: PackParams }) {
  return (
    <>
      <PackActions asked={asked} />
      <PackDecisions asked={asked} />
    </>
  );
}
