import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import type { Quarter } from '#domain/quarter.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Problem } from '#graphql/problem.type.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { StagedDifference, StagedReturn } from './staged-return.type.js';

const staged = 'The staged return, and the version that you saw.';

@InputType('ColumnChoiceInput', { description: 'The column for a heading.' })
export class ColumnChoiceInput {
  @Field(() => Int, { description: 'Its position in the file, from 0.' })
  position: number;

  @Field(() => String, {
    nullable: true,
    description: 'The name of a column of the dataset. Null leaves the heading out.',
  })
  column?: string | null;
}

@InputType('StageReturnInput', { description: staged })
export class StageReturnInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => [ColumnChoiceInput], {
    description: "The columns for its headings, remembered for the dataset's next return.",
  })
  columns: readonly ColumnChoiceInput[];

  @Field(() => Int, {
    nullable: true,
    description:
      'The row that its headings are in, numbered as in a spreadsheet: its columns are read again from there, and the choices for columns are not used. It is remembered for the next return, as columns are.',
  })
  headingRow?: number | null;

  @Field(() => QuarterScalar, {
    nullable: true,
    description:
      'Moves it to this quarter, in which most of its dates must lie, from the one that it was sent for: it is screened again with its columns and corrections as they are. Choices for columns and the heading row are then not used.',
  })
  quarter?: Quarter | null;
}

@InputType('WordChoiceInput', { description: 'The meaning of a word.' })
export class WordChoiceInput {
  @Field(() => String, { description: 'The column of the dataset.' })
  column: string;

  @Field(() => String, { description: 'As in the file.' })
  word: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The code of an entry in the column's list, or empty for an empty cell. Null forgets the meaning.",
  })
  entry?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it is a slip whose rows will be corrected. If so, it is no longer asked about in this return; `entry` is ignored, and nothing is remembered.',
  })
  isSlip: boolean;
}

@InputType('MatchWordsInput', { description: staged })
export class MatchWordsInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => [WordChoiceInput], {
    description: "Words and their meanings, remembered for the dataset's next return.",
  })
  words: readonly WordChoiceInput[];
}

@InputType('CorrectCellInput', { description: staged })
export class CorrectCellInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => Int, { description: 'Numbered as in a spreadsheet.' })
  row: number;

  @Field(() => String, { description: 'The column of the dataset.' })
  column: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The value used instead of the one in the file. Null takes a correction back: the cell counts as it is in the file.',
  })
  value: string | null | undefined;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to correct the cells of all other rows with the same finding too: those with the same value in the same column or, if the new value is the suggested one, with any value. If a correction is taken back, whether to do the same for the cells that the same person corrected in the same way.',
  })
  isForAlike: boolean;
}

@InputType('LeaveOutRowsInput', { description: staged })
export class LeaveOutRowsInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => [Int], { description: 'Numbered as in a spreadsheet.' })
  rows: readonly number[];

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'False puts back rows that were left out.',
  })
  isLeftOut: boolean;
}

@InputType('RepeatCorrectionsInput', { description: staged })
export class RepeatCorrectionsInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;
}

@InputType('AcknowledgeWarningsInput', { description: staged })
export class AcknowledgeWarningsInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => [ID], { description: 'The findings, at most fifty.' })
  findings: readonly string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether to acknowledge all identical warnings too: with the same message about the same value in the same column.',
  })
  isForAlike: boolean;

  @Field(() => String, { description: 'Why the values are right, in 3 to 200 characters.' })
  why: string;
}

@InputType('PublishReturnInput', { description: staged })
export class PublishReturnInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'True answers yes to the question about the staged return. Otherwise a return with a question is not published.',
  })
  isMeant: boolean;
}

@InputType('DiscardReturnInput', { description: staged })
export class DiscardReturnInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;
}

@ObjectType('StagedReturnPayload', {
  description: 'The result of changing a staged return.',
  simpleResolvers: true,
})
export class StagedReturnPayload {
  @Field(() => StagedReturn, {
    nullable: true,
    description: 'The current staged return, whoever changed it. Null if it no longer exists.',
  })
  staged: StagedReturn | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version after this change, whatever others have done since: name it in your next change. Null if the change was not made, or nothing is left.',
  })
  version: number | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}

@InputType('DeclareNilInput', { description: 'The nil return to declare.' })
export class DeclareNilInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'True confirms that records sent before are withdrawn. Without it, their withdrawal is reported as a problem with this field.',
  })
  isMeant: boolean;

  @Field(() => ID, { description: 'The agency by its code.' })
  agency: string;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => QuarterScalar)
  quarter: Quarter;
}

@InputType('UndoReturnInput', { description: 'The return to take back.' })
export class UndoReturnInput {
  @Field(() => ID, { description: 'The id of its submission.' })
  submission: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'If true, nothing is taken back: the answer only shows what would change.',
  })
  isOnlyShown: boolean;
}

@ObjectType('PublishedPayload', {
  description: 'The result of publishing or taking back a return.',
  simpleResolvers: true,
})
export class PublishedPayload {
  @Field(() => StagedDifference, {
    nullable: true,
    description: 'How many records it changed, or would change. Null if it was not done.',
  })
  changes: StagedDifference | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The nil return in the list of staged returns, where it is taken back. Null if none was published.',
  })
  stagedId: string | null;

  @Field(() => [Problem])
  problems: readonly Problem[];
}
