import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';

import type { Problem } from '#domain/problem.js';
import { findOwnAddress } from '#features/people/mail-address.reader.js';
import {
  ConfirmMailAddressInput,
  MailAddress,
  MailAddressPayload,
  RemoveMailAddressInput,
  SetMailAddressInput,
} from '#features/people/mail-address.type.js';
import { Viewer } from '#features/viewer/viewer.type.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';

import { confirmAddress, removeAddress, setAddress } from './change-address.js';

const noPerson: Problem = {
  field: null,
  message: 'Sign in, or continue as a post, to give an address.',
};

@Resolver(() => Viewer)
export class AddressResolver {
  @FieldResolver(() => MailAddress, {
    nullable: true,
    description:
      'Where your email is sent. Null without a session, for a token, and while you view as somebody else.',
  })
  mailAddress(@Ctx() context: Context): Promise<MailAddress | null> {
    const { actor, session, isByToken } = context.identity;
    return isByToken || session?.isViewingAs
      ? Promise.resolve(null)
      : readOwn(context, actor.personId);
  }

  @Mutation(() => MailAddressPayload, {
    description:
      'Sends a link to the address where you want email. The address is used once you confirm it; until then, your previous one is.',
  })
  setMailAddress(
    @Arg('input', () => SetMailAddressInput, { description: 'Which address.' }) {
      address,
      version,
    }: SetMailAddressInput,
    @Ctx() context: Context,
  ): Promise<MailAddressPayload> {
    return change(context, (personId) => setAddress(context, personId, { address, seen: version }));
  }

  @Mutation(() => MailAddressPayload, {
    description: 'Removes your address, so that no email is sent to you.',
  })
  removeMailAddress(
    @Arg('input', () => RemoveMailAddressInput, { description: 'The version that you saw.' }) {
      version,
    }: RemoveMailAddressInput,
    @Ctx() context: Context,
  ): Promise<MailAddressPayload> {
    return change(context, (personId) => removeAddress(context, personId, version));
  }

  @Mutation(() => MailAddressPayload, {
    description: 'Confirms the address that you gave, by the link that was sent there.',
  })
  confirmMailAddress(
    @Arg('input', () => ConfirmMailAddressInput, { description: 'The secret from the link.' }) {
      secret,
    }: ConfirmMailAddressInput,
    @Ctx() context: Context,
  ): Promise<MailAddressPayload> {
    return change(context, (personId) => confirmAddress(context, personId, secret));
  }
}

async function change(
  context: Context,
  make: (personId: string) => Promise<Problem | null>,
): Promise<MailAddressPayload> {
  const { personId } = context.identity.actor;
  const problem = personId === null ? noPerson : await make(personId);
  if (problem === null) context.mail.onQueued();
  return {
    mailAddress: await readOwn(context, personId),
    problems: problem ? [toProblem(problem.message, problem.field)] : [],
  };
}

async function readOwn(
  { database, mail }: Context,
  personId: string | null,
): Promise<MailAddress | null> {
  return personId === null
    ? null
    : { id: personId, ...(await findOwnAddress(database, personId)), delivery: mail.delivery };
}
