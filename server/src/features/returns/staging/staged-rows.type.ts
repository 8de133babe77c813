import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('FileRow', {
  description: 'A row of the file, with its first cells that are not empty.',
  simpleResolvers: true,
})
export class FileRow {
  @Field(() => Int, { description: 'Numbered as in a spreadsheet.' })
  row: number;

  @Field(() => [String], { description: 'At most six.' })
  cells: readonly string[];
}

@ObjectType('CellCorrection', {
  description: 'A single cell corrected in the browser. The file is not changed.',
  simpleResolvers: true,
})
export class CellCorrection {
  @Field(() => Int)
  row: number;

  @Field(() => String)
  column: string;

  @Field(() => String, { description: 'What the file says.' })
  sent: string;

  @Field(() => String, { description: 'The value used instead.' })
  value: string;

  @Field(() => String, { description: 'The post of the person who corrected it.' })
  by: string;
}

@ObjectType('LeftOutRow', {
  description: 'A row left out in the browser. The file is not changed.',
  simpleResolvers: true,
})
export class LeftOutRow {
  @Field(() => Int, { description: 'Numbered as in a spreadsheet.' })
  row: number;

  @Field(() => [String], { description: 'Its first cells that are not empty, at most six.' })
  cells: readonly string[];

  @Field(() => String, { description: 'The post of the person who left it out.' })
  by: string;
}
