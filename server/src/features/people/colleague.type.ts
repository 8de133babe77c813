import { Field, ID, ObjectType } from 'type-graphql';

import type { Asker } from '#domain/ownership/asker.js';
import { nameSaver } from '#domain/ownership/naming.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { Agency, toAgency } from '#features/places/agency.type.js';

import type { FoundPerson } from './found-person.reader.js';

@ObjectType('Colleague', {
  description: 'A recipient: their post if you may know it, otherwise only their agency.',
  simpleResolvers: true,
})
export class Colleague {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Their post or name. Null unless you belong to their agency or administer them.',
  })
  name: string | null;

  @Field(() => Agency, {
    nullable: true,
    description: 'The agency that they belong to. Null for the local administrator.',
  })
  agency: Agency | null;

  @Field(() => Boolean, { description: 'Whether it is you.' })
  isYou: boolean;
}

/**
 * Somebody as shown to others.
 * @param person null for the local administrator
 */
export function toColleague(
  person: FoundPerson | null,
  asker: Asker,
  { agencies }: Pick<ReferenceData, 'agencies'>,
): Colleague {
  const { name, agency, isYou } = nameSaver(person, asker, agencies);
  return { id: person?.id ?? 'local', name, agency: agency && toAgency(agency), isYou };
}
