import { Field, ObjectType } from 'type-graphql';

import { findingKinds } from '#domain/findings/finding.js';
import { codeEnum } from '#graphql/code-enum.js';

export const FindingKind = codeEnum(
  'FindingKind',
  'What kind of thing a finding is, in the order in which they are worth saying.',
  findingKinds,
);

@ObjectType('Finding', {
  description:
    'The point worth making about figures, chosen by fixed rules from what the viewer is shown.',
  simpleResolvers: true,
})
export class Finding {
  @Field(() => FindingKind)
  kind: string;

  @Field(() => String, { description: 'At most twelve words, without a full stop.' })
  text: string;
}
