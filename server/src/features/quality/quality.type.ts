import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

import { absences } from '#domain/quality/quality-measure.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';

export const QualityAbsence = codeEnum(
  'QualityAbsence',
  'Why a number about the quality of returns is missing.',
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
      'A proportion from 0 to 1, or a number per return or row. Null if there is none: absence says why.',
  })
  value: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The numerator. Null if only the share is shown.',
  })
  count: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The denominator. Null if only the share is shown.',
  })
  outOf: number | null;

  @Field(() => String, {
    description: 'As written, such as 12% or 0.3, or a word instead.',
  })
  text: string;

  @Field(() => QualityAbsence, { nullable: true, description: 'Null if there is a number.' })
  absence: string | null;
}

@ObjectType('QualityMeasure', {
  description: "One measure of the quality of an agency's returns, by quarter.",
  simpleResolvers: true,
})
export class QualityMeasure {
  @Field(() => ID, { description: 'Made from the agency, the dataset and the key.' })
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

  @Field(() => String, { description: 'Its main point, in a sentence or two.' })
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
  description: "The sender's reason for publishing with warnings about a column.",
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
  description: 'The main measures for an agency, all quarters together.',
  simpleResolvers: true,
})
export class QualityAgency {
  @Field(() => Agency)
  agency: Agency;

  @Field(() => [QualityFigure], {
    description: 'In the order of the measures that are not about a single column.',
  })
  figures: readonly QualityFigure[];
}

@ObjectType('Quality', {
  description:
    "The quality of one agency's returns for one dataset over thirteen closed quarters, with the median of the others.",
  simpleResolvers: true,
})
export class Quality {
  @Field(() => ID, { description: 'Made from the agency and the dataset.' })
  id: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => String, { description: 'The main point, in a sentence.' })
  sentence: string;

  @Field(() => [Period], { description: 'Oldest first.' })
  quarters: readonly Period[];

  @Field(() => [Agency], { description: 'The agencies whose quality the viewer may see.' })
  choices: readonly Agency[];

  @Field(() => [QualityMeasure])
  measures: readonly QualityMeasure[];

  @Field(() => [QualityReason], {
    description:
      'The reasons given for publishing with warnings, commonest first. Empty for agencies whose counts the viewer may not see.',
  })
  reasons: readonly QualityReason[];

  @Field(() => [QualityAgency], {
    description: 'Every agency, for administrators of the partnership. Empty for everybody else.',
  })
  agencies: readonly QualityAgency[];

  @Field(() => Boolean, {
    description:
      "Whether medians are computed from rounded numbers, because other agencies' rows are protected from the viewer.",
  })
  areMediansRounded: boolean;
}
