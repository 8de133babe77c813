import { Arg, Query, Resolver } from 'type-graphql';

import { isMeasureKey, measureKeys, measureOf } from '#domain/measures/catalogue.js';

import { Measure, MeasureKey, toMeasure } from './measure.type.js';

@Resolver()
export class MeasureResolver {
  @Query(() => [Measure], { description: 'Every measure in the catalogue, in reading order.' })
  measures(): readonly Measure[] {
    return measureKeys.map((key) => toMeasure(measureOf(key)));
  }

  @Query(() => Measure, {
    nullable: true,
    description: 'One measure. Null if the viewer may not see it.',
  })
  measure(
    @Arg('key', () => MeasureKey, { description: 'Key of the measure.' }) key: string,
  ): Measure | null {
    return isMeasureKey(key) ? toMeasure(measureOf(key)) : null;
  }
}
