import { firstPanelDay } from '#domain/returns/moderation/stage.js';
import { findKnownPlaces } from '#features/returns/known-places.store.js';
import { openQueue } from '#features/returns/moderation/case.reader.js';
import { moderate, toFacts } from '#features/returns/moderation/moderate.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import { demonstration } from './publish-returns.js';

/** The agency that is asked. */
export const ASKED_AGENCY = 'MKCC';
const QUESTION = 'On which of the two seizures is the claimed impact based?';

/**
 * Asks an agency about its disruption that has waited longest for the panel, so that the list of
 * disruptions sent back is not empty. Asks nothing if none of the agency's disruptions is waiting.
 */
export async function askAboutDisruption(
  database: Database,
  clock: Pick<Clock, 'now' | 'today'>,
): Promise<void> {
  const [now, today] = [clock.now(), clock.today()];
  const places = await database.write(findKnownPlaces);
  const agencyId = places.findAgency(ASKED_AGENCY)?.id;
  if (agencyId === undefined) throw new Error(`The demonstration has no agency ${ASKED_AGENCY}`);
  const { cases } = await openQueue(database, {
    ...{ stage: 'WAITING', decidedFrom: firstPanelDay(today), agencyId, quarter: null },
    ...{ beyond: null, isForward: true, size: 1, isCountWanted: false },
  });
  const [longest] = cases;
  if (longest === undefined) return;
  const { problems } = await moderate(database, {
    cases: [{ agencyId, reference: longest.record.reference, seen: toFacts(longest).version }],
    asked: { act: 'ASK', outcome: null, impact: null, text: QUESTION, panelOn: null },
    by: { actor: demonstration, agencyId: null, personId: null, post: demonstration.name },
    ...{ ownAgencyIds: [], today, now },
  });
  if (problems.length > 0) throw new Error('A question about a disruption was not asked');
}
