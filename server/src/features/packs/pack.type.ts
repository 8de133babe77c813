import { Field, ID, Int, ObjectType } from 'type-graphql';

import {
  editions,
  type Pack,
  packStates,
  type PackText as TextRecord,
  type textKinds,
  textStates,
} from '#domain/packs/pack.js';
import type { PlainDate } from '#domain/plain-date.js';
import { Block } from '#features/pages/block.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { Area } from '#features/places/area.type.js';
import { Marking } from '#features/viewer/marking.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime, PlainDateScalar } from '#graphql/scalars.js';

export const PackState = codeEnum('PackState', 'Where a pack stands.', packStates);
export const PackTextState = codeEnum(
  'PackTextState',
  'The state of a text of a pack.',
  textStates,
);
export const PackTextKind = codeEnum('PackTextKind', 'What a text of a section says.', {
  STATEMENT: 'What the chair says of the quarter.',
  WHAT_HAPPENED: 'What happened.',
  WHY: 'Why it did.',
  WHAT_NEXT: 'What is done next, by whom and by when.',
} satisfies Readonly<Record<keyof typeof textKinds, string>>);
export const PackEdition = codeEnum(
  'PackEdition',
  'For whom a pack is drawn. Both editions are frozen together.',
  editions,
);

@ObjectType('PackTextVersion', {
  description: 'A saved version of a text.',
  simpleResolvers: true,
})
export class PackTextVersion {
  @Field(() => Int, { description: 'From 1, a number for each save.' })
  number: number;

  @Field(() => PackTextState)
  state: string;

  @Field(() => String, { description: 'Markdown without HTML.' })
  body: string;

  @Field(() => DateTime)
  savedAt: Date;

  @Field(() => String, {
    description: 'Who saved it, as far as you may know: a post, or only their agency.',
  })
  savedBy: string;
}

@ObjectType('PackText', {
  description: 'What is said in a section of a pack.',
  simpleResolvers: true,
})
export class PackText {
  @Field(() => ID)
  id: string;

  @Field(() => PackTextKind)
  kind: string;

  @Field(() => PackEdition, {
    description: 'PARTNERS is used for both editions unless there is one for CLEARED.',
  })
  edition: string;

  @Field(() => PackTextState)
  state: string;

  @Field(() => Boolean, { description: 'Whether its day has passed and it is not agreed.' })
  isLate: boolean;

  @Field(() => Int, {
    description: 'Rises with each save; 0 while nobody wrote anything. A change says which it saw.',
  })
  version: number;

  @Field(() => String, { description: 'Markdown without HTML. Empty while it is owed.' })
  body: string;

  @Field(() => Agency, {
    nullable: true,
    description: 'The agency that writes it. Null if the secretary does.',
  })
  owner: Agency | null;

  @Field(() => String, { description: 'The post that writes it. Empty if none is named.' })
  post: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day by which it must be agreed. Null if none is set.',
  })
  dueOn: PlainDate | null;

  @Field(() => Boolean, { description: 'Whether you may write it.' })
  canWrite: boolean;

  @Field(() => Boolean, { description: 'Whether you may agree it.' })
  canAgree: boolean;

  @Field(() => String, {
    description:
      'What could be said, made from the figures of its section. Nobody has said it. Empty once somebody wrote, and where figures suggest nothing.',
  })
  suggestion: string;

  /** Null for a frozen pack. */
  readonly record: TextRecord | null;
}

@ObjectType('PackSection', {
  description: 'A section of a pack: its figures and texts.',
  simpleResolvers: true,
})
export class PackSection {
  @Field(() => ID, { description: 'Short and unchanging: it names the section in links.' })
  key: string;

  @Field(() => Int, { description: 'From 1, in the order in which they are read.' })
  number: number;

  @Field(() => String)
  heading: string;

  @Field(() => [Block], { description: 'Its figures, as the edition that you read shows them.' })
  blocks: readonly object[];

  @Field(() => [String], { description: 'Why figures are left out, a sentence each.' })
  notes: readonly string[];

  @Field(() => [PackText])
  texts: readonly PackText[];
}

@ObjectType('PackHeading', {
  description: 'A section of a pack without its figures.',
  simpleResolvers: true,
})
export class PackHeading {
  @Field(() => ID, { description: 'Short and unchanging: it names the section in links.' })
  key: string;

  @Field(() => Int, { description: 'From 1, in the order in which they are read.' })
  number: number;

  @Field(() => String)
  heading: string;

  @Field(() => [PackText], { description: 'Its texts, without suggestions.' })
  texts: readonly PackText[];
}

