import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

import { absences } from '#domain/quality/quality-measure.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';

export const QualityAbsence = codeEnum(
  'QualityAbsence',
  'Why a number about the quality of returns is not there.',
  absences,
);

@ObjectType('QualityFigure', {
  description: 'A number about the quality of returns, or why there is none.',
  simpleResolvers: true,
})
export class QualityFigure {
  @Field(() => Float, {
    nullable: true,
    description:
      'A share of 1, or so many for each return or row. Null if there is none: absence says why.',
  })
  value: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many it counts. Null if only the share is shown.',
  })
  count: number | null;

  @Field(() => Int, { nullable: true, description: 'Out of how many. Null likewise.' })
  outOf: number | null;

  @Field(() => String, {
    description: 'As it is written, such as 12% or 0.3, or a word in its place.',
  })
  text: string;

  @Field(() => QualityAbsence, { nullable: true, description: 'Null if there is a number.' })
  absence: string | null;
}

@ObjectType('QualityMeasure', {
  description: "One thing that is measured of an agency's returns, by quarter.",
  simpleResolvers: true,
})
export class QualityMeasure {
  @Field(() => ID, { description: 'Made of the agency, the dataset and the key.' })
  id: string;

  @Field(() => String, { description: 'Such as onTime or unknown:sex.' })
  key: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'What is counted, out of what.' })
  definition: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The column of the return that it is about. Null if it is about the return as a whole.',
  })
  column: string | null;

  @Field(() => String, { description: 'What it says, in a sentence or two.' })
  sentence: string;

  @Field(() => [QualityFigure], { description: 'One for each quarter.' })
  figures: readonly QualityFigure[];

  @Field(() => QualityFigure, { description: 'All quarters together.' })
  together: QualityFigure;

  @Field(() => [QualityFigure], {
    description: 'The median of all other agencies, one for each quarter.',
  })
  medians: readonly QualityFigure[];

  @Field(() => QualityFigure, {
    description: 'The median of all other agencies over all quarters together.',
  })
  medianTogether: QualityFigure;
}

@ObjectType('QualityReason', {
  description:
    'Why warnings about a column were published as they are, in the words of the sender.',
  simpleResolvers: true,
})
export class QualityReason {
  @Field(() => String, { description: 'Empty if the warnings are about the file.' })
  column: string;

  @Field(() => String)
  why: string;

  @Field(() => Int)
  warnings: number;
}

@ObjectType('QualityAgency', {
  description: 'An agency by the main measures, all quarters together.',
  simpleResolvers: true,
})
export class QualityAgency {
  @Field(() => Agency)
  agency: Agency;

  @Field(() => [QualityFigure], {
    description: 'In the order of the measures that are about no single column.',
  })
  figures: readonly QualityFigure[];
}

@ObjectType('Quality', {
  description:
    "The quality of one agency's returns of one dataset over thirteen closed quarters, beside the median of the others.",
  simpleResolvers: true,
})
export class Quality {
  @Field(() => ID, { description: 'Made of the agency and the dataset.' })
  id: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => String, { description: 'What it says, in a sentence.' })
  sentence: string;

  @Field(() => [Period], { description: 'From the oldest on.' })
  quarters: readonly Period[];

  @Field(() => [Agency], { description: 'Those whose quality the viewer may see.' })
  choices: readonly Agency[];

  @Field(() => [QualityMeasure])
  measures: readonly QualityMeasure[];

  @Field(() => [QualityReason], {
    description:
      'Why warnings were published as they are, the commonest first. Empty for agencies whose counts the viewer may not see.',
  })
  reasons: readonly QualityReason[];

  @Field(() => [QualityAgency], {
    description: 'Every agency, for administrators of the partnership. Empty for everybody else.',
  })
  agencies: readonly QualityAgency[];

  @Field(() => Boolean, {
    description:
      'Whether medians are made from rounded numbers: rows of others are protected from the viewer.',
  })
  areMediansRounded: boolean;
}
