import { Field, ID, Int, ObjectType } from 'type-graphql';

import type { Asker } from '#domain/ownership/asker.js';
import { type Named, nameSaver } from '#domain/ownership/naming.js';
import { findKeeper, hasLeft, isOwn } from '#domain/ownership/owned.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { canChange, canDelete, canShare, canTakeOver } from '#domain/saved-queries/access.js';
import { savedViewKinds, sharings } from '#domain/saved-queries/saved-query.js';
import { Agency, toAgency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { createConnectionType } from '#graphql/connection.js';
import { DateTime, JsonScalar } from '#graphql/scalars.js';

import type { SavedRecord } from './saved-query.reader.js';

export const Sharing = codeEnum(
  'Sharing',
  'Who sees a saved question besides its owner.',
  sharings,
);
export const SavedViewKind = codeEnum(
  'SavedViewKind',
  'The views for the answer to a saved question.',
  savedViewKinds,
);
export const SavedOf = codeEnum('SavedOf', 'Whose saved questions are listed.', {
  OWN: 'Your own, however they are shared.',
  AGENCY: 'Those shared with your agency.',
  EVERYONE: 'Those shared with everyone.',
});

export const SavedOrder = codeEnum('SavedOrder', 'Which saved question is listed first.', {
  SAVED_LAST: 'The one saved last.',
  NAME: 'By name, from A to Z.',
});

@ObjectType('SavedBy', {
  description:
    'The person who saved something: their post if you may know it, otherwise only their agency.',
  simpleResolvers: true,
})
export class SavedBy {
  @Field(() => String, {
    nullable: true,
    description: 'Their post or name. Null unless you belong to their agency or administer them.',
  })
  name: string | null;

  @Field(() => Agency, {
    nullable: true,
    description: 'The agency that they belong to. Null for the local administrator.',
  })
  agency: Agency | null;

  @Field(() => Boolean, { description: 'Whether it is you.' })
  isYou: boolean;
}

@ObjectType('SavedVariable', {
  description: 'The label and default of a variable in a saved text.',
  simpleResolvers: true,
})
export class SavedVariable {
  @Field(() => String, { description: 'Its name in the text, without the dollar sign.' })
  name: string;

  @Field(() => String, {
    description: 'The label shown when its value is asked for. Empty if its name is used.',
  })
  label: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Its default value. Null if the text itself gives one.',
  })
  default: unknown;

  @Field(() => Int, {
    nullable: true,
    description:
      'Instead of a default, a moving quarter: how many quarters before the latest closed one; 0 is that quarter itself. Null if there is none.',
  })
  quartersBack: number | null;
}

@ObjectType('DeclaredVariable', {
  description: 'A variable declared in a saved text.',
  simpleResolvers: true,
})
export class DeclaredVariable {
  @Field(() => String, { description: 'Its name in the text, without the dollar sign.' })
  name: string;

  @Field(() => String, {
    description:
      'The name of its type in this schema, such as Quarter; for a list, the type of its values.',
  })
  type: string;

  @Field(() => Boolean, { description: 'Whether it takes a list.' })
  isList: boolean;

  @Field(() => Boolean, { description: 'Whether the text requires a value.' })
  isRequired: boolean;
}

@ObjectType('SavedView', { description: 'The view of an answer.', simpleResolvers: true })
export class SavedView {
  @Field(() => SavedViewKind)
  kind: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Other settings of the view, as saved. Null if there are none.',
  })
  settings: unknown;
}

@ObjectType('TextProblem', {
  description: 'Why a saved text cannot be run today.',
  simpleResolvers: true,
})
export class TextProblem {
  @Field(() => String, { description: 'What is wrong, in a sentence.' })
  message: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The line of the text, from 1. Null if it is about the whole input.',
  })
  line: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The column of that line, from 1. Null if it is about the whole input.',
  })
  column: number | null;

  @Field(() => [String], {
    description:
      'What exists today under a similar name, nearest first. Empty if there is nothing.',
  })
  nearest: readonly string[];
}

@ObjectType('SavedVersion', {
  description: 'One saved version of a question.',
  simpleResolvers: true,
})
export class SavedVersion {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Starts at 1 and goes up by one with each save.' })
  number: number;

  @Field(() => DateTime)
  savedAt: Date;

  @Field(() => SavedBy)
  savedBy: SavedBy;

  @Field(() => String)
  name: string;

  @Field(() => String)
  description: string;

  @Field(() => String, { description: 'The question in GraphQL.' })
  text: string;

