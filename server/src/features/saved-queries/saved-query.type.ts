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
  'How the answer to a saved question is best seen.',
  savedViewKinds,
);
export const SavedOf = codeEnum('SavedOf', 'Whose saved questions are listed.', {
  OWN: 'Your own, whoever can see them.',
  AGENCY: 'Those that are shared with one’s agency.',
  EVERYONE: 'Those that everybody sees.',
});

export const SavedOrder = codeEnum('SavedOrder', 'Which saved question is listed first.', {
  SAVED_LAST: 'The one saved last.',
  NAME: 'By name, from A to Z.',
});

@ObjectType('SavedBy', {
  description: 'Somebody who saved something, as far as you may be told who.',
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
  description: 'What is said of a variable of a saved text.',
  simpleResolvers: true,
})
export class SavedVariable {
  @Field(() => String, { description: 'Its name in the text, without the dollar.' })
  name: string;

  @Field(() => String, { description: 'What it is asked for by. Empty if its name will do.' })
  label: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Its default value. Null if the text itself says.',
  })
  default: unknown;

  @Field(() => Int, {
    nullable: true,
    description:
      'Instead of a default, a quarter that moves: so many before the latest closed one, 0 that itself. Null if none moves.',
  })
  quartersBack: number | null;
}

@ObjectType('DeclaredVariable', {
  description: 'A variable that a saved text declares.',
  simpleResolvers: true,
})
export class DeclaredVariable {
  @Field(() => String, { description: 'Its name in the text, without the dollar.' })
  name: string;

  @Field(() => String, {
    description:
      'The name of its type in this contract, such as Quarter; of a list the type of each of its values.',
  })
  type: string;

  @Field(() => Boolean, { description: 'Whether it takes a list.' })
  isList: boolean;

  @Field(() => Boolean, { description: 'Whether the text requires a value.' })
  isRequired: boolean;
}

@ObjectType('SavedView', { description: 'How an answer is best seen.', simpleResolvers: true })
export class SavedView {
  @Field(() => SavedViewKind)
  kind: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What else was chosen of it, as it was saved. Null for nothing.',
  })
  settings: unknown;
}

@ObjectType('TextProblem', {
  description: 'What keeps a saved text from being asked today.',
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
      'What is there today under a name like it, the nearest first. Empty if nothing is.',
  })
  nearest: readonly string[];
}

@ObjectType('SavedVersion', {
  description: 'A saved question as one save left it.',
  simpleResolvers: true,
})
export class SavedVersion {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'From 1, a number for each save.' })
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
    'A question that somebody keeps. It is answered under the rights of the person who opens it, so two people may see different figures.',
  simpleResolvers: true,
})
export class SavedQuery {
  /** The row it was made from. */
  readonly record: SavedRecord;

  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'One line, at most 200 characters.' })
  name: string;

  @Field(() => String, { description: 'What it is for. Empty if nobody said.' })
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
      'The agency that keeps it: one that took over where that has ended. Null if several did, or none.',
  })
  agency: Agency | null;

  @Field(() => String, { description: 'The question in GraphQL: one query.' })
  text: string;

  @Field(() => [SavedVariable], { description: 'What is said of its variables, in their order.' })
  variables: readonly SavedVariable[];

  @Field(() => SavedView)
  view: SavedView;

  @Field(() => Int, {
    description: 'The version that it is shown as: the latest unless another was asked for.',
  })
  version: number;

  @Field(() => Int, { description: 'The latest version, which a change must have seen.' })
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

  @Field(() => Boolean, { description: 'Whether you may say who sees it.' })
  canShare: boolean;

  @Field(() => Boolean, { description: 'Whether you may delete it.' })
  canDelete: boolean;

  @Field(() => Boolean, { description: 'Whether you may become its owner, who has left.' })
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

/** One of its versions. */
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
