import { Field, ObjectType } from 'type-graphql';

import { findingKinds } from '#domain/findings/finding.js';
import { codeEnum } from '#graphql/code-enum.js';

export const FindingKind = codeEnum(
  'FindingKind',
  'Kinds of finding, most important first.',
  findingKinds,
);

@ObjectType('Finding', {
  description:
    'The most important point about some figures, chosen by fixed rules from what the viewer sees.',
  simpleResolvers: true,
})
export class Finding {
  @Field(() => FindingKind)
  kind: string;

  @Field(() => String, { description: 'At most twelve words, without a full stop.' })
  text: string;
}
