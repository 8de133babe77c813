import { Field, InputType } from 'type-graphql';

import { isMeasureKey } from '#domain/measures/catalogue.js';
import { isDimension } from '#domain/measures/dimensions.js';
import type { Order } from '#domain/question/question.js';
import { Dimension, MeasureKey } from '#features/measures/measure.type.js';
import { codeEnum } from '#graphql/code-enum.js';

export const OrderDirection = codeEnum(
  'OrderDirection',
  'Which end comes first. Rows without a value are last either way.',
  {
    ASC: 'Smallest or earliest first.',
    DESC: 'Largest or latest first.',
  },
);

@InputType('FigureOrder', {
  description: 'Order by one measure or one dimension: give exactly one of the two.',
})
export class FigureOrder {
  @Field(() => MeasureKey, { nullable: true }) measure?: string | null;
  @Field(() => Dimension, { nullable: true, description: 'One that the rows are grouped by.' })
  dimension?: string | null;
  @Field(() => OrderDirection, { defaultValue: 'ASC' }) direction: string;
}

/** Parses an order; null if it names both a measure and a dimension, or neither. */
export function toOrder({ measure, dimension, direction }: FigureOrder): Order | null {
  const isDescending = direction === 'DESC';
  if (measure && !dimension && isMeasureKey(measure)) return { by: { measure }, isDescending };
  if (dimension && !measure && isDimension(dimension)) return { by: { dimension }, isDescending };
  return null;
}
