import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

import { findingKinds } from '#domain/findings/finding.js';
import { cellMarks, rowKinds } from '#domain/pages/block.js';
import { pages } from '#domain/pages/catalogue.js';
import { drawingKinds, viewKinds } from '#domain/pages/declaration.js';
import { noteCodes } from '#domain/pages/note.js';
import { CrimeType, Pathway } from '#features/figures/lists.type.js';
import { Window } from '#features/figures/window.type.js';
import { Dimension, Measure, MeasureKey } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency, AgencyKind } from '#features/places/agency.type.js';
import { Area } from '#features/places/area.type.js';
import { Kpi, Status, Variation } from '#features/scorecard/kpi.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { Marking } from '#features/viewer/marking.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime } from '#graphql/scalars.js';

import { BlockChoice, BlockComparison, BlockSplit } from './block-change.type.js';

export const PageKey = codeEnum(
  'PageKey',
  'A page that is built in.',
  Object.fromEntries(Object.entries(pages).map(([key, { name }]) => [key, `${name}.`])),
);
export const FindingKind = codeEnum(
  'FindingKind',
  'What kind of thing a finding is, in the order in which they are worth saying.',
  findingKinds,
);
export const ViewKind = codeEnum('ViewKind', 'How a block is best seen.', viewKinds);
export const DrawingKind = codeEnum('DrawingKind', 'How the cells of a column are drawn beside their words.', drawingKinds);
export const CellMark = codeEnum('CellMark', 'What a cell is marked as.', cellMarks);
export const RowKind = codeEnum('RowKind', 'What a row of a block stands for.', rowKinds);

@ObjectType('Finding', {
  description: 'What is worth saying of figures, chosen by fixed rules from what the viewer is shown.',
  simpleResolvers: true,
})
export class Finding {
  @Field(() => FindingKind)
  kind: string;

  @Field(() => String, { description: 'At most twelve words, without a full stop.' })
  text: string;
}

@ObjectType('ValueRange', { description: 'Between which values something lies, both ends among them.', simpleResolvers: true })
export class ValueRange {
  @Field(() => Float)
  lower: number;

  @Field(() => Float)
  upper: number;
}

@ObjectType('ScaleTick', { description: 'A number that is written along a scale.', simpleResolvers: true })
export class ScaleTick {
  @Field(() => Float)
  value: number;

  @Field(() => String)
  text: string;
}

@ObjectType('ColumnScale', { description: 'The scale that the cells of a column are drawn on.', simpleResolvers: true })
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

  @Field(() => Objective, { nullable: true, description: 'Which objective alone it is of. Null where it is of what the block asks.' })
  objective?: string | null;

  @Field(() => String)
  heading: string;

  @Field(() => DrawingKind)
  drawing: string;

  @Field(() => ColumnScale, { nullable: true, description: 'Null where nothing is drawn, or each row has a scale of its own.' })
  scale: ColumnScale | null;

  @Field(() => [Float], { description: 'What is wanted of the whole: a line, or the two edges of a band. Empty where nothing is set.' })
  wanted: readonly number[];
}

@ObjectType('CellPlace', { description: 'Where a figure may lie, on a scale of its own.', simpleResolvers: true })
export class CellPlace {
  @Field(() => ColumnScale)
  scale: ColumnScale;

  @Field(() => ValueRange, {
    nullable: true,
    description: 'Where the truth of what was rounded lies nine times in ten, worked out from what is shown. Null of what is exact.',
  })
  range: ValueRange | null;

  @Field(() => [Float], { description: 'What is wanted: a line, or the two edges of a band. Empty where nothing is set.' })
  wanted: readonly number[];
}

@ObjectType('BlockCell', { description: 'A cell of a block in words, and as it is drawn.', simpleResolvers: true })
export class BlockCell {
  @Field(() => String, { description: 'Empty where it has nothing to say.' })
  text: string;

  @Field(() => CellMark)
  mark: string;

  @Field(() => Float, { nullable: true, description: 'What is drawn, on the scale of the column. Null where there is no figure.' })
  value: number | null;

  @Field(() => Float, { nullable: true, description: 'Where a step begins. Null for what is no step.' })
  start: number | null;

  @Field(() => [Float], {
    nullable: 'items',
    description: 'Quarter by quarter up to the one shown, of a sparkline; a gap is null. Empty for others.',
  })
  series: readonly (number | null)[];

  @Field(() => ValueRange, {
    nullable: true,
    description: 'Between which values it usually lies. Null where that is not known or not drawn.',
  })
  usual: ValueRange | null;

  @Field(() => [ValueRange], {
    nullable: 'items',
    description: 'Where the truth of each quarter lies nine times in ten, of a line that is rounded. Empty for others.',
  })
  ranges: readonly (ValueRange | null)[];

  @Field(() => Float, { nullable: true, description: 'What of it is of the viewer. Null where that is not told apart.' })
  own: number | null;

