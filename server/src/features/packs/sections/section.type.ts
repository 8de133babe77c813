import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { BoardPack, PackTextKind } from '#features/packs/pack.type.js';
import { Problem } from '#graphql/problem.type.js';

@ObjectType('PackFigure', {
  description:
    'A figure that a section of a pack shows: a block of a page, or a version of a saved question.',
  simpleResolvers: true,
})
export class PackFigure {
  @Field(() => ID, {
    nullable: true,
    description: 'The page; PACK for blocks that only packs have. Null for a saved question.',
  })
  page: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The block of that page. Null for a saved question.',
  })
  block: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The saved question. Null for a block of a page.',
  })
  savedQuery: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the saved question, which never changes. Null for a block of a page.',
  })
  version: number | null;

  @Field(() => String)
  name: string;
}

@ObjectType('PackPlan', {
  description: 'A section of a pack or of the template: its figures and its texts.',
  simpleResolvers: true,
})
export class PackPlan {
  @Field(() => ID, { description: 'Short and permanent: it names the section in links.' })
  key: string;

  @Field(() => String)
  heading: string;

  @Field(() => [PackFigure])
  figures: readonly PackFigure[];

  @Field(() => [PackTextKind], { description: 'The kinds of text that it needs.' })
  texts: readonly string[];
}

@ObjectType('PackTemplate', {
  description: 'The pack template. A pack that has been opened keeps its own sections.',
  simpleResolvers: true,
})
export class PackTemplate {
  @Field(() => Int, {
    description:
      "Goes up with every save; below 1 it is Stronghold's own template. A change must name the version you saw.",
  })
  version: number;

  @Field(() => [PackPlan])
  sections: readonly PackPlan[];

  @Field(() => [PackFigure], {
    description:
      'Every block of a page that a section may show. Saved questions shared with everyone may be added.',
  })
  choices: readonly PackFigure[];

  @Field(() => Boolean, { description: 'Whether you may change it.' })
  canChange: boolean;
}

@InputType('PackFigureInput', {
  description:
    'A figure for a section: a page and a block of it, or a saved question that is shared with everyone.',
})
export class PackFigureInput {
  @Field(() => ID, { nullable: true })
  page?: string | null;

  @Field(() => ID, { nullable: true })
  block?: string | null;

  @Field(() => ID, { nullable: true })
  savedQuery?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the saved question; by default, the latest.',
  })
  version?: number | null;
}

@InputType('PackPlanInput', { description: 'The new content of a section.' })
export class PackPlanInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Its key. Leave it out for a new section, which is given one.',
  })
  key?: string | null;

  @Field(() => String, { description: 'At most 300 characters. It is shown in the contents.' })
  heading: string;

  @Field(() => [PackFigureInput], {
    description: 'In reading order, at most 12.',
  })
  figures: readonly PackFigureInput[];

  @Field(() => [PackTextKind], { description: 'The kinds of text that it needs.' })
  texts: readonly string[];
}

@InputType('ChangeSectionInput', {
  description: 'The new content of a section of a draft, and the version of the pack that you saw.',
})
export class ChangeSectionInput {
  @Field(() => ID, { description: 'The pack.' })
  id: string;

  @Field(() => Int, { description: 'The version of the pack that you saw.' })
  version: number;

  @Field(() => PackPlanInput)
  section: PackPlanInput;
}

@ObjectType('ChangeSectionPayload', {
  description: 'The result of changing a section.',
  simpleResolvers: true,
})
export class ChangeSectionPayload {
  @Field(() => BoardPack, {
    nullable: true,
    description: 'The pack as it is now. Null if there is none that you may read.',
  })
  pack: BoardPack | null;

  @Field(() => [Problem], { description: 'Why it was not changed. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('ChangePackTemplateInput', {
  description: 'The new pack template, and the version that you saw.',
})
export class ChangePackTemplateInput {
  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;

  @Field(() => [PackPlanInput], { description: 'In reading order, at most 30.' })
  sections: readonly PackPlanInput[];
}

@ObjectType('ChangePackTemplatePayload', {
  description: 'The result of changing the template.',
  simpleResolvers: true,
})
export class ChangePackTemplatePayload {
  @Field(() => PackTemplate, { description: 'The template as it is now.' })
  template: PackTemplate;

  @Field(() => [Problem], { description: 'Why it was not changed. Empty if it was.' })
  problems: readonly Problem[];
}
