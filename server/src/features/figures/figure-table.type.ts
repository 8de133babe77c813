import { Field, ID, Int, ObjectType } from 'type-graphql';

import type { AnswerContext } from '#domain/figures/plan/required-returns.js';
import type { ShownFigure } from '#domain/figures/table/answer.js';
import { type MeasureKey, measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { DateTime } from '#graphql/scalars.js';

import { Figure } from './figure.type.js';
import { FigureKey } from './figure-key.type.js';
import { Protection } from './protection.type.js';

@ObjectType('FigureRow', {
  description: 'One group with its figures: a field for each measure, chosen by selecting it.',
  simpleResolvers: true,
})
export class FigureRow {
  @Field(() => FigureKey, { description: 'What the row is about.' })
  key: FigureKey;
}

/** A row with the selected figures by measure, which the fields below read. */
export type RowOfFigures = FigureRow & Readonly<Partial<Record<MeasureKey, ShownFigure>>>;

for (const key of measureKeys) {
  const { name, description } = measureOf(key);
  Field(() => Figure, { nullable: true, description: `${name}. ${description}` })(
    FigureRow.prototype,
    key,
  );
}

@ObjectType('FigureTable', {
  description: 'The answer to a question for figures, from one snapshot of the data.',
})
export class FigureTable {
  @Field(() => ID, {
    description:
      'Made from the question, the data version, whatever else the answer depends on and what the viewer may see.',
  })
  id: string;

  @Field(() => [FigureRow], {
    description: 'The groups, in the order asked for and then by key.',
  })
  rows: readonly RowOfFigures[];

  @Field(() => FigureRow, {
    description:
      'All records of the question as one group, computed separately and never by adding up rows.',
  })
  totals: RowOfFigures;

  @Field(() => FigureRow, {
    nullable: true,
    description:
      'The sum of the groups that are not listed; NOT_APPLICABLE if groups cannot be added together, because a record may be in several. Null when all are listed.',
  })
  other: RowOfFigures | null;

  @Field(() => Int, { description: 'The number of groups, listed or not.' })
  groupCount: number;

  @Field(() => Boolean, { description: 'Whether groups are left out because of "first".' })
  truncated: boolean;

  @Field(() => Int, {
    description:
      'Goes up with every publication. Two answers with the same version come from the same data.',
  })
  dataVersion: number;

  @Field(() => DateTime, { description: 'When the data was read.' })
  asOf: Date;

  @Field(() => [String], {
    description: 'What a reader must know about the figures, one sentence each.',
  })
  notes: readonly string[];

  @Field(() => [String], {
    description: 'The filter in words, a phrase for each condition. Empty if all records count.',
  })
  filterText: readonly string[];

  @Field(() => [Protection], {
    description:
      'The measures that are protected from the viewer; empty for cleared viewers, who see true counts.',
  })
  protections: readonly Protection[];

  /** The question, by which the resolver finds the source returns of the answer. */
  asked?: AnswerContext | null;
}
