import { Field, ObjectType } from 'type-graphql';

@ObjectType('Problem', { description: 'What kept a change from being made, and how to mend it.', simpleResolvers: true })
export class Problem {
  @Field(() => String, { nullable: true, description: 'The part of the input that it is about. Null for the whole.' })
  field: string | null;

  @Field(() => String)
  message: string;
}
