import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { codeEnum } from '#graphql/code-enum.js';
import { Problem } from '#graphql/problem.type.js';
import { DateTime } from '#graphql/scalars.js';

const MailDelivery = codeEnum('MailDelivery', 'Where email goes.', {
  SERVER: 'To a mail server, which delivers it.',
  FILES: "Into files on the server's machine: no mail server is set up.",
});

@ObjectType('MailAddress', {
  description: 'Where your email is sent. Nobody else sees it.',
  simpleResolvers: true,
})
export class MailAddress {
  @Field(() => ID, { description: 'The id of its person.' })
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'The confirmed address. Null if there is none, so no email is sent to you.',
  })
  address: string | null;

  @Field(() => Boolean, {
    description:
      'Whether it comes from the identity provider, so that it is changed there. Otherwise you confirmed it.',
  })
  isFromProvider: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the identity provider or you confirmed it. Null if there is none.',
  })
  verifiedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'An address that was sent a link you have not followed yet. Null if there is none.',
  })
  wanted: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When that link expires. Null if there is none.',
  })
  wantedUntil: Date | null;

  @Field(() => Int, {
    description: 'Goes up with every change. 0 if an address has never been set.',
  })
  version: number;

  @Field(() => MailDelivery)
  delivery: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the last email to you could not be sent, in a sentence. Null if it was sent, or there was none.',
  })
  failure: string | null;
}

@InputType('SetMailAddressInput', { description: 'The address where you want email.' })
export class SetMailAddressInput {
  @Field(() => String, {
    description: 'One plain address. It is sent a link, with which you confirm it within a day.',
  })
  address: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@InputType('RemoveMailAddressInput', {
  description: 'The address to remove, and the version that you saw.',
})
export class RemoveMailAddressInput {
  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@InputType('ConfirmMailAddressInput', {
  description: 'Proof that you receive email at an address.',
})
export class ConfirmMailAddressInput {
  @Field(() => String, {
    description: 'The value of confirm= in the link that was sent there. It works once.',
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
    description: 'The address as it is now. Null if you are not a person in this installation.',
  })
  mailAddress: MailAddress | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}
