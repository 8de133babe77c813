import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { tokenScopeNames } from '#domain/access/token-scope.js';
import { codeEnum } from '#graphql/code-enum.js';
import { Problem } from '#graphql/problem.type.js';
import { DateTime } from '#graphql/scalars.js';

export const TokenScope = codeEnum(
  'TokenScope',
  'What a token may be used for. It can do nothing else, even if its owner may.',
  tokenScopeNames,
);

@ObjectType('Token', {
  description: 'Lets a program act in a person’s name. Its secret is not included.',
  simpleResolvers: true,
})
export class Token {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Its purpose, in the words of the person who made it.' })
  name: string;

  @Field(() => [TokenScope], { description: 'At least one.' })
  scopes: readonly string[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'When it expires.' })
  expiresAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last used, to the minute. Null if it never has been.',
  })
  lastUsedAt: Date | null;
}

@InputType('CreateTokenInput', { description: 'The token to make.' })
export class CreateTokenInput {
  @Field(() => String, { description: 'What it is for, in one line.' })
  name: string;

  @Field(() => [TokenScope], { description: 'What it may be used for; at least one.' })
  scopes: readonly string[];

  @Field(() => Int, { description: 'How many days it is valid: 1 to 366.' })
  days: number;
}

@ObjectType('CreateTokenPayload', { description: 'The new token.', simpleResolvers: true })
export class CreateTokenPayload {
  @Field(() => Token, { nullable: true, description: 'Null if none was made.' })
  token: Token | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What to send as `Authorization: Bearer`. It is shown here once and stored nowhere. Null if no token was made.',
  })
  secret: string | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}

@InputType('RevokeTokenInput', { description: 'The token to end.' })
export class RevokeTokenInput {
  @Field(() => ID)
  id: string;
}

@ObjectType('RevokeTokenPayload', {
  description: 'The token that has ended.',
  simpleResolvers: true,
})
export class RevokeTokenPayload {
  @Field(() => ID, { nullable: true, description: 'Its id. Null if no token was ended.' })
  revoked: string | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}
