import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { Marking } from '#features/viewer/marking.type.js';
import { Problem } from '#graphql/problem.type.js';

import { ClaimRule, Person } from './person.type.js';
import { Role } from './role.type.js';

@InputType('NewPersonInput', {
  description:
    'Somebody not known yet, named by their subject at the identity provider or by an address that it has verified.',
})
export class NewPersonInput {
  @Field(() => String, { description: 'Post or name, as shown.' })
  name: string;

  @Field(() => ID, { description: 'The agency that they belong to, by its code.' })
  agency: string;

  @Field(() => String, {
    nullable: true,
    description: 'The address with which they first sign in. It must be verified by the provider.',
  })
  email: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The issuer of their subject, as the provider writes it.',
  })
  issuer: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their subject: the claim "sub" of the provider.',
  })
  subject: string | null;
}

@InputType('GrantAccessInput', { description: 'Access to grant, and to whom.' })
export class GrantAccessInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Somebody already known. Give either this or newPerson.',
  })
  person: string | null;

  @Field(() => NewPersonInput, { nullable: true, description: 'Somebody to add first.' })
  newPerson: NewPersonInput | null;

  @Field(() => Role)
  role: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it is for the whole partnership: every agency, including those added later. You must be an administrator of the whole partnership yourself.',
  })
  isForPartnership: boolean;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Codes of agencies: at least one, or none if it is for the whole partnership.',
  })
  agencies: readonly string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of areas; none means everywhere.',
  })
  areas: readonly string[] | null;

  @Field(() => Marking)
  marking: string;
}

@ObjectType('GrantAccessPayload', {
  description: 'The person with their new access.',
  simpleResolvers: true,
})
export class GrantAccessPayload {
  @Field(() => Person, { nullable: true, description: 'Null if nothing was granted.' })
  person: Person | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}

@InputType('EndGrantInput', { description: 'The grant to end.' })
export class EndGrantInput {
  @Field(() => ID)
  grant: string;
}

@ObjectType('EndGrantPayload', {
  description: 'The person without the grant.',
  simpleResolvers: true,
})
export class EndGrantPayload {
  @Field(() => Person, { nullable: true, description: 'Null if nothing was ended.' })
  person: Person | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}

@InputType('SetPersonActiveInput', { description: 'Whether somebody has access at all.' })
export class SetPersonActiveInput {
  @Field(() => ID)
  person: string;

  @Field(() => Boolean, { description: 'False ends their sessions and tokens too.' })
  isActive: boolean;
}

@ObjectType('SetPersonActivePayload', {
  description: 'The person after the change.',
  simpleResolvers: true,
})
export class SetPersonActivePayload {
  @Field(() => Person, { nullable: true, description: 'Null if nothing was changed.' })
  person: Person | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}

@InputType('EndSessionsInput', { description: 'The sessions to end.' })
export class EndSessionsInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "Whose sessions; by default, your own. Others' sessions need an administrator whose grants cover all of that person's access.",
  })
  person: string | null;

  @Field(() => ID, { nullable: true, description: 'Only this session; by default, all of them.' })
  session: string | null;
}

@ObjectType('EndSessionsPayload', {
  description: 'How many sessions ended.',
  simpleResolvers: true,
})
export class EndSessionsPayload {
  @Field(() => Int, { description: 'How many sessions were ended.' })
  ended: number;

  @Field(() => [Problem])
  problems: readonly Problem[];
}

@InputType('ViewAsInput', { description: 'The person whose view to show.' })
export class ViewAsInput {
  @Field(() => ID, { nullable: true, description: 'The person. Null goes back to your own view.' })
  person: string | null;
}

@ObjectType('ViewAsPayload', {
  description: 'The person whose view you have from the next request on.',
  simpleResolvers: true,
})
export class ViewAsPayload {
  @Field(() => String, {
    nullable: true,
    description: 'The post and its agency. Null if it is your own view.',
  })
  viewingAs: string | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}

@InputType('NewClaimRuleInput', {
  description: 'The access that a claim gives from the next sign-in on.',
})
export class NewClaimRuleInput {
  @Field(() => String, {
    description: 'Name of the claim; use dots for nested objects, as in realm_access.roles.',
  })
  claim: string;

  @Field(() => String, {
    description: 'The text that the claim must equal or, if it is a list, contain.',
  })
  value: string;

  @Field(() => Role)
  role: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it is for the whole partnership: every agency, including those added later. You must be an administrator of the whole partnership yourself.',
  })
  isForPartnership: boolean;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Codes of agencies: at least one, or none if it is for the whole partnership.',
  })
  agencies: readonly string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of areas; none means everywhere.',
  })
  areas: readonly string[] | null;

  @Field(() => Marking)
  marking: string;
}

@InputType('SetClaimRuleInput', { description: 'A claim rule to add, replace or end.' })
export class SetClaimRuleInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The rule to end, with all the access that it gave. Leave it out to add a rule.',
  })
  replaces: string | null;

  @Field(() => NewClaimRuleInput, {
    nullable: true,
    description: 'The new rule. Leave it out to end one.',
  })
  rule: NewClaimRuleInput | null;
}

@ObjectType('SetClaimRulePayload', {
  description: 'The current rules.',
  simpleResolvers: true,
})
export class SetClaimRulePayload {
  @Field(() => [ClaimRule], { description: 'All current rules.' })
  claimRules: readonly ClaimRule[];

  @Field(() => [Problem])
  problems: readonly Problem[];
}
