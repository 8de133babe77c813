import { memoiseEach } from '#domain/memoise.js';

import { multiValued } from './coded-dimensions.js';
import { type Axis, type Dimension, dimensions } from './dimensions.js';
import { isOfSupporters, type Measure, partsOf, sourcesOf } from './measure.js';

/**
 * Larger divisions of the same axis: a change is broken down by the smaller ones, and by counties
 * as well as districts.
 */
const tooLarge: ReadonlySet<Dimension> = new Set(['LOCAL_COMMAND_UNIT', 'AGENCY_KIND']);

/**
 * What the change in a measure can be broken down by: every list with one value for each record,
 * including place and sender. It leaves out the list that defines the measure; senders, if agencies
 * are supporters; places and senders, if it is a rate for residents, because a record coded only to
 * a county belongs to no known district; and places, if it uses two datasets that are coded
 * to places of different sizes.
 */
export const splitsOf = memoiseEach((measure: Measure): readonly Dimension[] => {
  const defining = new Set<string>(
    partsOf(measure).flatMap(({ where }) =>
      where.flatMap((condition) => ('attribute' in condition ? [condition.attribute] : [])),
    ),
  );
  const isForPeople = measure.denominator === 'POPULATION';
  const isLeftOut: Readonly<Partial<Record<Axis, boolean>>> = {
    TIME: true,
    AREA: isForPeople || sourcesOf(measure).length > 1,
    AGENCY: isForPeople || isOfSupporters(measure),
  };
  const isSplit = (axis: Axis) =>
    isLeftOut[axis] !== true && !multiValued.has(axis) && !defining.has(axis);
  return measure.dimensions.filter(
    (dimension) => isSplit(dimensions[dimension].axis) && !tooLarge.has(dimension),
  );
});