  @Field(() => CellPlace, { nullable: true, description: 'Null where it has no scale of its own.' })
  place: CellPlace | null;

  @Field(() => Status, { nullable: true, description: 'Where its words say how it stands to its target.' })
  status: string | null;

  @Field(() => Variation, { nullable: true, description: 'Where its words say whether it really changed.' })
  variation: string | null;
}

@ObjectType('BlockRow', { description: 'A row of a block.', simpleResolvers: true })
export class BlockRow {
  @Field(() => String, { description: 'The code of a part; what it stands for else.' })
  key: string;

  @Field(() => RowKind)
  kind: string;

  @Field(() => String)
  label: string;

  @Field(() => String, { nullable: true, description: 'What stands beside its label, such as what a share is made of. Null for nothing.' })
  detail?: string | null;

  @Field(() => String, { nullable: true, description: 'The heading that it stands under. Null where rows are not grouped.' })
  group: string | null;

  @Field(() => Boolean, { description: 'Whether one of its cells is marked.' })
  isMarked: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is not drawn, and stands in the table alone. Null where all rows are drawn.',
  })
  isFolded?: boolean | null;

  @Field(() => [BlockCell], { description: 'One for each column.' })
  cells: readonly BlockCell[];
}

@ObjectType('BlockTable', { description: 'All that a block says, in rows and columns.', simpleResolvers: true })
export class BlockTable {
  @Field(() => String, { description: 'What the first column names.' })
  rowHeading: string;

  @Field(() => [BlockColumn])
  columns: readonly BlockColumn[];

  @Field(() => [BlockRow])
  rows: readonly BlockRow[];
}

@ObjectType('FunnelLimit', {
  description: 'Between which figures parts lie by chance that rest on so much, widened as parts differ anyway.',
  simpleResolvers: true,
})
export class FunnelLimit {
  @Field(() => Float, { description: 'People, or cases.' })
  base: number;

  @Field(() => Float, { description: 'In 99.8 of 100 cases.' })
  lower: number;

  @Field(() => Float)
  upper: number;

  @Field(() => Float, { description: 'In 95 of 100 cases.' })
  innerLower: number;

  @Field(() => Float)
  innerUpper: number;
}

@ObjectType('BlockFunnel', { description: 'What chance gives, by how much a part rests on.', simpleResolvers: true })
export class BlockFunnel {
  @Field(() => Float, { description: 'The figure of all parts together.' })
  centre: number;

  @Field(() => String)
  centreText: string;

  @Field(() => [FunnelLimit], { description: 'From the least to the most that a part rests on.' })
  limits: readonly FunnelLimit[];
}

@ObjectType('BlockQuestion', {
  description: 'What a block asks, as figures can be asked it. Null is not narrowed.',
  simpleResolvers: true,
})
export class BlockQuestion {
  @Field(() => [MeasureKey])
  measures: readonly string[];

  @Field(() => [Dimension])
  by: readonly string[];

  @Field(() => Period, { description: 'The first quarter.' })
  from: Period;

  @Field(() => Period, { description: 'The last quarter.' })
  to: Period;

  @Field(() => Window, { description: 'What of time each figure is for.' })
  window: string;

  @Field(() => Period, { description: 'The first quarter that the figures of its rows are of; lines that are drawn reach further back.' })
  shownFrom: Period;

  @Field(() => Period, { description: 'The last quarter that the figures of its rows are of.' })
  shownTo: Period;

  @Field(() => Area)
  area: Area;

  @Field(() => Agency, { nullable: true })
  agency: Agency | null;

  @Field(() => AgencyKind, { nullable: true })
  agencyKind: string | null;

  @Field(() => Objective, { nullable: true })
  objective: string | null;

  @Field(() => CrimeType, { nullable: true })
  crimeType: string | null;

  @Field(() => Pathway, { nullable: true })
  pathway: string | null;
}

@ObjectType('QuarterlyBlock', { description: 'A list of a block quarter by quarter, and what it asks.', simpleResolvers: true })
export class QuarterlyBlock {
  @Field(() => BlockTable)
  table: BlockTable;

  @Field(() => BlockQuestion)
  question: BlockQuestion;
}

@ObjectType('TileMove', { description: 'How a figure at a glance differs from a quarter before.', simpleResolvers: true })
export class TileMove {
  @Field(() => String, { description: 'Such as "+22 (+5.4%)", or why there is none.' })
  text: string;

  @Field(() => String, { description: 'From which quarter: "on last quarter".' })
  on: string;
}

@ObjectType('Tile', { description: 'A figure at a glance.', simpleResolvers: true })
export class Tile {
  @Field(() => Kpi, { description: 'Its attention is its place among all tiles of the page.' })
  kpi: Kpi;

  @Field(() => Finding)
  finding: Finding;

