import { Field, Float, ObjectType } from 'type-graphql';

import { figureFlags } from '#domain/figures/figure/figure.js';
import { Unit } from '#features/measures/measure.type.js';
import { codeEnum } from '#graphql/code-enum.js';

export const FigureFlag = codeEnum(
  'FigureFlag',
  'What to know before relying on a figure.',
  figureFlags,
);

@ObjectType('Figure', {
  description: 'The value of a measure, with what to know before relying on it.',
  simpleResolvers: true,
})
export class Figure {
  @Field(() => Float, {
    nullable: true,
    description:
      'In the unit of the measure. Null if there is none; the flags say why. Never 0 for missing.',
  })
  value: number | null;

  @Field(() => String, {
    description:
      'The value as written, such as 8,412 or 71.4%; a missing one as its flag, such as [x].',
  })
  text: string;

  @Field(() => String, {
    description:
      'The wording to show: about 45, "too few to show", "12 of yours, too few of others to show". The same as text if nothing in it is protected.',
  })
  displayText: string;

  @Field(() => Unit)
  unit: string;

  @Field(() => [FigureFlag], { description: 'Empty for a figure without reservations.' })
  flags: readonly string[];

  @Field(() => Float, {
    nullable: true,
    description: 'For a share: what it counts. Null for counts and where not available.',
  })
  numerator: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'For a share: what it is a share of. Null for counts and where not available.',
  })
  denominator: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "The viewer’s own part of a protected count, exactly; the rest was recorded by others. 0 if none of it is the viewer's own. Null if none of it is protected, for shares and rates, for reports (which include others' open ones), and for viewers outside any agency.",
  })
  own: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The rest, recorded by others, as shown: about 15; "too few to show"; "not shown" if the question has too many cuts. Null if own is null.',
  })
  othersText: string | null;

  /**
   * The changes of the figure, by what they compare it with. Empty for the earlier figure of a
   * change.
   */
  changes?: ReadonlyMap<string, unknown>;
}
