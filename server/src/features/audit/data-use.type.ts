import { Field, ID, Int, ObjectType } from 'type-graphql';

import type { ReferenceData } from '#domain/reference-data.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Agency } from '#features/places/agency.type.js';
import { DateTime } from '#graphql/scalars.js';

import { AuditAction, toFinder } from './audit-entry.type.js';
import type { ShownEntry } from './audit-log.reader.js';

@ObjectType('DataUse', {
  description:
    'Somebody opened, exported, passed on or changed records of an agency. Anything about other agencies is left out.',
  simpleResolvers: true,
})
export class DataUse {
  @Field(() => ID, { description: 'The number of its entry in the log.' })
  id: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => AuditAction)
  action: string;

  @Field(() => String, { description: 'Who did it, as they were shown at the time.' })
  person: string;

  @Field(() => Agency, {
    nullable: true,
    description: 'The agency for which they did it. Null if there was none, or more than one.',
  })
  agency: Agency | null;

  @Field(() => String, { description: 'What was done, in words.' })
  what: string;

  @Field(() => Dataset, {
    nullable: true,
    description: 'Null if it does not concern a single dataset.',
  })
  dataset: string | null;

  @Field(() => Int, {
    description:
      "How many of the agency's own records were read, counted or changed. 0 if the viewer only saw that there are some.",
  })
  records: number;

  @Field(() => String, {
    nullable: true,
    description: 'The reason in their own words. Null if none was asked for.',
  })
  reason: string | null;
}

/** An entry as shown to the agency whose records it touched. */
export function toDataUse(
  { number, at, action, actor, agencyId, what, dataset, touched, reason }: ShownEntry,
  told: Summary,
): DataUse {
  return {
    id: String(number),
    at,
    action,
    person: actor.name,
    agency: agencyId === null ? null : toFinder(told.referenceData)(agencyId),
    what,
    dataset,
    records: touched[told.agencyId] ?? 0,
    reason,
  };
}

interface Summary {
  readonly referenceData: ReferenceData;
  readonly agencyId: number;
}