  @Field(() => [SavedVariable])
  variables: readonly SavedVariable[];

  @Field(() => SavedView)
  view: SavedView;
}

@ObjectType('SavedQuery', {
  description:
    'A question that somebody saved. It is answered under the rights of the person who opens it, so two people may see different figures.',
  simpleResolvers: true,
})
export class SavedQuery {
  /** The row that the question was made from. */
  readonly record: SavedRecord;

  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'One line, at most 200 characters.' })
  name: string;

  @Field(() => String, { description: 'What it is for. Empty if nothing was given.' })
  description: string;

  @Field(() => Sharing, { description: 'Who sees it.' })
  sharing: string;

  @Field(() => SavedBy, { description: 'Whose it is.' })
  owner: SavedBy;

  @Field(() => Boolean, {
    description: 'Whether its owner no longer has access, so that a colleague may take it over.',
  })
  hasOwnerLeft: boolean;

  @Field(() => Agency, {
    nullable: true,
    description:
      'The agency that keeps it, or its successor if that agency has ended. Null if it has several successors, or none.',
  })
  agency: Agency | null;

  @Field(() => String, { description: 'The question in GraphQL: one query.' })
  text: string;

  @Field(() => [SavedVariable], { description: 'Labels and defaults of its variables, in order.' })
  variables: readonly SavedVariable[];

  @Field(() => SavedView)
  view: SavedView;

  @Field(() => Int, {
    description: 'The version shown: the latest unless another was asked for.',
  })
  version: number;

  @Field(() => Int, { description: 'The latest version, which a change must name.' })
  latestVersion: number;

  @Field(() => DateTime, { description: 'When the version was saved.' })
  savedAt: Date;

  @Field(() => SavedBy, { description: 'Who saved the version.' })
  savedBy: SavedBy;

  @Field(() => Boolean, { description: 'Whether it is your own.' })
  isOwn: boolean;

  @Field(() => Boolean, {
    description: 'Whether you may save over it. Everybody who sees it may save a copy.',
  })
  canChange: boolean;

  @Field(() => Boolean, { description: 'Whether you may set who sees it.' })
  canShare: boolean;

  @Field(() => Boolean, { description: 'Whether you may delete it.' })
  canDelete: boolean;

  @Field(() => Boolean, {
    description: 'Whether you may take it over, because its owner has left.',
  })
  canTakeOver: boolean;
}

export const SavedQueryPage = createConnectionType({
  node: SavedQuery,
  typeName: 'SavedQuery',
  plural: 'saved questions',
});
export const SavedVersionPage = createConnectionType({
  node: SavedVersion,
  typeName: 'SavedVersion',
  plural: 'versions',
});

/** A saved question as somebody sees it. */
export function toSavedQuery(
  record: SavedRecord,
  asker: Asker,
  referenceData: ReferenceData,
): SavedQuery {
  const {
    id,
    name,
    description,
    sharing,
    text,
    variables,
    view,
    version: latestVersion,
    number: version,
    savedAt,
  } = record;
  const keeper = findKeeper(record, referenceData);
  return {
    ...{
      record,
      id,
      name,
      description,
      sharing,
      text,
      variables,
      view,
      version,
      latestVersion,
      savedAt,
    },
    owner: toSavedBy(nameSaver(record.owner, asker, referenceData.agencies)),
    hasOwnerLeft: hasLeft(record.owner, record, referenceData),
    agency: keeper && toAgency(keeper),
    savedBy: toSavedBy(nameSaver(record.savedBy, asker, referenceData.agencies)),
    isOwn: isOwn(record, asker),
    canChange: canChange(record, asker, referenceData),
    canShare: canShare(record, asker),
    canDelete: canDelete(record, asker, referenceData),
    canTakeOver: canTakeOver(record, asker, referenceData),
  };
}

/** One version of a saved question. */
export function toSavedVersion(
  record: SavedRecord,
  asker: Asker,
  referenceData: ReferenceData,
): SavedVersion {
  const { id, number, savedAt, name, description, text, variables, view } = record;
  const savedBy = toSavedBy(nameSaver(record.savedBy, asker, referenceData.agencies));
  return {
    id: `${id}-${number}`,
    number,
    savedAt,
    savedBy,
    name,
    description,
    text,
    variables,
    view,
  };
}

function toSavedBy({ name, agency, isYou }: Named): SavedBy {
  return { name, agency: agency && toAgency(agency), isYou };
}