@ObjectType('PackSectionChoice', {
  description: 'A section that a pack could have.',
  simpleResolvers: true,
})
export class PackSectionChoice {
  @Field(() => ID, { description: 'Short and unchanging.' })
  key: string;

  @Field(() => String)
  heading: string;
}

@ObjectType('PackDefinition', {
  description: 'A measure that a pack shows, as it was defined.',
  simpleResolvers: true,
})
export class PackDefinition {
  @Field(() => String)
  name: string;

  @Field(() => String, {
    description: 'What it counts, its formula, its unit, and its targets where any stood.',
  })
  words: string;
}

@ObjectType('PackContent', {
  description: 'What is in a pack, read together.',
  simpleResolvers: true,
})
export class PackContent {
  @Field(() => String, { description: 'The most important point about the quarter.' })
  title: string;

  @Field(() => Int, { description: 'The data version that its figures are of.' })
  dataVersion: number;

  @Field(() => [String], {
    description:
      'Which agency owes a return of the quarter and has not sent it, in words. Empty of a pack that was signed off: its proof has them.',
  })
  missingReturns: readonly string[];

  @Field(() => String, { description: 'The place, as it was called when the pack was signed off.' })
  areaName: string;

  @Field(() => String, {
    description: 'The quarter, as it was called when the pack was signed off.',
  })
  quarterName: string;

  @Field(() => [PackDefinition], {
    description:
      'What its measures mean. Empty of one that was not signed off: measures say it themselves.',
  })
  definitions: readonly PackDefinition[];

  @Field(() => [PackSection])
  sections: readonly PackSection[];
}

@ObjectType('PackSignature', {
  description: 'A signature under an edition of a pack.',
  simpleResolvers: true,
})
export class PackSignature {
  @Field(() => PackEdition)
  edition: string;

  @Field(() => String, { description: 'The post that signed, as it was called then.' })
  by: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => Boolean, {
    description: 'Whether the words and the figures are still those that were signed.',
  })
  isCurrent: boolean;
}

@ObjectType('PackHandBack', {
  description: 'That a pack was handed back for changes.',
  simpleResolvers: true,
})
export class PackHandBack {
  @Field(() => String, { description: 'The post that handed it back, as it was called then.' })
  by: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => String, { description: 'What needs to be put right. Empty if nothing was said.' })
  reason: string;
}

@ObjectType('PackProof', {
  description: 'What proves that an edition is the one that was signed.',
  simpleResolvers: true,
})
export class PackProof {
  @Field(() => String, {
    description: 'SHA-256 of the frozen document, in hexadecimal. The log holds it too.',
  })
  sha256: string;

  @Field(() => Int, { description: 'Which form the document has.' })
  form: number;

  @Field(() => Int, { description: 'The data version that its figures are of.' })
  dataVersion: number;

  @Field(() => DateTime)
  frozenAt: Date;

  @Field(() => String, { description: 'The post that signed this edition.' })
  signedBy: string;

  @Field(() => [String], { description: 'What was missing as it was signed.' })
  missing: readonly string[];

  @Field(() => String, {
    description: 'Why it was signed all the same. Empty if nothing was missing.',
  })
  gapsReason: string;
}

@ObjectType('BoardPack', {
  description: 'What a partnership board is shown of a quarter and a place.',
})
export class BoardPack {
  @Field(() => ID)
  id: string;

  @Field(() => Period)
  quarter: Period;

  @Field(() => Area)
  area: Area;

  @Field(() => Int, { description: 'From 1: a pack that is replaced is followed by the next.' })
  number: number;

  @Field(() => PackState)
  state: string;

  @Field(() => Int, {
    description:
      'Goes up with every change of the pack and its sections. A change says which it saw.',
  })
  version: number;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day by which its texts must be agreed. Null if none is set.',
  })
  textsDueOn: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day by which the chair must sign it off. Null if none is set.',
  })
  signOffDueOn: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day on which the board meets. Null if none is set.',
  })
  meetsOn: PlainDate | null;

  @Field(() => String, {
    description: 'Why it replaces the version before it. Empty for the first.',
  })
  reason: string;

  @Field(() => PackEdition, { description: 'The edition that you read.' })
  edition: string;

  @Field(() => Marking, { description: 'The protective marking of that edition.' })
  marking: string;

  @Field(() => Boolean, { description: 'Whether you may change it.' })
  canMake: boolean;

  @Field(() => Boolean, { description: 'Whether you may sign the edition that you read.' })
  canSign: boolean;

  readonly record: Pack;
}
