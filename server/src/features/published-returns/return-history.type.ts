import { Field, ID, Int, ObjectType } from 'type-graphql';

import type { ReferenceData } from '#domain/reference-data.js';
import { type HeadlineWords, toHeadlineWords } from '#domain/scorecard/headline-words.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Period, toPeriod } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime } from '#graphql/scalars.js';

import type { PublishedReturnRecord } from './published-return.reader.js';

const publishedStates = {
  CURRENT: 'The newest for its quarter and dataset.',
  REPLACED: 'A later return for its quarter and dataset counts.',
  UNDONE: 'It was taken back and no longer counts.',
} as const;

export const PublishedState = codeEnum(
  'PublishedState',
  'What has become of a published return.',
  publishedStates,
);

@ObjectType('MovedFigure', {
  description: "An agency's headline figure that changed when a return was published.",
  simpleResolvers: true,
})
export class MovedFigure implements HeadlineWords {
  @Field(() => String, { description: 'The name of the figure, as on a tile.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'The figure before, in words. Null if nothing was sent, or it had no value.',
  })
  before: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The figure after, in words. Null if it had no value.',
  })
  after: string | null;
}

@ObjectType('PublishedReturn', {
  description:
    "A return that was published in the browser, by command or by token, and which of its agency's figures it moved.",
  simpleResolvers: true,
})
export class PublishedReturn {
  @Field(() => ID, { description: 'Its id as a submission, by which it is taken back.' })
  id: string;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => Period)
  period: Period;

  @Field(() => PublishedState)
  state: string;

  @Field(() => DateTime)
  publishedAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'The post of the person who published it. Null if that was not kept.',
  })
  publishedBy: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "The agency's own data version with it. Null if it changed nothing.",
  })
  version: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The name of its file. Null for people who may not open its agency's records.",
  })
  fileName: string | null;

  @Field(() => Boolean, {
    description: 'Whether it only added and corrected records, and withdrew none.',
  })
  isPartial: boolean;

  @Field(() => Boolean, {
    description: 'Whether no return that still counts came before it, for its quarter and dataset.',
  })
  isFirst: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      "Rows of its file; 0 for a nil return. Null for people who may not open its agency's records.",
  })
  rows: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Warnings that were acknowledged. Null in the same cases as rows.',
  })
  warnings: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The staged return that it was published from, with what was corrected. Null once that is removed, and for people who may not open its agency's records.",
  })
  stagedId: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Cells that were corrected in the staged return. Null in the same cases.',
  })
  corrections: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Records that it added. Null in the same cases as rows.',
  })
  added: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Records that it corrected. Null in the same cases as rows.',
  })
  corrected: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Records that it withdrew. Null in the same cases as rows.',
  })
  withdrawn: number | null;

  @Field(() => [MovedFigure], {
    nullable: true,
    description:
      "Headline figures that it changed, in the order of the tiles. Null for people who may not open its agency's records, for a return from before these were stored, and once a record of its dataset has been erased.",
  })
  moved: readonly MovedFigure[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Null if it was not taken back.' })
  undoneAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The post of the person who took it back. Null if nobody did.',
  })
  undoneBy: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "The agency's own data version after it was taken back. Null if it was not.",
  })
  undoneVersion: number | null;
}

@ObjectType('ReturnHistory', {
  description: 'The returns that an agency published, newest first.',
  simpleResolvers: true,
})
export class ReturnHistory {
  @Field(() => Agency, { description: 'Whose returns they are.' })
  agency: Agency;

  @Field(() => [Agency], { description: 'The agencies whose history the viewer may read.' })
  choices: readonly Agency[];

  @Field(() => [String], {
    description:
      'The posts that have ever published a return for the agency, by name, at most 100.',
  })
  publishers: readonly string[];

  @Field(() => [PublishedReturn], { description: 'Those on the page that was asked for.' })
  returns: readonly PublishedReturn[];

  @Field(() => Int, { description: 'Returns on all pages; each page has twenty.' })
  count: number;

  @Field(() => Int, { description: 'Of those, returns that were taken back.' })
  undoneCount: number;

  @Field(() => Int, { description: 'Of those, returns that a later one replaced.' })
  replacedCount: number;

  @Field(() => Boolean, {
    description: 'Whether the viewer may send returns for the agency, and take them back.',
  })
  canSend: boolean;

  @Field(() => Boolean, {
    description:
      "Whether the viewer may open the agency's records, and so sees what each return changed.",
  })
  isOpen: boolean;
}

/** A published return as people see it: without its changes if its records are not open to them. */
export function toPublishedReturn(
  record: PublishedReturnRecord,
  isOpen: boolean,
  referenceData: ReferenceData,
): PublishedReturn {
  const { id, dataset, quarter, publishedAt, publishedBy, version, isPartial, isFirst } = record;
  const { undoneAt, undoneBy, undoneVersion, state } = record;
  const whole = {
    ...{ fileName: record.fileName, rows: record.rowCount, warnings: record.warningCount },
    ...{ added: record.added, corrected: record.corrected, withdrawn: record.withdrawn },
    ...{ stagedId: record.stagedId, corrections: record.correctionCount },
    // Some figures change so little that their words stay the same.
    moved:
      record.moved?.map(toHeadlineWords).filter(({ before, after }) => before !== after) ?? null,
  };
  const closed = {
    ...{ fileName: null, rows: null, warnings: null, stagedId: null, corrections: null },
    ...{ added: null, corrected: null, withdrawn: null, moved: null },
  };
  return {
    ...{ id, dataset, period: toPeriod(quarter, referenceData), isPartial, isFirst },
    ...{ state, publishedAt, publishedBy, version, undoneAt, undoneBy, undoneVersion },
    ...(isOpen ? whole : closed),
  };
}
