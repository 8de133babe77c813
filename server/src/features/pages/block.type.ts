import { Field, ID, ObjectType } from 'type-graphql';

import { viewKinds } from '#domain/pages/block/view-kinds.js';
import { Kpi } from '#features/scorecard/kpi.type.js';
import { codeEnum } from '#graphql/code-enum.js';

import { BlockChoice, BlockComparison, BlockSplit } from './block-change.type.js';
import { BlockFunnel } from './block-funnel.type.js';
import { BlockQuestion } from './block-question.type.js';
import { BlockTable } from './block-table.type.js';
import { Finding } from './finding.type.js';
import { Note } from './note.type.js';
import { Tile } from './tile.type.js';

export const ViewKind = codeEnum('ViewKind', 'The views of a block.', viewKinds);

@ObjectType('QuarterlyBlock', {
  description: 'A list of a block by quarter, and its question.',
  simpleResolvers: true,
})
export class QuarterlyBlock {
  @Field(() => BlockTable)
  table: BlockTable;

  @Field(() => BlockQuestion)
  question: BlockQuestion;
}

@ObjectType('Block', {
  description:
    'A question about the catalogue of measures, with its answer and the best view of it.',
  simpleResolvers: true,
})
export class Block {
  @Field(() => ID, { description: 'Short and permanent: it names the block in links and files.' })
  id: string;

  @Field(() => Finding)
  finding: Finding;

  @Field(() => String, { description: 'The statistical title: what is counted, and by what.' })
  about: string;

  @Field(() => String, {
    nullable: true,
    description: 'One reason, at most 30 words. Null if there is none.',
  })
  because: string | null;

  @Field(() => String, { description: 'The drawing in words, for people who cannot see it.' })
  summary: string;

  @Field(() => ViewKind)
  view: string;

  @Field(() => Kpi, {
    nullable: true,
    description: 'The one figure that it is about. Null if it is about several.',
  })
  kpi: Kpi | null;

  @Field(() => [Tile], {
    description: 'Its figures at a glance. Empty in any other view.',
  })
  tiles: readonly Tile[];

  @Field(() => [Kpi], {
    description: 'The figures that it rates. Empty for a table of many parts.',
  })
  judged: readonly Kpi[];

  @Field(() => BlockComparison, {
    nullable: true,
    description: 'The figure whose change is broken down. Null in other blocks.',
  })
  compared: BlockComparison | null;

  @Field(() => [BlockSplit], {
    description:
      'The change broken down by each list. Empty if the block is not about a change, or the change is not shown.',
  })
  contributions: readonly BlockSplit[];

  @Field(() => [BlockChoice], { description: 'What a reader may choose in it.' })
  choices: readonly BlockChoice[];

  @Field(() => BlockTable)
  table: BlockTable;

  @Field(() => BlockFunnel, {
    nullable: true,
    description: 'What chance explains, if the block compares parts; otherwise null.',
  })
  funnel: BlockFunnel | null;

  @Field(() => [ID], {
    description:
      'Codes of highlighted places: outlined on a map, with a column each in a comparison.',
  })
  outlined: readonly string[];
  @Field(() => QuarterlyBlock, {
    nullable: true,
    description: 'The same block by quarter, with the parts side by side. Null if there is none.',
  })
  byQuarter: QuarterlyBlock | null;

  @Field(() => BlockQuestion)
  question: BlockQuestion;

  @Field(() => [Note], {
    description:
      'What the reader must know about it. If there is nothing to draw, the note that says why comes first.',
  })
  notes: readonly Note[];
}
