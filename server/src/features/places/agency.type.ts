import { Field, ID, ObjectType } from 'type-graphql';

import { agencyFamilies, agencyKinds, type AgencyRecord } from '#domain/agencies.js';
import { codeEnum } from '#graphql/code-enum.js';

export const AgencyKind = codeEnum('AgencyKind', 'What kind of body an agency is.', agencyKinds);
export const AgencyFamily = codeEnum('AgencyFamily', 'Groups of agency kinds.', agencyFamilies);

@ObjectType('Agency', {
  description: 'A body that sends returns or reads figures.',
  simpleResolvers: true,
})
export class Agency {
  @Field(() => ID, { description: 'The code.' })
  id: string;

  @Field(() => String, { description: 'Short code, such as TVP.' })
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => AgencyKind)
  kind: string;

  @Field(() => AgencyFamily)
  family: string;
}

export function toAgency({ code, name, kind, family }: AgencyRecord): Agency {
  return { id: code, code, name, kind, family };
}
