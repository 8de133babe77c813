import { Field, Int, ObjectType } from 'type-graphql';

import { FindingLevel } from './staged-return.type.js';

@ObjectType('StagedRowFinding', {
  description: 'What screening found in a row.',
  simpleResolvers: true,
})
export class StagedRowFinding {
  @Field(() => FindingLevel)
  level: string;

  @Field(() => String, {
    nullable: true,
    description: 'The column of the dataset. Null if it is about the whole row.',
  })
  column: string | null;

  @Field(() => String, { description: 'What is wrong and what would be accepted.' })
  message: string;
}

@ObjectType('StagedRow', {
  description: 'A row of a staged file, with the corrections to its cells applied.',
  simpleResolvers: true,
})
export class StagedRow {
  @Field(() => Int, { description: 'Numbered as in a spreadsheet: the header is row 1.' })
  row: number;

  @Field(() => [String], {
    description: 'Its cells in the order of `columns`, each shortened if it is long.',
  })
  cells: readonly string[];

  @Field(() => Boolean, { description: 'Whether somebody left it out.' })
  isLeftOut: boolean;

  @Field(() => [StagedRowFinding], { description: 'Failures first. Empty if it passed.' })
  findings: readonly StagedRowFinding[];
}

@ObjectType('StagedRowPage', {
  description: 'A page of fifty rows of a staged file.',
  simpleResolvers: true,
})
export class StagedRowPage {
  @Field(() => Int, { description: 'The version of the staged return that it shows.' })
  version: number;

  @Field(() => [String], {
    description: 'The columns that are read, by name, in the order of the file.',
  })
  columns: readonly string[];

  @Field(() => Boolean, {
    description:
      'Whether a row without findings passed. False if there are more findings than are kept.',
  })
  hasAllFindings: boolean;

  @Field(() => [StagedRow], { description: 'In the order of the file. Empty after its end.' })
  rows: readonly StagedRow[];
}
