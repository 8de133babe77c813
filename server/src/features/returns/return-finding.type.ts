import { Field, ObjectType } from 'type-graphql';

import type { ReferenceData } from '#domain/reference-data.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Agency, toAgency } from '#features/places/agency.type.js';
import { DateTime } from '#graphql/scalars.js';

import type { FoundInReturn } from './return-finding.reader.js';

@ObjectType('ReturnFinding', {
  description:
    'A row of a published return that looks like a record which another agency has sent: the same joint disruption, sent twice. One of the two names the other as supporting.',
  simpleResolvers: true,
})
export class ReturnFinding {
  @Field(() => Dataset)
  dataset: string;

  @Field(() => Agency, { description: 'Whose record it looks like.' })
  agency: Agency;

  @Field(() => String, {
    description: 'That record, by the reference of its agency; of several the first.',
  })
  reference: string;

  @Field(() => Agency, { description: 'Who sent the return.' })
  sender: Agency;

  @Field(() => String, { description: 'The row, by the reference of its sender.' })
  senderReference: string;

  @Field(() => DateTime, { description: 'When the return was published.' })
  foundAt: Date;
}

/** @returns null where the lists know one of the agencies no longer */
export function toReturnFinding(
  { agencyId, senderId, ...found }: FoundInReturn,
  { agencies }: ReferenceData,
): ReturnFinding | null {
  const [agency, sender] = [agencyId, senderId].map((id) =>
    agencies.find((each) => each.id === id),
  );
  return agency && sender ? { ...found, agency: toAgency(agency), sender: toAgency(sender) } : null;
}