  @Field(() => String, { description: 'Of a share what it is of: "1,217 of 1,814". Empty for others, and where that is rounded.' })
  base: string;

  @Field(() => String, { description: 'Empty where nothing is set.' })
  target: string;

  @Field(() => [TileMove])
  moves: readonly TileMove[];

  @Field(() => [String], {
    description:
      'Why it changed or is off target, and what would meet the target: clauses of at most fifteen words together. Empty where there is nothing to say.',
  })
  why: readonly string[];
}

export const NoteCode = codeEnum('NoteCode', 'What a note says. Clients decide by this, and never by its words.', noteCodes);

@ObjectType('Note', { description: 'What has to be known of a block beside its figures.', simpleResolvers: true })
export class Note {
  @Field(() => NoteCode)
  code: string;

  @Field(() => String, { description: 'One or two sentences.' })
  text: string;

  @Field(() => [ID], { description: 'What it is about, by its code: filters by their names, agencies and measures by their codes.' })
  refersTo: readonly string[];
}

@ObjectType('Block', {
  description: 'A question about the catalogue of measures, with its answer and how that is best seen.',
  simpleResolvers: true,
})
export class Block {
  @Field(() => ID, { description: 'Short and unchanging: it names the block in links and files.' })
  id: string;

  @Field(() => Finding)
  finding: Finding;

  @Field(() => String, { description: 'What is counted, by what: the statistical title.' })
  about: string;

  @Field(() => String, { nullable: true, description: 'One reason, at most 30 words. Null where there is none to give.' })
  because: string | null;

  @Field(() => String, { description: 'What is drawn, in words, for those who do not see it.' })
  summary: string;

  @Field(() => ViewKind)
  view: string;

  @Field(() => Kpi, { nullable: true, description: 'The one figure that it is about. Null where it is about several.' })
  kpi: Kpi | null;

  @Field(() => [Tile], { description: 'Its figures at a glance. Empty where they are seen in another way.' })
  tiles: readonly Tile[];

  @Field(() => [Kpi], { description: 'The figures whose judgement it tells. Empty for a table of many parts.' })
  judged: readonly Kpi[];

  @Field(() => BlockComparison, { nullable: true, description: 'Of what a change is taken apart. Null in other blocks.' })
  compared: BlockComparison | null;

  @Field(() => [BlockSplit], {
    description: 'The change that it is about by each list. Empty where it is about none, or that is not shown.',
  })
  contributions: readonly BlockSplit[];

  @Field(() => [BlockChoice], { description: 'What a reader may choose of it.' })
  choices: readonly BlockChoice[];

  @Field(() => BlockTable)
  table: BlockTable;

  @Field(() => BlockFunnel, {
    nullable: true,
    description: 'What chance gives, of parts that are held against each other; null of others.',
  })
  funnel: BlockFunnel | null;

  @Field(() => [ID], { description: 'Places that are set apart, by their codes: on a map by an edge, in a comparison by a column each.' })
  outlined: readonly string[];
  @Field(() => QuarterlyBlock, {
    nullable: true,
    description: 'The same quarter by quarter, parts beside each other. Null where it is not told so.',
  })
  byQuarter: QuarterlyBlock | null;

  @Field(() => BlockQuestion)
  question: BlockQuestion;

  @Field(() => [Note], { description: 'What has to be known of it. One that says why there is nothing to draw comes first.' })
  notes: readonly Note[];
}

@ObjectType('Page', { description: 'Blocks in their order under one scope, with a title that is itself a finding.', simpleResolvers: true })
export class Page {
  @Field(() => ID, { description: 'Made of the question, the data version, what is set and what the viewer may see.' })
  id: string;

  @Field(() => String, { description: 'As it stands in the menu.' })
  name: string;

  @Field(() => String, { description: 'What is most worth saying, in at most twenty words.' })
  title: string;

  @Field(() => String, { description: 'What else its tiles find, a sentence each. Empty where each block says what it finds.' })
  detail: string;

  @Field(() => String, { description: 'For what, how settled, and whose returns are missing: true of all blocks.' })
  subtitle: string;

  @Field(() => String, {
    nullable: true,
    description: 'How what others sent is protected from the viewer, in a sentence or two. Null where nothing of it is.',
  })
  protection: string | null;

  @Field(() => [String], { description: 'Why blocks are left out that cannot be told for what was asked, a sentence each.' })
  notes: readonly string[];

  @Field(() => Period)
  period: Period;

  @Field(() => [Block])
  blocks: readonly Block[];

  @Field(() => Int, { description: 'Rises with every publish of an agency.' })
  dataVersion: number;

  @Field(() => DateTime, { description: 'When it was read.' })
  asOf: Date;

  @Field(() => Marking, {
    description: 'Its protective marking: that of what the viewer may see, or OFFICIAL where all partners see the same.',
  })
  marking: string;
}
