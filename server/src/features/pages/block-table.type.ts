import { Field, Float, ObjectType } from 'type-graphql';

import { cellMarks, rowKinds } from '#domain/pages/block/block.js';
import { drawingKinds } from '#domain/pages/block/view-kinds.js';
import { Measure } from '#features/measures/measure.type.js';
import { Status, Variation } from '#features/scorecard/kpi.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { codeEnum } from '#graphql/code-enum.js';

export const DrawingKind = codeEnum(
  'DrawingKind',
  'How the cells of a column are drawn, in addition to their text.',
  drawingKinds,
);
export const CellMark = codeEnum('CellMark', 'The mark on a cell.', cellMarks);
export const RowKind = codeEnum('RowKind', 'What a row of a block is about.', rowKinds);

@ObjectType('ValueRange', {
  description: 'A range of values, both ends included.',
  simpleResolvers: true,
})
export class ValueRange {
  @Field(() => Float)
  lower: number;

  @Field(() => Float)
  upper: number;
}

@ObjectType('ScaleTick', {
  description: 'A number along a scale.',
  simpleResolvers: true,
})
export class ScaleTick {
  @Field(() => Float)
  value: number;

  @Field(() => String)
  text: string;
}

@ObjectType('ColumnScale', {
  description: 'The scale that the cells of a column are drawn on.',
  simpleResolvers: true,
})
export class ColumnScale {
  @Field(() => Float)
  from: number;

  @Field(() => Float)
  to: number;

  @Field(() => [ScaleTick], { description: 'From the lowest to the highest.' })
  ticks: readonly ScaleTick[];
}

@ObjectType('BlockColumn', { description: 'A column of a block.', simpleResolvers: true })
export class BlockColumn {
  @Field(() => Measure)
  measure: Measure;

  @Field(() => Objective, {
    nullable: true,
    description: 'The one objective it is for. Null if it is for the same scope as the block.',
  })
  objective?: string | null;

  @Field(() => String)
  heading: string;

  @Field(() => DrawingKind)
  drawing: string;

  @Field(() => ColumnScale, {
    nullable: true,
    description: 'Null if nothing is drawn, or each row has a scale of its own.',
  })
  scale: ColumnScale | null;

  @Field(() => [Float], {
    description:
      'The target of the total: a line, or the two edges of a band. Empty if none is set.',
  })
  wanted: readonly number[];
}

@ObjectType('CellPlace', {
  description: 'The range of a figure, on its own scale.',
  simpleResolvers: true,
})
export class CellPlace {
  @Field(() => ColumnScale)
  scale: ColumnScale;

  @Field(() => ValueRange, {
    nullable: true,
    description:
      'The range that contains the true value of a rounded figure nine times in ten, computed from the figures shown. Null for an exact figure.',
  })
  range: ValueRange | null;

  @Field(() => [Float], {
    description: 'The target: a line, or the two edges of a band. Empty if nothing is set.',
  })
  wanted: readonly number[];
}

@ObjectType('BlockCell', {
  description: 'A cell in a block, in words and as it is drawn.',
  simpleResolvers: true,
})
export class BlockCell {
  @Field(() => String, { description: 'Empty if there is nothing to show.' })
  text: string;

  @Field(() => CellMark)
  mark: string;

  @Field(() => Float, {
    nullable: true,
    description: 'What is drawn, on the scale of the column. Null if there is no figure.',
  })
  value: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Where a step begins. Null unless it is a step.',
  })
  start: number | null;

  @Field(() => [Float], {
    nullable: 'items',
    description:
      'For a sparkline, a value for each quarter up to the one shown; a gap is null. Otherwise empty.',
  })
  series: readonly (number | null)[];

  @Field(() => ValueRange, {
    nullable: true,
    description: 'The range in which it usually lies. Null if that is not known or not drawn.',
  })
  usual: ValueRange | null;

  @Field(() => [ValueRange], {
    nullable: 'items',
    description:
      'For a rounded line, the range that contains the true value of each quarter nine times in ten. Otherwise empty.',
  })
  ranges: readonly (ValueRange | null)[];

  @Field(() => Float, {
    nullable: true,
    description: 'The viewer’s own part of it. Null if it is not shown separately.',
  })
  own: number | null;

  @Field(() => CellPlace, { nullable: true, description: 'Null if it has no scale of its own.' })
  place: CellPlace | null;

  @Field(() => Status, {
    nullable: true,
    description: 'Its status against its target. Null if its text does not give a status.',
  })
  status: string | null;

  @Field(() => Variation, {
    nullable: true,
    description: 'Whether it really changed. Null if its text does not say.',
  })
  variation: string | null;
}

@ObjectType('BlockRow', { description: 'A row of a block.', simpleResolvers: true })
export class BlockRow {
  @Field(() => String, { description: 'The code of a part; otherwise what the row is about.' })
  key: string;

  @Field(() => RowKind)
  kind: string;

  @Field(() => String)
  label: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Shown next to its label, such as the numerator and denominator of a share. Null if there is nothing.',
  })
  detail?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The heading that it is listed under. Null if rows are not grouped.',
  })
  group: string | null;

  @Field(() => Boolean, { description: 'Whether one of its cells is marked.' })
  isMarked: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is in the table only, and not drawn. Null if all rows are drawn.',
  })
  isFolded?: boolean | null;

  @Field(() => [BlockCell], { description: 'One for each column.' })
  cells: readonly BlockCell[];
}

@ObjectType('BlockTable', {
  description: 'The content of a block, in rows and columns.',
  simpleResolvers: true,
})
export class BlockTable {
  @Field(() => String, { description: 'The heading of the first column.' })
  rowHeading: string;

  @Field(() => [BlockColumn])
  columns: readonly BlockColumn[];

  @Field(() => [BlockRow])
  rows: readonly BlockRow[];
}
