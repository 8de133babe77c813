import { Field, ObjectType } from 'type-graphql';

@ObjectType('Problem', {
  description: 'Why a change was not made, so that the person can correct it.',
  simpleResolvers: true,
})
export class Problem {
  @Field(() => String, {
    description: 'What is wrong and what would be accepted, in whole sentences.',
  })
  message: string;

  @Field(() => String, {
    nullable: true,
    description: 'The field of the input that it is about. Null if it is about the whole input.',
  })
  field: string | null;
}

/** The reason why a change was not made, as a problem with one part of the input. */
export function toProblem(message: string, field: string | null = null): Problem {
  return { message, field };
}
