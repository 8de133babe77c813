import { Field, ID, Int, ObjectType } from 'type-graphql';

import type { PlainDate } from '#domain/plain-date.js';
import { mappingOrigins } from '#domain/returns/column-mapping.js';
import { stagedStates } from '#domain/returns/staged/staged-return.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime, PlainDateScalar } from '#graphql/scalars.js';

import type { StagedRecord } from './staged-record.js';
import { CellCorrection, FileRow, LeftOutRow } from './staged-rows.type.js';

export const StagedState = codeEnum('StagedState', 'The state of a staged return.', stagedStates);
export const MappingOrigin = codeEnum(
  'MappingOrigin',
  'Why a heading in a file was matched to a column.',
  mappingOrigins,
);
export const FindingLevel = codeEnum('FindingLevel', 'How serious a screening finding is.', {
  WARN: 'It may be a mistake. It can be published once somebody acknowledges it.',
  FAIL: 'It must be corrected before publishing.',
});
export const RecordChange = codeEnum('RecordChange', 'What publishing does to a record.', {
  ADDED: 'It is new.',
  CORRECTED: 'It exists, and its values change.',
  WITHDRAWN: 'It exists, and is no longer in the return.',
});

@ObjectType('StagedColumn', {
  description: 'A heading of the file, and its column.',
  simpleResolvers: true,
})
export class StagedColumn {
  @Field(() => Int, { description: 'Its position in the file, from 0.' })
  position: number;

  @Field(() => String, { description: 'As in the file.' })
  heading: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of its column. Null if it is left out.',
  })
  column: string | null;

  @Field(() => MappingOrigin)
  origin: string;

  @Field(() => [String], { description: 'The first values below it.' })
  examples: readonly string[];
}

@ObjectType('DatasetColumn', {
  description: 'A column that a return for the dataset may have.',
  simpleResolvers: true,
})
export class DatasetColumn {
  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'Whether every return must have it, with no empty cell.' })
  isRequired: boolean;
}

@ObjectType('StagedFinding', {
  description: 'What screening found, and what would be accepted instead.',
  simpleResolvers: true,
})
export class StagedFinding {
  @Field(() => ID, { description: 'Made from its row, its column and its message.' })
  id: string;

  @Field(() => FindingLevel)
  level: string;

  @Field(() => Int, { description: 'Numbered as in a spreadsheet: the header is row 1.' })
  row: number;

  @Field(() => String, {
    nullable: true,
    description:
      'What the agency calls the record in that row, read from the file for this answer. Null in a list of staged returns, if findings of several rows are grouped, if the reference is empty, has a finding itself or was erased, if the dataset has none, and for files of more than 1 MB.',
  })
  reference: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The column of the dataset. Null if it is about the whole row.',
  })
  column: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The heading of that column in the file. Null if it has none.',
  })
  heading: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The value sent, shortened if it is long. Null if it is about the whole row.',
  })
  value: string | null;

  @Field(() => String, { description: 'What is wrong and what would be accepted.' })
  message: string;

  @Field(() => Int, {
    description: 'The number of identical findings, including this one. 1 unless they are grouped.',
  })
  alike: number;

  @Field(() => [Int], { description: 'The rows of these findings, the first twenty.' })
  rows: readonly number[];

  @Field(() => String, {
    nullable: true,
    description: 'The suggested value, which would be accepted. Null if the rule suggests none.',
  })
  meant: string | null;

  @Field(() => Int, {
    description:
      'Rows that can be given the suggested value at once: those with the same message, whatever their value. 0 if none is suggested.',
  })
  meantFor: number;

  @Field(() => Boolean, {
    description:
      'Whether it was acknowledged in an earlier file, for the same record, which has not changed since.',
  })
  isFromBefore: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The reason given when it was acknowledged. Null if it was not.',
  })
  why: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The post of the person who acknowledged it. Null if nobody did.',
  })
  acknowledgedBy: string | null;
}

@ObjectType('StagedDifference', {
  description: 'What publishing would change, compared with the current records.',
  simpleResolvers: true,
})
export class StagedDifference {
  @Field(() => Int)
  added: number;

  @Field(() => Int)
  corrected: number;

  @Field(() => Int)
  withdrawn: number;

  @Field(() => [ChangedRecord], { description: 'The first fifty of each kind of change.' })
  records: readonly ChangedRecord[];
}

@ObjectType('ChangedValue', {
  description: 'One column of a record that publishing changes.',
  simpleResolvers: true,
})
export class ChangedValue {
  @Field(() => String, { description: 'The name of the column in a return.' })
  column: string;

