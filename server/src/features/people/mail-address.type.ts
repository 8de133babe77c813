import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { codeEnum } from '#graphql/code-enum.js';
import { Problem } from '#graphql/problem.type.js';
import { DateTime } from '#graphql/scalars.js';

const MailDelivery = codeEnum('MailDelivery', 'Where mails go.', {
  SERVER: 'To a mail server, and on to whom they are for.',
  FILES: 'Into files on the machine of this installation: no mail server is set.',
});

@ObjectType('MailAddress', {
  description: 'Where mails for you go. Nobody else sees it.',
  simpleResolvers: true,
})
export class MailAddress {
  @Field(() => ID, { description: 'That of its person.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'The confirmed address. Null if there is none: no mail is sent to you.',
  })
  address: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the identity provider vouched for it when you signed in, so that it is changed there. Else you confirmed it.',
  })
  isFromProvider: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was vouched for or confirmed. Null if there is none.',
  })
  verifiedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The address to which a link was sent that you have not followed yet. Null if there is none.',
  })
  wanted: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when that link is valid. Null if there is none.',
  })
  wantedUntil: Date | null;

  @Field(() => Int, {
    description: 'Goes up with every change. 0 if nothing was ever said of an address.',
  })
  version: number;

  @Field(() => MailDelivery)
  delivery: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the last mail to you was given up, in a sentence. Null if it was sent, and where there was none.',
  })
  failure: string | null;
}

@InputType('SetMailAddressInput', { description: 'The address that you want mails at.' })
export class SetMailAddressInput {
  @Field(() => String, {
    description: 'One plain address. A link is sent there, by which you confirm it within a day.',
  })
  address: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@InputType('RemoveMailAddressInput', {
  description: 'The address that you do not want mails at any more.',
})
export class RemoveMailAddressInput {
  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@InputType('ConfirmMailAddressInput', {
  description: 'What proves that you read the mails of an address.',
})
export class ConfirmMailAddressInput {
  @Field(() => String, {
    description: 'The value of confirm= in the link that was sent there. It counts once.',
  })
  secret: string;
}

@ObjectType('MailAddressPayload', {
  description: 'The result of changing your address.',
  simpleResolvers: true,
})
export class MailAddressPayload {
  @Field(() => MailAddress, {
    nullable: true,
    description: 'As it is now. Null if you are not a person of this installation.',
  })
  mailAddress: MailAddress | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}
