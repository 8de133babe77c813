import type { ChoicesQuery } from '#graphql/operations.js';
import { toChoices } from '#lib/choice.js';
import { type AskedKinds, keepUnderstoodKinds, noKindsAsked, readKindScope } from '#lib/kind-scope.js';
import { leaveOut } from '#lib/scope.js';

import type { DisruptionChoices, DisruptionScope } from './disruption.type.js';

export function toDisruptionChoices(data: ChoicesQuery): DisruptionChoices {
  return { ...toChoices(data, ['DISRUPTIONS']), agencies: data.agencies, objectives: data.objectives, crimeTypes: data.crimeTypes };
}

interface ReadDisruptions {
  readonly scope: DisruptionScope;
  readonly problems: readonly string[];
  /** What of the address was understood. */
  readonly understood: AskedKinds;
}

/**
 * Reads an address of the page. What is not known is named in `problems` and left out. A comparison is no mistake: nothing is
 * compared on this page but with the year before. Null where the server knows no quarter or no area.
 */
export function readDisruptions(typed: AskedKinds, choices: DisruptionChoices): ReadDisruptions | null {
  const asked = leaveOut(typed, ['compare']);
  const read = readKindScope(asked, choices);
  return read === null ? null : { ...read, understood: keepUnderstoodKinds(asked, read.scope) };
}

/** What of an address the page understands; nothing where it has nothing to show. */
export function understandDisruptions(asked: AskedKinds, choices: DisruptionChoices): AskedKinds {
  return readDisruptions(asked, choices)?.understood ?? noKindsAsked;
}
