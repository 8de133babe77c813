import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('WordEntry', {
  description: 'A list entry that a word in the file could stand for.',
  simpleResolvers: true,
})
export class WordEntry {
  @Field(() => String, { description: 'Its code. Empty for an empty cell.' })
  code: string;

  @Field(() => String)
  name: string;
}

@ObjectType('StagedWord', {
  description: 'A word that the agency uses itself, in a column whose values come from a list.',
  simpleResolvers: true,
})
export class StagedWord {
  @Field(() => String, { description: 'As in the file.' })
  word: string;

  @Field(() => Int, {
    description: 'Rows that have it. 0 if it is remembered and not in this file.',
  })
  rows: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the entry that the agency says it means. Empty for an empty cell; null if nobody has said.',
  })
  entry: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the entry that it probably means, not yet confirmed. Null if its spelling suggests no entry or several.',
  })
  guess: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the guess is obvious: the word is the name of the entry, its first letter or letters, or a usual abbreviation. False without a guess.',
  })
  isObvious: boolean;

  @Field(() => Boolean, {
    description: 'Whether somebody called it a slip, whose rows will be corrected.',
  })
  isSlip: boolean;
}

@ObjectType('StagedWordColumn', {
  description: 'A column with words that are not in its list.',
  simpleResolvers: true,
})
export class StagedWordColumn {
  @Field(() => String, { description: 'The column of the dataset.' })
  column: string;

  @Field(() => String, {
    nullable: true,
    description: 'The heading of that column in the file. Null if it has none.',
  })
  heading: string | null;

  @Field(() => [StagedWord], {
    description:
      'Words without a meaning first, then those that are remembered for the agency and dataset.',
  })
  words: readonly StagedWord[];

  @Field(() => [WordEntry], { description: 'The list entries that its words could stand for.' })
  entries: readonly WordEntry[];

  @Field(() => Boolean, {
    description: 'Whether it has more unknown words than the 200 that are counted.',
  })
  hasMore: boolean;
}