  @Field(() => String, { nullable: true, description: 'The current value. Null if there is none.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'The new value. Null if none was sent.' })
  after: string | null;
}

@ObjectType('ChangedRecord', {
  description: 'A record that publishing would change.',
  simpleResolvers: true,
})
export class ChangedRecord {
  @Field(() => String, { description: 'What its agency calls it.' })
  key: string;

  @Field(() => RecordChange)
  change: string;

  @Field(() => [String], { description: 'The columns that differ. Empty for other changes.' })
  columns: readonly string[];

  @Field(() => [ChangedValue], { description: 'Their values before and after.' })
  values: readonly ChangedValue[];
}

@ObjectType('StagedEffect', {
  description:
    "How publishing a return changes one of its agency's own headline figures for the quarter, from its records alone.",
  simpleResolvers: true,
})
export class StagedEffect {
  @Field(() => String, { description: 'The name of the figure, as on a tile.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'The current figure, in words. Null if nothing was sent, or it has no value.',
  })
  before: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The figure after publishing, in words. Null if it has no value.',
  })
  after: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Its usual range from the agency's own earlier quarters, such as `3,610 to 4,080`. Null if fewer than 8 of the 13 have a value.",
  })
  usual: string | null;

  @Field(() => Boolean, {
    description: 'Whether publishing moves it to a value outside the usual range.',
  })
  isUnusual: boolean;
}

@ObjectType('StagedReturn', {
  description:
    'A return that was sent in the browser and has not been published yet: its file is kept for 30 days.',
  simpleResolvers: true,
})
export class StagedReturn {
  @Field(() => ID)
  id: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => Period, { nullable: true, description: 'Null until its quarter is known.' })
  period: Period | null;

  @Field(() => Period, {
    nullable: true,
    description: 'The quarter in which most of its dates lie, if it was sent for another.',
  })
  likelyPeriod: Period | null;

  @Field(() => StagedState)
  state: string;

  @Field(() => String)
  fileName: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The sheet of the workbook that was chosen. Null if it was recognised by its headings, or the file is not a workbook.',
  })
  sheet: string | null;

  @Field(() => Boolean, {
    description: 'Whether it only adds and corrects, without withdrawing anything.',
  })
  isPartial: boolean;

  @Field(() => DateTime)
  stagedAt: Date;

  @Field(() => String, { description: "The sender's post." })
  stagedBy: string;

  @Field(() => PlainDateScalar, { description: 'The last day on which it is kept.' })
  keptUntil: PlainDate;

  @Field(() => Int, { description: 'Goes up with every change.' })
  version: number;

  @Field(() => Boolean, { description: 'Whether you may change and publish it.' })
  canChange: boolean;

  @Field(() => Boolean, {
    description:
      "Whether you may see its contents, which you may if you may open its agency's records. If not, columns, findings and corrections are empty here, and counts are 0.",
  })
  isOpen: boolean;

  @Field(() => Boolean, { description: 'Whether it was published and has since been taken back.' })
  isTakenBack: boolean;

  @Field(() => [StagedColumn])
  columns: readonly StagedColumn[];

  @Field(() => Int, {
    nullable: true,
    description:
      'The row that its headings are in, numbered as in a spreadsheet. Null if not known.',
  })
  headingRow: number | null;

  @Field(() => [FileRow], {
    description: 'Its first rows, one of which holds the headings. None after row 20.',
  })
  firstRows: readonly FileRow[];

  @Field(() => [DatasetColumn], { description: 'The columns that a heading can be matched to.' })
  datasetColumns: readonly DatasetColumn[];

  @Field(() => Dataset, {
    nullable: true,
    description:
      'The dataset whose columns its headings fit clearly better than those of the chosen one. Null if no other fits better, or once its columns are confirmed.',
  })
  likelyDataset: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why its file cannot be used. Null if it can.',
  })
  unusable: string | null;

  @Field(() => Int, { description: 'Rows without a finding. 0 until it is screened.' })
  passCount: number;

  @Field(() => Int, { description: 'Rows with a warning but no failure. 0 until it is screened.' })
  warnCount: number;

  @Field(() => Int, { description: 'Rows that fail. 0 until it is screened.' })
  failCount: number;

  @Field(() => Int, { description: 'The total number of warnings.' })
  warningCount: number;

  @Field(() => Int, { description: 'The total number of failures.' })
  failureCount: number;

  @Field(() => StagedDifference, {
    nullable: true,
    description: 'Null while anything fails.',
  })
  difference: StagedDifference | null;

  @Field(() => [StagedEffect], {
    description:
      "Its effect on the agency's own headline figures for the quarter, if they follow from its records alone. Empty while anything fails.",
  })
  effect: readonly StagedEffect[];

  @Field(() => [CellCorrection])
  corrections: readonly CellCorrection[];

  @Field(() => [LeftOutRow], { description: 'Rows that are not read.' })
  leftOut: readonly LeftOutRow[];

  @Field(() => [FileRow], {
    description: 'Rows that look like totals, and are read like all others; at most twenty.',
  })
  totals: readonly FileRow[];

  @Field(() => [CellCorrection], {
    description:
      'Cells of the same records that were corrected in an earlier file, and have the same value again in this one. They are not corrected in it.',
  })
  correctionsBefore: readonly CellCorrection[];

  @Field(() => [LeftOutRow], {
    description: 'Rows that were left out of an earlier file, and are the same in this one.',
  })
  leftOutBefore: readonly LeftOutRow[];

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot be published yet. Null if it can be, or was.',
  })
  notYet: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A question that somebody must confirm before it is published, because it withdraws a large part of a quarter or replaces a published return. Null if there is none.',
  })
  question: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The submission made by publishing it. Null until then.',
  })
  submissionId: string | null;

  /** Whether the staged return is one of a list, for which no file is read. */
  isListed: boolean;

  /** The stored row, for the field with pages of findings. */
  record: StagedRecord;
}
