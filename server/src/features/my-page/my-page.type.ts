import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import type { Json } from '#domain/json.js';
import { pinHeights } from '#domain/my-page/pin.js';
import { MeasureKey } from '#features/measures/measure.type.js';
import { PageKey } from '#features/pages/page.type.js';
import { Scope } from '#features/pages/scope.type.js';
import { SavedQuery } from '#features/saved-queries/saved-query.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { Problem } from '#graphql/problem.type.js';
import { JsonScalar } from '#graphql/scalars.js';

import type { PinRecord } from './my-page.reader.js';

export const PinHeight = codeEnum('PinHeight', 'How tall a pinned block is.', pinHeights);

@ObjectType('Pin', {
  description: 'A block on your own page: from a saved question or a built-in page.',
  simpleResolvers: true,
})
export class Pin {
  /** The row that the pin was made from. */
  readonly record: PinRecord;
  /** The filters of the whole page. */
  readonly around: Scope;

  @Field(() => ID)
  id: string;

  @Field(() => String, {
    description: 'Its name: that of the saved question, or of the page and the block.',
  })
  name: string;

  @Field(() => Int, { description: 'How many of twelve columns it takes: 3, 4, 6, 8 or 12.' })
  columns: number;

  @Field(() => PinHeight)
  height: string;

  @Field(() => SavedQuery, {
    nullable: true,
    description:
      'The saved question. Null for a block of a page, and if you may no longer see the question.',
  })
  savedQuery: SavedQuery | null;

  @Field(() => PageKey, {
    nullable: true,
    description: 'The page of the block. Null for a saved question.',
  })
  page: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The block of that page. Null for a saved question.',
  })
  blockId: string | null;

  @Field(() => MeasureKey, {
    nullable: true,
    description:
      'The measure, for a page about one measure or for a single tile of a block. Otherwise null.',
  })
  measure: string | null;

  @Field(() => JsonScalar, {
    description: 'The scope it was pinned with, by field name.',
  })
  scope: Readonly<Record<string, Json>>;

  @Field(() => Boolean, {
    description: 'Whether its question or block no longer exists, so that it can only be removed.',
  })
  isGone: boolean;
}

@ObjectType('MyPage', {
  description: 'Your own page of pinned blocks.',
  simpleResolvers: true,
})
export class MyPage {
  @Field(() => ID)
  id: string;

  @Field(() => Int, {
    description: 'Goes up with every change to its blocks; 0 until something is pinned.',
  })
  version: number;

  @Field(() => [Pin], { description: 'Its blocks in order, at most 40.' })
  pins: readonly Pin[];
}

@InputType('PinBlockInput', {
  description: 'The block to pin to your page: from a saved question or a built-in page.',
})
export class PinBlockInput {
  @Field(() => ID, {
    nullable: true,
    description: 'A saved question that asks one question for figures.',
  })
  savedQuery?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Values of its variables by name, if they differ from the defaults.',
  })
  variables?: unknown;

  @Field(() => PageKey, {
    nullable: true,
    description: 'A built-in page, instead of a saved question.',
  })
  page?: string | null;

  @Field(() => ID, { nullable: true, description: 'The block of that page.' })
  block?: string | null;

  @Field(() => MeasureKey, {
    nullable: true,
    description: 'The measure, for a page about one measure or for a single tile of a block.',
  })
  measure?: string | null;

  @Field(() => Scope, {
    nullable: true,
    description: 'The scope of the block. The quarter and area of your page take precedence.',
  })
  scope?: Scope | null;

  @Field(() => Int, {
    defaultValue: 6,
    description: 'How many of twelve columns: 3, 4, 6, 8 or 12.',
  })
  columns: number;

  @Field(() => PinHeight, { defaultValue: 'HALF' })
  height: string;
}

@ObjectType('PinBlockPayload', {
  description: 'The result of pinning a block.',
  simpleResolvers: true,
})
export class PinBlockPayload {
  @Field(() => MyPage, { description: 'The page as it is now.' })
  myPage: MyPage;

  @Field(() => ID, {
    nullable: true,
    description: 'The block on your page. Null if there are problems.',
  })
  pin: string | null;

  @Field(() => [Problem], { description: 'Why it was not pinned. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('UnpinBlockInput', { description: 'The block to remove.' })
export class UnpinBlockInput {
  @Field(() => ID, { description: 'The block on your page.' })
  pin: string;
}

@ObjectType('UnpinBlockPayload', {
  description: 'The result of removing a block.',
  simpleResolvers: true,
})
export class UnpinBlockPayload {
  @Field(() => MyPage, { description: 'The page as it is now.' })
  myPage: MyPage;

  @Field(() => [Problem], { description: 'Why it was not removed. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('ArrangedPinInput', { description: 'The place and size of a block.' })
export class ArrangedPinInput {
  @Field(() => ID, { description: 'The block on your page.' })
  pin: string;

  @Field(() => Int, { description: 'How many of twelve columns: 3, 4, 6, 8 or 12.' })
  columns: number;

  @Field(() => PinHeight)
  height: string;
}

@InputType('ArrangePinsInput', {
  description: 'The new arrangement of your page, and the version that you saw.',
})
export class ArrangePinsInput {
  @Field(() => Int, { description: 'The version of the page that you saw.' })
  version: number;

  @Field(() => [ArrangedPinInput], {
    description: 'Every block of the page, in the order you want.',
  })
  pins: readonly ArrangedPinInput[];
}

@ObjectType('ArrangePinsPayload', {
  description: 'The result of arranging a page.',
  simpleResolvers: true,
})
export class ArrangePinsPayload {
  @Field(() => MyPage, { description: 'The page as it is now.' })
  myPage: MyPage;

  @Field(() => [Problem], { description: 'Why it was not arranged. Empty if it was.' })
  problems: readonly Problem[];
}
