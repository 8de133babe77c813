import { Field, ID, ObjectType } from 'type-graphql';

import { datasets } from '#domain/lists.js';
import { catalogue, findRate } from '#domain/measures/catalogue.js';
import { dimensions } from '#domain/measures/dimensions.js';
import {
  directions,
  disclosureRules,
  type Measure as Declared,
  measureKinds,
  sourcesOf,
  units,
} from '#domain/measures/measure.js';
import { splitsOf } from '#domain/measures/splits.js';
import { memoiseEach } from '#domain/memoise.js';
import { standardMeasure } from '#domain/pages/declared/standard-measure.js';
import { kpiSubjects, subjectOf } from '#domain/scorecard/headline.js';
import { codeEnum } from '#graphql/code-enum.js';

export const MeasureKey = codeEnum(
  'MeasureKey',
  'The measures in the catalogue.',
  Object.fromEntries(Object.values(catalogue).map(({ key, description }) => [key, description])),
);
export const Dimension = codeEnum(
  'Dimension',
  'The dimensions that figures can be grouped by; each has a filter of the same name.',
  Object.fromEntries(
    Object.entries(dimensions).map(([code, { name, description }]) => [
      code,
      `${name}. ${description}`,
    ]),
  ),
);
export const Unit = codeEnum('Unit', 'What a figure counts.', units);
export const Direction = codeEnum('Direction', 'Which way is better.', directions);
export const DisclosureRule = codeEnum(
  'DisclosureRule',
  'Who may see a measure unrounded.',
  disclosureRules,
);
export const MeasureKind = codeEnum(
  'MeasureKind',
  'What a measure says about a period.',
  measureKinds,
);
export const KpiSubject = codeEnum(
  'KpiSubject',
  'The subject that a measure belongs to on a page.',
  kpiSubjects,
);
export const Dataset = codeEnum('Dataset', 'The datasets of returns.', datasets);

@ObjectType('Measure', {
  description: 'A defined figure, with its name, formula, unit, direction and who may see it.',
})
export class Measure {
  @Field(() => ID, { description: 'The key.' })
  id: string;

  @Field(() => MeasureKey)
  key: string;

  @Field(() => String)
  name: string;

  @Field(() => String, {
    description:
      'Its name in a sentence: in lower case except for names, so that it fits anywhere.',
  })
  nameInSentences: string;

  @Field(() => Boolean, { description: 'Whether its name is plural in a sentence.' })
  isPlural: boolean;

  @Field(() => String, { description: 'What it counts and what it leaves out.' })
  description: string;

  @Field(() => String, { description: 'The formula in words.' })
  formula: string;

  @Field(() => Unit)
  unit: string;

  @Field(() => Direction)
  direction: string;

  @Field(() => DisclosureRule)
  disclosure: string;

  @Field(() => KpiSubject)
  subject: string;

  @Field(() => MeasureKind, { description: 'Whether quarters add up.' })
  kind: string;

  @Field(() => [Dataset], { description: 'The datasets that it uses.' })
  datasets: readonly string[];

  @Field(() => [Dimension], {
    description: 'The dimensions that it can be grouped and filtered by.',
  })
  dimensions: readonly string[];

  @Field(() => [Dimension], {
    description: 'The dimensions by which "contributions" can break down its change.',
  })
  splits: readonly string[];

  @Field(() => String, {
    nullable: true,
    description:
      'What it is divided by, in words: "people whose age is known". Null for measures that are only added up.',
  })
  denominatorName: string | null;

  @Field(() => MeasureKey, {
    nullable: true,
    description: 'The same measure per 1,000 residents; null if there is none.',
  })
  ratePer1000: string | null;

  @Field(() => MeasureKey, {
    nullable: true,
    description:
      'A measure that must be shown with this one, which would mislead on its own and is answered only together with it. Null if this one can be used alone.',
  })
  companion: string | null;

  @Field(() => Boolean, {
    description: 'Whether the measure page shows this one by default.',
  })
  isStandard: boolean;
}

/**
 * A measure as in the API. Each is made once, because a page names measures in dozens of columns.
 */
export const toMeasure = memoiseEach((measure: Declared): Measure => {
  const { key, name, description, formula, unit, direction, disclosure, kind, dimensions } =
    measure;
  const { inSentences, denominatorName, companion } = measure;
  return {
    ...{
      id: key,
      key,
      name,
      description,
      formula,
      unit,
      direction,
      disclosure,
      kind,
      dimensions,
      denominatorName,
      companion,
    },
    nameInSentences: inSentences.words,
    isPlural: inSentences.isPlural,
    ratePer1000: findRate(measure),
    isStandard: key === standardMeasure,
    subject: subjectOf(measure),
    datasets: datasetsOf(measure),
    splits: splitsOf(measure),
  };
});

function datasetsOf(measure: Declared): readonly string[] {
  return sourcesOf(measure).flatMap((source) =>
    source === 'RETURNS' ? Object.keys(datasets) : [source],
  );
}
