import { Field, ID, Int, ObjectType } from 'type-graphql';

import type { PlainDate } from '#domain/plain-date.js';
import { mappingOrigins } from '#domain/returns/column-mapping.js';
import { stagedStates } from '#domain/returns/staged-return.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime, PlainDateScalar } from '#graphql/scalars.js';

import type { StagedRecord } from './staged-record.js';

export const StagedState = codeEnum(
  'StagedState',
  'How far a staged return has come.',
  stagedStates,
);
export const MappingOrigin = codeEnum(
  'MappingOrigin',
  'Why a heading of a file is taken as a column.',
  mappingOrigins,
);
export const FindingLevel = codeEnum('FindingLevel', 'How much a finding of screening matters.', {
  WARN: 'It asks whether that is meant. It may be published once somebody says so.',
  FAIL: 'It must be put right first.',
});
export const RecordChange = codeEnum('RecordChange', 'What publishing does to a record.', {
  ADDED: 'It is new.',
  CORRECTED: 'It was there, and says something else now.',
  WITHDRAWN: 'It was there, and is in the return no more.',
});

@ObjectType('StagedColumn', {
  description: 'A heading of the file, and what it is taken as.',
  simpleResolvers: true,
})
export class StagedColumn {
  @Field(() => Int, { description: 'Where it stands in the file, from 0.' })
  position: number;

  @Field(() => String, { description: 'As the file has it.' })
  heading: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the column that it is taken as. Null where it is left out.',
  })
  column: string | null;

  @Field(() => MappingOrigin)
  origin: string;

  @Field(() => [String], { description: 'The first values below it.' })
  examples: readonly string[];
}

@ObjectType('DatasetColumn', {
  description: 'A column that a return of the dataset may have.',
  simpleResolvers: true,
})
export class DatasetColumn {
  @Field(() => String)
  name: string;

  @Field(() => Boolean, { description: 'Whether every return has it, with no empty cell.' })
  isRequired: boolean;
}

@ObjectType('StagedFinding', {
  description: 'What screening found, and what would be accepted instead.',
  simpleResolvers: true,
})
export class StagedFinding {
  @Field(() => ID, { description: 'Made of its row, its column and its sentence.' })
  id: string;

  @Field(() => FindingLevel)
  level: string;

  @Field(() => Int, { description: 'As a spreadsheet counts: the header is row 1.' })
  row: number;

  @Field(() => String, {
    nullable: true,
    description: 'The column of the dataset. Null where the whole row is meant.',
  })
  column: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the file calls that column. Null where it has none.',
  })
  heading: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was sent, cut short where it is long. Null where the whole row is meant.',
  })
  value: string | null;

  @Field(() => String, { description: 'What is wrong and what would be accepted.' })
  message: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why somebody said that it is meant. Null where nobody did.',
  })
  why: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The post of whoever said so. Null where nobody did.',
  })
  acknowledgedBy: string | null;
}

@ObjectType('StagedDifference', {
  description: 'What publishing would change, against what is in.',
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
  @Field(() => String, { description: 'By its name in a return.' })
  column: string;

  @Field(() => String, { nullable: true, description: 'What is in. Null where nothing is.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'What was sent. Null where nothing was.' })
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

  @Field(() => [ChangedValue], { description: 'What they said and say.' })
  values: readonly ChangedValue[];
}

@ObjectType('StagedEffect', {
  description:
    "What publishing a return makes of one of its agency's own headline figures of the quarter, from its records alone.",
  simpleResolvers: true,
})
export class StagedEffect {
  @Field(() => String, { description: 'The figure as a tile names it.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'As it stands, in words. Null where nothing was sent, or it has no value.',
  })
  before: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As the return would make it, in words. Null where it has no value.',
  })
  after: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Between what it usually lies, by the agency's own quarters before: `3,610 to 4,080`. Null where fewer than 8 of 13 tell.",
  })
  usual: string | null;

  @Field(() => Boolean, { description: 'Whether it would lie outside that.' })
  isUnusual: boolean;
}

@ObjectType('CellCorrection', {
  description: 'A single cell that was put right in the page. The file stays as it came.',
  simpleResolvers: true,
})
export class CellCorrection {
  @Field(() => Int)
  row: number;

  @Field(() => String)
  column: string;

  @Field(() => String, { description: 'What the file says.' })
  sent: string;

  @Field(() => String, { description: 'What counts instead.' })
  value: string;

  @Field(() => String, { description: 'The post of whoever put it right.' })
  by: string;
}

@ObjectType('StagedReturn', {
  description:
    'A return that was sent in the browser and is not published yet: its file is kept for 30 days.',
  simpleResolvers: true,
})
export class StagedReturn {
  @Field(() => ID)
  id: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => Period, { nullable: true, description: 'Null while nothing says which it is for.' })
  period: Period | null;

  @Field(() => StagedState)
  state: string;

  @Field(() => String)
  fileName: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The sheet of the workbook that was named. Null where its headings tell, or it is none.',
  })
  sheet: string | null;

  @Field(() => Boolean, {
    description: 'Whether it only adds and corrects, and withdraws nothing.',
  })
  isPartial: boolean;

  @Field(() => DateTime)
  stagedAt: Date;

  @Field(() => String, { description: 'The post of whoever sent it.' })
  stagedBy: string;

  @Field(() => PlainDateScalar, { description: 'The last day on which it is there.' })
  keptUntil: PlainDate;

  @Field(() => Int, { description: 'Rises with every change.' })
  version: number;

  @Field(() => Boolean, { description: 'Whether you may change and publish it.' })
  canChange: boolean;

  @Field(() => Boolean, {
    description:
      'Whether what it holds is open to you: to whoever opens the records of its agency. Where not, it has no columns, findings or corrections here, and its counts say 0.',
  })
  isOpen: boolean;

  @Field(() => Boolean, { description: 'Whether it was published and taken back since.' })
  isTakenBack: boolean;

  @Field(() => [StagedColumn])
  columns: readonly StagedColumn[];

  @Field(() => [DatasetColumn], { description: 'What a heading may be taken as.' })
  datasetColumns: readonly DatasetColumn[];

  @Field(() => String, {
    nullable: true,
    description: 'Why its file cannot be used. Null where it can.',
  })
  unusable: string | null;

  @Field(() => Int, { description: 'Rows without a finding. 0 until it is screened.' })
  passCount: number;

  @Field(() => Int, { description: 'Rows with a warning at worst. 0 until it is screened.' })
  warnCount: number;

  @Field(() => Int, { description: 'Rows that fail. 0 until it is screened.' })
  failCount: number;

  @Field(() => Int, { description: 'Warnings in all.' })
  warningCount: number;

  @Field(() => Int, { description: 'Findings in all that fail.' })
  failureCount: number;

  @Field(() => StagedDifference, {
    nullable: true,
    description: 'Null while anything fails.',
  })
  difference: StagedDifference | null;

  @Field(() => [StagedEffect], {
    description:
      "What it does to the agency's own headline figures of the quarter, where they follow from its records alone. Empty while anything fails.",
  })
  effect: readonly StagedEffect[];

  @Field(() => [CellCorrection])
  corrections: readonly CellCorrection[];

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot be published yet. Null where it can, or was.',
  })
  notYet: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The submission that publishing it made. Null until then.',
  })
  submissionId: string | null;

  /** As it is stored, for the field that pages through its findings. */
  record: StagedRecord;
}
