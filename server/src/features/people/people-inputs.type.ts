import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { Marking } from '#features/viewer/marking.type.js';
import { Problem } from '#graphql/problem.type.js';

import { ClaimRule, Person } from './person.type.js';
import { Role } from './role.type.js';

@InputType('NewPersonInput', {
  description:
    'Somebody who is not known yet: by the subject that the identity provider knows them by, or by an address that it vouches for.',
})
export class NewPersonInput {
  @Field(() => String, { description: 'Post or name, as it is to be shown.' })
  name: string;

  @Field(() => ID, { description: 'The agency that they belong to, by its code.' })
  agency: string;

  @Field(() => String, {
    nullable: true,
    description: 'The address under which they first sign in. It must be verified by the provider.',
  })
  email: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The issuer of their subject, as the provider writes it.',
  })
  issuer: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the provider calls them in the claim sub.',
  })
  subject: string | null;
}

@InputType('GrantAccessInput', { description: 'What is granted to whom.' })
export class GrantAccessInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Somebody who is known. Give this or newPerson.',
  })
  person: string | null;

  @Field(() => NewPersonInput, { nullable: true, description: 'Somebody who is added first.' })
  newPerson: NewPersonInput | null;

  @Field(() => Role)
  role: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it is for the whole partnership: every agency, those added later among them. You need that yourself, as administrator.',
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
  description: 'The person with what is granted now.',
  simpleResolvers: true,
})
export class GrantAccessPayload {
  @Field(() => Person, { nullable: true, description: 'Null if nothing was granted.' })
  person: Person | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}

@InputType('EndGrantInput', { description: 'The grant that ends.' })
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

@InputType('SetPersonActiveInput', { description: 'Whether somebody may come in at all.' })
export class SetPersonActiveInput {
  @Field(() => ID)
  person: string;

  @Field(() => Boolean, { description: 'False ends their sessions and tokens too.' })
  isActive: boolean;
}

@ObjectType('SetPersonActivePayload', {
  description: 'The person as they are now.',
  simpleResolvers: true,
})
export class SetPersonActivePayload {
  @Field(() => Person, { nullable: true, description: 'Null if nothing was changed.' })
  person: Person | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}

@InputType('EndSessionsInput', { description: 'The sessions that end.' })
export class EndSessionsInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Whose sessions. Your own unless given; those of others are for an administrator whose grants cover all that they hold.',
  })
  person: string | null;

  @Field(() => ID, { nullable: true, description: 'One session alone; all of them unless given.' })
  session: string | null;
}

@ObjectType('EndSessionsPayload', {
  description: 'How many sessions ended.',
  simpleResolvers: true,
})
export class EndSessionsPayload {
  @Field(() => Int, { description: 'Sessions that went on until now.' })
  ended: number;

  @Field(() => [Problem])
  problems: readonly Problem[];
}

@InputType('ViewAsInput', { description: 'Whose view is wanted.' })
export class ViewAsInput {
  @Field(() => ID, { nullable: true, description: 'The person. Null goes back to your own view.' })
  person: string | null;
}

@ObjectType('ViewAsPayload', {
  description: 'Whose view the next question has.',
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
  description: 'What a claim is to grant from the next sign-in on.',
})
export class NewClaimRuleInput {
  @Field(() => String, {
    description: 'Name of the claim; dots lead into objects, as in realm_access.roles.',
  })
  claim: string;

  @Field(() => String, { description: 'The text that it must be, or, of several, hold.' })
  value: string;

  @Field(() => Role)
  role: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it is for the whole partnership: every agency, those added later among them. You need that yourself, as administrator.',
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

@InputType('SetClaimRuleInput', { description: 'A rule that is added, replaced or ended.' })
export class SetClaimRuleInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The rule that ends with this, and with it all that it granted. None if one is added.',
  })
  replaces: string | null;

  @Field(() => NewClaimRuleInput, {
    nullable: true,
    description: 'The rule from now on. None if one only ends.',
  })
  rule: NewClaimRuleInput | null;
}

@ObjectType('SetClaimRulePayload', {
  description: 'The rules as they are now.',
  simpleResolvers: true,
})
export class SetClaimRulePayload {
  @Field(() => [ClaimRule], { description: 'All that go on.' })
  claimRules: readonly ClaimRule[];

  @Field(() => [Problem])
  problems: readonly Problem[];
}
