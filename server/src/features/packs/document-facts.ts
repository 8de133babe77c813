import { toJson } from '#domain/audit/canonical.js';
import type { Json } from '#domain/json.js';
import { allDatasets } from '#domain/lists.js';
import { describeMeasures } from '#domain/packs/definitions.js';
import type { PackDocument } from '#domain/packs/document.js';
import { eventsAt, findMentioned } from '#domain/packs/facts.js';
import { isQuarter } from '#domain/quarter.js';
import { readEvents } from '#features/events/event.reader.js';
import { toEvent } from '#features/events/event.type.js';
import { toDatasetPeriods, toDatasetsReceived } from '#features/periods/period.type.js';
import { readReturned } from '#features/periods/returned-quarters.reader.js';
import { toLargerAreas } from '#features/places/area.type.js';
import type { Context } from '#graphql/context.js';

/** Context and definitions of figures, frozen with them. */
export type Beside = Pick<PackDocument, 'definitions' | 'facts'>;

/**
 * Reads the current context of the figures in blocks: events, returns received, larger areas,
 * definitions.
 */
export async function readBeside(
  blocks: Json,
  { database, referenceData }: Pick<Context, 'database' | 'referenceData'>,
): Promise<Beside> {
  const mentioned = findMentioned(blocks);
  const [recorded, returned] = await database.read(
    async (transaction) =>
      [await readEvents(transaction), await readReturned(transaction, allDatasets)] as const,
  );
  const events = recorded.map((event) => toJson(toEvent(event)));
  const shown: ReadonlySet<Json> = new Set(mentioned.kpis.flatMap((kpi) => eventsAt(kpi, events)));
  return {
    definitions: describeMeasures(mentioned),
    facts: {
      events: events.filter((event) => shown.has(event)),
      quarters: mentioned.quarters.filter(isQuarter).map((key) => ({
        key,
        datasets: toDatasetPeriods(key, returned, referenceData).map(toJson),
        datasetsReceived: toDatasetsReceived(key, returned),
      })),
      places: mentioned.places.map((code) => ({
        code,
        largerAreas: toLargerAreas(code, referenceData.places).map(toJson),
      })),
    },
  };
}
