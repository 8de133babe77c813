import { Field, ID, Int, ObjectType } from 'type-graphql';

import { Agency } from '#features/places/agency.type.js';
import { Area } from '#features/places/area.type.js';
import { Marking } from '#features/viewer/marking.type.js';
import { DateTime } from '#graphql/scalars.js';

import { Role } from './role.type.js';
import { Session } from './session.type.js';
import { Token } from './token.type.js';

@ObjectType('AccessGrant', {
  description:
    'A role that a person has at agencies or for the whole partnership, up to a marking.',
  simpleResolvers: true,
})
export class AccessGrant {
  @Field(() => ID)
  id: string;

  @Field(() => Role)
  role: string;

  @Field(() => Boolean, {
    description:
      'Whether it is for the whole partnership: every agency, including those added later and those that have ended.',
  })
  isForPartnership: boolean;

  @Field(() => [Agency], {
    description:
      'At least one, or none if it is for the whole partnership. An agency that has ended no longer counts.',
  })
  agencies: readonly Agency[];

  @Field(() => [Area], {
    description: 'The areas that it is for, with everything inside them. Empty means everywhere.',
  })
  areas: readonly Area[];

  @Field(() => Marking, { description: 'The highest marking that it gives access to.' })
  marking: string;

  @Field(() => String, { description: 'The whole grant in a sentence.' })
  sentence: string;

  @Field(() => Boolean, {
    description:
      'Whether it comes from a claim of the identity provider, and so is updated at the next sign-in.',
  })
  isFromClaim: boolean;

  @Field(() => DateTime)
  grantedAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Who granted it. Null for the local administrator and for claim rules.',
  })
  grantedBy: string | null;

  @Field(() => Boolean, {
    description: 'Whether you may end it: your own access as administrator must cover it.',
  })
  canEnd: boolean;
}

@ObjectType('Person', { description: 'Somebody who may sign in.', simpleResolvers: true })
export class Person {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Post or name, as it is shown.' })
  name: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => Boolean, { description: 'False if an administrator has ended their access.' })
  isActive: boolean;

  @Field(() => Boolean, { description: 'Whether it is a made-up post in the demonstration.' })
  isDemonstration: boolean;

  @Field(() => [AccessGrant], { description: 'Their current grants, earliest first.' })
  grants: readonly AccessGrant[];

  @Field(() => [Session], { description: 'Their current sessions, most recently used first.' })
  sessions: readonly Session[];

  @Field(() => [Token], {
    description: 'Their valid tokens, newest first, without their secrets.',
  })
  tokens: readonly Token[];

  @Field(() => Boolean, {
    description:
      'Whether you may end all of their access, let them in again, and end their sessions and tokens: your own access as administrator must cover their agency and all their access. If not, you may end only the grants that it covers.',
  })
  canControl: boolean;
}

@ObjectType('ClaimRule', {
  description:
    'The access that a claim of the identity provider gives to people who sign in with it.',
  simpleResolvers: true,
})
export class ClaimRule {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    description: 'Name of the claim; use dots for nested objects, as in realm_access.roles.',
  })
  claim: string;

  @Field(() => String, {
    description: 'The text that the claim must equal or, if it is a list, contain. Case matters.',
  })
  value: string;

  @Field(() => Role)
  role: string;

  @Field(() => Boolean, {
    description:
      'Whether it is for the whole partnership: every agency, including those added later.',
  })
  isForPartnership: boolean;

  @Field(() => [Agency], {
    description: 'At least one, or none if it is for the whole partnership.',
  })
  agencies: readonly Agency[];

  @Field(() => [Area], { description: 'Empty means everywhere.' })
  areas: readonly Area[];

  @Field(() => Marking)
  marking: string;

  @Field(() => String, { description: 'What it grants, in a sentence.' })
  sentence: string;

  @Field(() => Int, {
    description: 'People who have access from it now. They lose it when the rule ends.',
  })
  holders: number;

  @Field(() => Boolean, {
    description:
      'Whether you may replace or end it: your own access as administrator must cover it.',
  })
  canChange: boolean;
}

@ObjectType('DemonstrationPerson', {
  description: 'A made-up post that you can switch to.',
  simpleResolvers: true,
})
export class DemonstrationPerson {
  @Field(() => ID, { description: 'The value for person in POST /continue-as.' })
  id: string;

  @Field(() => String, { description: 'The post.' })
  name: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => String, { description: 'The role in words, such as Senior leader.' })
  role: string;

  @Field(() => String, { description: 'What the post may see and do, in sentences.' })
  sees: string;

  @Field(() => Marking, { description: 'The highest marking that the post may see.' })
  marking: string;
}
