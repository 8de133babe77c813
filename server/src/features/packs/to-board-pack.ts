import type { Edition, Pack } from '#domain/packs/pack.js';
import { canMakePack, canSignEdition, editionFor } from '#domain/packs/rights.js';
import { toPeriod } from '#features/periods/period.type.js';
import { toArea } from '#features/places/area.type.js';
import { toProblems } from '#graphql/change-owned.js';
import type { Context } from '#graphql/context.js';

import type { BoardPack } from './pack.type.js';
import type { ChangedPack } from './take-step.js';

/**
 * A pack as in the API, for the caller.
 *
 * @param wanted an edition other than the caller’s; null for the caller’s
 */
export function toBoardPack(
  record: Pack,
  { viewer, referenceData }: Pick<Context, 'viewer' | 'referenceData'>,
  wanted: Edition | null = null,
): BoardPack {
  const {
    id,
    quarter,
    area: code,
    number,
    state,
    version,
    textsDueOn,
    signOffDueOn,
    meetsOn,
    reason,
  } = record;
  const area = referenceData.places.find(code);
  if (!area) throw new Error(`A pack is for a place that does not exist: ${code}`);
  const edition = wanted ?? editionFor(viewer, referenceData);
  return {
    ...{ id, number, state, version, textsDueOn, signOffDueOn, meetsOn, reason, edition, record },
    quarter: toPeriod(quarter, referenceData),
    area: toArea(area),
    marking: edition === 'CLEARED' ? 'OFFICIAL_SENSITIVE' : 'OFFICIAL',
    canMake: canMakePack(viewer, code, referenceData).ok,
    canSign:
      state === 'IN_REVIEW' && canSignEdition(viewer, { edition, pack: record }, referenceData).ok,
  };
}

/** The result of changing a pack, as in the API. */
export async function toPayload({ pack, refusal }: ChangedPack, context: Context) {
  return { pack: pack && toBoardPack(pack, context), problems: await toProblems(refusal, context) };
}
