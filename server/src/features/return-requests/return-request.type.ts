import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import type { PlainDate } from '#domain/plain-date.js';
import type { Quarter } from '#domain/quarter.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Agency } from '#features/places/agency.type.js';
import { Problem } from '#graphql/problem.type.js';
import { PlainDateScalar, QuarterScalar } from '#graphql/scalars.js';

@ObjectType('ReturnRequest', {
  description:
    'The message that an agency would get if it were asked for its late returns for a quarter.',
  simpleResolvers: true,
})
export class ReturnRequest {
  @Field(() => ID, { description: 'Made from the agency and the quarter.' })
  id: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => [Dataset], { description: 'The datasets that are late.' })
  datasets: readonly string[];

  @Field(() => Int, { description: 'Days since their earliest due day.' })
  daysLate: number;

  @Field(() => String, { description: 'Its subject.' })
  title: string;

  @Field(() => String, { description: 'The email as it would be sent.' })
  text: string;

  @Field(() => Int, {
    description: 'How many people may send returns for the agency. They get the message.',
  })
  senderCount: number;

  @Field(() => [String], {
    description: 'The contacts for those datasets, who also get it: roles, not addresses.',
  })
  contacts: readonly string[];

  @Field(() => [PlainDateScalar], { description: 'Days on which it has already been asked.' })
  askedOn: readonly PlainDate[];
}

@InputType('RequestReturnInput', {
  description: 'The agencies to ask, and the quarter.',
})
export class RequestReturnInput {
  @Field(() => QuarterScalar)
  quarter: Quarter;

  @Field(() => [ID], { description: 'By their codes. Each is asked for all its late returns.' })
  agencies: readonly string[];
}

@ObjectType('RequestReturnPayload', {
  description: 'The result of asking for returns.',
  simpleResolvers: true,
})
export class RequestReturnPayload {
  @Field(() => [Agency], {
    description:
      'The agencies that were asked. An agency that was already asked for the same returns today is not asked again.',
  })
  asked: readonly Agency[];

  @Field(() => [Problem])
  problems: readonly Problem[];
}
