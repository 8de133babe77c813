import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import type { PlainDate } from '#domain/plain-date.js';
import { Agency, AgencyKind } from '#features/places/agency.type.js';
import { Problem } from '#graphql/problem.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

@ObjectType('RegisteredAgency', {
  description: 'An agency with its dates and who took over from it.',
  simpleResolvers: true,
})
export class RegisteredAgency {
  @Field(() => ID, { description: '"register", followed by the code.' })
  id: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'First day on which it exists. Null if it always has.',
  })
  validFrom: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'Last day on which it exists. Null if it has not ended.',
  })
  validTo: PlainDate | null;

  @Field(() => [Agency], { description: 'Its successors. Empty if it has not ended.' })
  successors: readonly Agency[];

  @Field(() => Int, {
    description: 'Goes up with every change. A change must name the version you saw.',
  })
  version: number;
}

@InputType('AddAgencyInput', { description: 'An agency that joins the partnership.' })
export class AddAgencyInput {
  @Field(() => String, {
    description: '2 to 12 capital letters, digits and hyphens. It never changes.',
  })
  code: string;

  @Field(() => String, { description: 'One line of 1 to 120 characters.' })
  name: string;

  @Field(() => AgencyKind, { description: 'It also decides the family of the agency.' })
  kind: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'First day on which it exists. Null if it always has.',
  })
  validFrom?: PlainDate | null;
}

@InputType('RenameAgencyInput', { description: 'An agency and its new name.' })
export class RenameAgencyInput {
  @Field(() => ID, { description: 'By its code.' })
  agency: string;

  @Field(() => String, { description: 'One line of 1 to 120 characters.' })
  name: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@InputType('EndAgencyInput', { description: 'When an agency ends, and its successors.' })
export class EndAgencyInput {
  @Field(() => ID, { description: 'By its code.' })
  agency: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'Last day on which it exists, up to a year ahead. Null undoes its ending.',
  })
  lastDay?: PlainDate | null;

  @Field(() => [ID], { description: 'Codes of its successors. May be empty.' })
  successors: string[];

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('ChangeAgencyPayload', {
  description: 'The result of adding, renaming or ending an agency.',
  simpleResolvers: true,
})
export class ChangeAgencyPayload {
  @Field(() => RegisteredAgency, {
    nullable: true,
    description: 'The current version, whoever changed it. Null if there is no such agency.',
  })
  registered: RegisteredAgency | null;

  @Field(() => [Problem], { description: 'Why it was not changed. Empty if it was.' })
  problems: readonly Problem[];
}

@ObjectType('AgencyEffect', {
  description: 'The effects of ending an agency. Nothing is saved.',
  simpleResolvers: true,
})
export class AgencyEffect {
  @Field(() => [String], { description: 'One sentence for each effect.' })
  sentences: readonly string[];

  @Field(() => [Problem], { description: 'Why it cannot be done. Empty if it can.' })
  problems: readonly Problem[];
}
