import { Field, ObjectType } from 'type-graphql';

import type { ReferenceData } from '#domain/reference-data.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Agency, toAgency } from '#features/places/agency.type.js';
import { DateTime } from '#graphql/scalars.js';

import type { FoundInReturn } from './return-finding.reader.js';

@ObjectType('ReturnFinding', {
  description:
    'A row of a published return that looks like a record from another agency: the same joint disruption, sent twice. One of the two names the other agency as supporting.',
  simpleResolvers: true,
})
export class ReturnFinding {
  @Field(() => Dataset)
  dataset: string;

  @Field(() => Agency, { description: 'The agency whose record it looks like.' })
  agency: Agency;

  @Field(() => String, {
    description: 'The reference of that record; the first if there are several.',
  })
  reference: string;

  @Field(() => Agency, { description: 'The agency that sent the return.' })
  sender: Agency;

  @Field(() => String, { description: 'The reference of the row.' })
  senderReference: string;

  @Field(() => DateTime, { description: 'When the return was published.' })
  foundAt: Date;
}

/** @returns null if one of the agencies is no longer in the lists */
export function toReturnFinding(
  { agencyId, senderId, ...found }: FoundInReturn,
  { agencies }: ReferenceData,
): ReturnFinding | null {
  const [agency, sender] = [agencyId, senderId].map((id) =>
    agencies.find((each) => each.id === id),
  );
  return agency && sender ? { ...found, agency: toAgency(agency), sender: toAgency(sender) } : null;
}
