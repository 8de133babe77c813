import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import type { PlainDate } from '#domain/plain-date.js';
import type { Quarter } from '#domain/quarter.js';
import { BoardPack, PackEdition, PackText } from '#features/packs/pack.type.js';
import { Problem } from '#graphql/problem.type.js';
import { PlainDateScalar, QuarterScalar } from '#graphql/scalars.js';

/** The result of changing a pack. */
@ObjectType('AnyPackPayload')
class PackPayload {
  @Field(() => BoardPack, {
    nullable: true,
    description: 'The pack as it is now. Null if there is none that you may read.',
  })
  pack: BoardPack | null;

  @Field(() => [Problem], { description: 'Why it was not changed. Empty if it was.' })
  problems: readonly Problem[];
}

/** The result of changing a text. */
@ObjectType('AnyTextPayload')
class TextPayload {
  @Field(() => PackText, {
    nullable: true,
    description:
      'The text as it is now. If somebody else saved first, it is their version. Null if there is none that you may read.',
  })
  text: PackText | null;

  @Field(() => [Problem], { description: 'Why it was not changed. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('CreatePackInput', { description: 'The pack to open.' })
export class CreatePackInput {
  @Field(() => QuarterScalar, { description: 'The quarter, which must have ended.' })
  quarter: Quarter;

  @Field(() => ID, {
    nullable: true,
    description: 'The place by its code; by default, the force.',
  })
  area?: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day by which its texts must be agreed.',
  })
  textsDueOn?: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day by which the chair must sign it off.',
  })
  signOffDueOn?: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day on which the board meets.',
  })
  meetsOn?: PlainDate | null;
}

@ObjectType('CreatePackPayload', {
  description: 'The result of opening a pack.',
  simpleResolvers: true,
})
export class CreatePackPayload extends PackPayload {}

@InputType('ArrangeSectionsInput', {
  description: 'The sections of a draft, and the version of the pack that you saw.',
})
export class ArrangeSectionsInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;

  @Field(() => [ID], {
    description: 'The keys of the sections, in reading order. Sections not named are left out.',
  })
  sections: readonly string[];
}

@ObjectType('ArrangeSectionsPayload', {
  description: 'The result of arranging sections.',
  simpleResolvers: true,
})
export class ArrangeSectionsPayload extends PackPayload {}

@InputType('SubmitPackInput', {
  description: 'The pack to hand to its chair, and the version that you saw.',
})
export class SubmitPackInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('SubmitPackPayload', {
  description: 'The result of handing a pack to its chair.',
  simpleResolvers: true,
})
export class SubmitPackPayload extends PackPayload {}

@InputType('HandBackPackInput', {
  description: 'The pack to hand back for changes, and the version that you saw.',
})
export class HandBackPackInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;

  @Field(() => String, {
    defaultValue: '',
    description:
      'What needs to be corrected, without figures and in at most 500 characters. The writers are told.',
  })
  reason: string;
}

@ObjectType('HandBackPackPayload', {
  description: 'The result of handing a pack back.',
  simpleResolvers: true,
})
export class HandBackPackPayload extends PackPayload {}

@InputType('SignOffPackInput', {
  description: 'A signature on an edition of a pack, and the version that was read.',
})
export class SignOffPackInput {
  @Field(() => ID)
  id: string;

  @Field(() => PackEdition, {
    description:
      'The edition to sign: the chair signs the one for partners, a cleared person the other.',
  })
  edition: string;

  @Field(() => Int, {
    description: 'The version of the pack that was read, from its field reading.',
  })
  reading: number;

  @Field(() => Int, { description: 'The data version that was read.' })
  dataVersion: number;

  @Field(() => String, {
    defaultValue: '',
    description: 'Why it is signed with something missing. It is printed on the first page.',
  })
  gapsReason: string;
}

@ObjectType('SignOffPackPayload', {
  description: 'The result of signing a pack.',
  simpleResolvers: true,
})
export class SignOffPackPayload extends PackPayload {}

@InputType('SupersedePackInput', {
  description: 'The pack to start a new version of, and the version that you saw.',
})
export class SupersedePackInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;

  @Field(() => String, {
    description:
      'What needs to be corrected, in a sentence without figures: everybody can read it before the new version is signed.',
  })
  reason: string;
}

@ObjectType('SupersedePackPayload', {
  description: 'The result of starting a new version.',
  simpleResolvers: true,
})
export class SupersedePackPayload extends PackPayload {}

@InputType('WriteCommentaryInput', {
  description: 'The new content of a text, and the version that you saw.',
})
export class WriteCommentaryInput {
  @Field(() => ID, { description: 'The text.' })
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;

  @Field(() => String, { description: 'Markdown without HTML, at most 20,000 characters.' })
  body: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is ready to be read and agreed.',
  })
  isReady: boolean;
}

@ObjectType('WriteCommentaryPayload', {
  description: 'The result of writing a text.',
  simpleResolvers: true,
})
export class WriteCommentaryPayload extends TextPayload {}

@InputType('AgreeCommentaryInput', {
  description: 'The text to agree, and the version that you saw.',
})
export class AgreeCommentaryInput {
  @Field(() => ID, { description: 'The text.' })
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;

  @Field(() => Boolean, { defaultValue: true, description: 'False withdraws the agreement.' })
  isAgreed: boolean;
}

@ObjectType('AgreeCommentaryPayload', {
  description: 'The result of agreeing a text.',
  simpleResolvers: true,
})
export class AgreeCommentaryPayload extends TextPayload {}

@InputType('SeparateCommentaryInput', {
  description:
    'The text to separate for the edition for cleared readers, and the version that you saw.',
})
export class SeparateCommentaryInput {
  @Field(() => ID, { description: 'The text used for both editions.' })
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('SeparateCommentaryPayload', {
  description:
    'The result of starting a separate text: the text that only the edition for cleared readers has.',
  simpleResolvers: true,
})
export class SeparateCommentaryPayload extends TextPayload {}

@InputType('AssignCommentaryInput', { description: 'Who writes a text, and by when.' })
export class AssignCommentaryInput {
  @Field(() => ID, { description: 'The text.' })
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The agency that writes it, by its code; by default, the secretary.',
  })
  agency?: string | null;

  @Field(() => String, {
    defaultValue: '',
    description: 'The post that writes it, not a person: at most 200 characters.',
  })
  post: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day by which it must be agreed.',
  })
  dueOn?: PlainDate | null;
}

@ObjectType('AssignCommentaryPayload', {
  description: 'The result of saying who writes a text.',
  simpleResolvers: true,
})
export class AssignCommentaryPayload extends TextPayload {}
