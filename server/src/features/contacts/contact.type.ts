import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { Dataset } from '#features/measures/measure.type.js';
import { Agency } from '#features/places/agency.type.js';
import { Problem } from '#graphql/problem.type.js';

@ObjectType('DatasetContact', {
  description: "Who to contact about an agency's returns for a dataset.",
  simpleResolvers: true,
})
export class DatasetContact {
  @Field(() => ID, { description: 'The code of its agency, a slash, and its dataset.' })
  id: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => String, {
    nullable: true,
    description: 'A role, not a person. Null if there is no contact.',
  })
  role: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address of the contact. Null if there is none.',
  })
  address: string | null;

  @Field(() => Int, {
    description: 'Goes up with every change. 0 if there has never been a contact.',
  })
  version: number;

  @Field(() => Boolean, {
    description: 'Whether you may change it, as an administrator of its agency.',
  })
  canChange: boolean;
}

@InputType('SetDatasetContactInput', { description: "An agency's contact for a dataset." })
export class SetDatasetContactInput {
  @Field(() => ID, { description: 'The agency by its code.' })
  agency: string;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => String, {
    description:
      'A role such as Data team, not a person. Empty, with an empty address, to remove the contact.',
  })
  role: string;

  @Field(() => String, { description: 'One plain address.' })
  address: string;

  @Field(() => Int, {
    description: 'The version that you saw. 0 if there has never been a contact.',
  })
  version: number;
}

@ObjectType('SetDatasetContactPayload', {
  description: 'The result of setting a contact.',
  simpleResolvers: true,
})
export class SetDatasetContactPayload {
  @Field(() => DatasetContact, {
    nullable: true,
    description: 'The current version, whoever set it. Null if the agency is not known.',
  })
  contact: DatasetContact | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}
