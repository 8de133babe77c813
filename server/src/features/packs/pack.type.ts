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

export const PackState = codeEnum('PackState', 'The state of a pack.', packStates);
export const PackTextState = codeEnum(
  'PackTextState',
  'The state of a text of a pack.',
  textStates,
);
export const PackTextKind = codeEnum('PackTextKind', 'The kinds of text in a section.', {
  STATEMENT: 'The chair’s statement on the quarter.',
  WHAT_HAPPENED: 'What happened.',
  WHY: 'Why it happened.',
  WHAT_NEXT: 'What happens next, by whom and by when.',
} satisfies Readonly<Record<keyof typeof textKinds, string>>);
export const PackEdition = codeEnum(
  'PackEdition',
  'The readers that a pack is for. Both editions are frozen together.',
  editions,
);

@ObjectType('PackTextVersion', {
  description: 'A saved version of a text.',
  simpleResolvers: true,
})
export class PackTextVersion {
  @Field(() => Int, { description: 'Starts at 1 and goes up by one with each save.' })
  number: number;

  @Field(() => PackTextState)
  state: string;

  @Field(() => String, { description: 'Markdown without HTML.' })
  body: string;

  @Field(() => DateTime)
  savedAt: Date;

  @Field(() => String, {
    description: 'Who saved it: their post if you may know it, otherwise only their agency.',
  })
  savedBy: string;
}

@ObjectType('PackText', {
  description: 'A text in a section of a pack.',
  simpleResolvers: true,
})
export class PackText {
  @Field(() => ID)
  id: string;

  @Field(() => PackTextKind)
  kind: string;

  @Field(() => PackEdition, {
    description: 'A text for PARTNERS is used for both editions, unless there is one for CLEARED.',
  })
  edition: string;

  @Field(() => PackTextState)
  state: string;

  @Field(() => Boolean, {
    description: 'Whether its due day has passed and it has not been agreed.',
  })
  isLate: boolean;

  @Field(() => Int, {
    description:
      'Goes up with every save; 0 until somebody writes. A change must name the version you saw.',
  })
  version: number;

  @Field(() => String, { description: 'Markdown without HTML. Empty until somebody writes it.' })
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
      'A suggested text, generated from the figures in its section and written by nobody. Empty once somebody has written, or if the figures suggest nothing.',
  })
  suggestion: string;

  /** The text as stored; null in a frozen pack. */
  readonly record: TextRecord | null;
}

@ObjectType('PackSection', {
  description: 'A section of a pack: its figures and texts.',
  simpleResolvers: true,
})
export class PackSection {
  @Field(() => ID, { description: 'Short and permanent: it names the section in links.' })
  key: string;

  @Field(() => Int, { description: 'Counted from 1, in reading order.' })
  number: number;

  @Field(() => String)
  heading: string;

  @Field(() => [Block], { description: 'Its figures, as shown in the edition that you read.' })
  blocks: readonly object[];

  @Field(() => [String], { description: 'Why figures are left out, one sentence each.' })
  notes: readonly string[];

  @Field(() => [PackText])
  texts: readonly PackText[];
}

@ObjectType('PackHeading', {
  description: 'A section of a pack without its figures.',
  simpleResolvers: true,
})
export class PackHeading {
  @Field(() => ID, { description: 'Short and permanent: it names the section in links.' })
  key: string;

  @Field(() => Int, { description: 'Counted from 1, in reading order.' })
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
  @Field(() => ID, { description: 'Short and permanent.' })
  key: string;

  @Field(() => String)
  heading: string;
}

@ObjectType('PackDefinition', {
  description: 'The definition of a measure that a pack shows, as it was at the time.',
  simpleResolvers: true,
})
export class PackDefinition {
  @Field(() => String)
  name: string;

  @Field(() => String, {
    description: 'What it counts, its formula, its unit, and its targets if there were any.',
  })
  words: string;
}

@ObjectType('PackContent', {
  description: 'The contents of a pack, read together.',
  simpleResolvers: true,
})
export class PackContent {
  @Field(() => String, { description: 'The most important point about the quarter.' })
  title: string;

  @Field(() => Int, { description: 'The data version of its figures.' })
  dataVersion: number;

  @Field(() => [String], {
    description:
      'Returns that agencies owe for the quarter and have not sent, in words. Empty for a signed pack: its proof lists them.',
  })
  missingReturns: readonly string[];

  @Field(() => String, { description: 'The name of the place when the pack was signed off.' })
  areaName: string;

  @Field(() => String, {
    description: 'The name of the quarter when the pack was signed off.',
  })
  quarterName: string;

  @Field(() => [PackDefinition], {
    description:
      "What its measures mean. Empty if it is not signed off: use the measures' own definitions.",
  })
  definitions: readonly PackDefinition[];

  @Field(() => [PackSection])
  sections: readonly PackSection[];
}

@ObjectType('PackSignature', {
  description: 'A signature on an edition of a pack.',
  simpleResolvers: true,
})
export class PackSignature {
  @Field(() => PackEdition)
  edition: string;

  @Field(() => String, { description: 'The post that signed, by its name at the time.' })
  by: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => Boolean, {
    description: 'Whether the texts and figures are still those that were signed.',
  })
  isCurrent: boolean;
}

@ObjectType('PackHandBack', {
  description: 'When, by whom and why a pack was handed back for changes.',
  simpleResolvers: true,
})
export class PackHandBack {
  @Field(() => String, { description: 'The post that handed it back, by its name at the time.' })
  by: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => String, { description: 'What needs to be corrected. Empty if nothing was given.' })
  reason: string;
}

@ObjectType('PackProof', {
  description: 'The proof that an edition is the one that was signed.',
  simpleResolvers: true,
})
export class PackProof {
  @Field(() => String, {
    description: 'SHA-256 of the frozen document, in hexadecimal. The log holds it too.',
  })
  sha256: string;

  @Field(() => Int, { description: "The version of the document's format." })
  form: number;

  @Field(() => Int, { description: 'The data version of its figures.' })
  dataVersion: number;

  @Field(() => DateTime)
  frozenAt: Date;

  @Field(() => String, { description: 'The post that signed this edition.' })
  signedBy: string;

  @Field(() => [String], { description: 'What was missing when it was signed.' })
  missing: readonly string[];

  @Field(() => String, {
    description: 'Why it was signed despite what was missing. Empty if nothing was missing.',
  })
  gapsReason: string;
}

@ObjectType('BoardPack', {
  description: 'What a partnership board is shown about a quarter and a place.',
})
export class BoardPack {
  @Field(() => ID)
  id: string;

  @Field(() => Period)
  quarter: Period;

  @Field(() => Area)
  area: Area;

  @Field(() => Int, {
    description: 'Counted from 1. A pack that replaces another has the next number.',
  })
  number: number;

  @Field(() => PackState)
  state: string;

  @Field(() => Int, {
    description:
      'Goes up with every change to the pack and its sections. A change must name the version you saw.',
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
    description: 'Why it replaces the previous version. Empty for the first.',
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
