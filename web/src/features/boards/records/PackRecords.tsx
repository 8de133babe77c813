import type { PackParams } from '#features/boards/pack-params.type.js';

import { PackActions } from './PackActions.js';
import { PackDecisions } from './PackDecisions.js';

/** The part below the sections of a pack: actions of the board, and its decisions. */
export function PackRecords({ asked }: { readonly asked: PackParams }) {
  return (
    <>
      <PackActions asked={asked} />
      <PackDecisions asked={asked} />
    </>
  );
}
