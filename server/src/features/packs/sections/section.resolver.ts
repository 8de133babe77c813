import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { can } from '#domain/access/permission.js';
import { blockChoices } from '#domain/packs/block-choices.js';
import type { SectionBlock, SectionPlan } from '#domain/packs/pack.js';
import { canRead } from '#domain/packs/rights.js';
import type { Template } from '#domain/packs/template.js';
import { findPack, findSections, readingPacks } from '#features/packs/pack.reader.js';
import { BoardPack } from '#features/packs/pack.type.js';
import { denyUnknown } from '#features/packs/pack-entry.js';
import { toBoardPack, toPayload } from '#features/packs/to-board-pack.js';
import { toProblems } from '#graphql/change-owned.js';
import type { Context } from '#graphql/context.js';

import { changeSection } from './change-section.js';
import { changeTemplate } from './change-template.js';
import { readSection, readSections, toPlans } from './read-section.js';
import {
  ChangePackTemplateInput,
  ChangePackTemplatePayload,
  ChangeSectionInput,
  ChangeSectionPayload,
  PackPlan,
  PackTemplate,
} from './section.type.js';
import { findTemplate } from './template.reader.js';

@Resolver(() => BoardPack)
export class PackSectionResolver {
  @Query(() => PackTemplate, {
    description: 'The pack template, which an administrator of the partnership maintains.',
  })
  async packTemplate(@Ctx() context: Context): Promise<PackTemplate> {
    return toShown(await findTemplate(readingPacks(context.database)), context);
  }

  @FieldResolver(() => [PackPlan], {
    description: 'Its sections as chosen: their figures and their texts.',
  })
  async plan(@Root() { record }: BoardPack, @Ctx() context: Context): Promise<readonly PackPlan[]> {
    return toPlans(await findSections(readingPacks(context.database), record.id), context);
  }

  @Mutation(() => ChangeSectionPayload, {
    description:
      'Changes the heading, figures and texts of a section of a draft, or adds a new section at its end. Only its secretary can.',
  })
  async changeSection(
    @Arg('input', () => ChangeSectionInput, { description: 'The section.' }) {
      id,
      version,
      section,
    }: ChangeSectionInput,
    @Ctx() context: Context,
  ): Promise<ChangeSectionPayload> {
    const reading = readingPacks(context.database);
    const pack = await findPack(reading, id);
    if (pack === null || !canRead(context.viewer, pack, context.referenceData).ok)
      return toPayload({ pack: null, refusal: denyUnknown('pack', id) }, context);
    const wanted = await readSection(
      section,
      blocksOf(await findSections(reading, pack.id)),
      context,
    );
    if ('message' in wanted) return { pack: toBoardPack(pack, context), problems: [wanted] };
    return toPayload(await changeSection(context, { id, seen: version }, wanted), context);
  }

  @Mutation(() => ChangePackTemplatePayload, {
    description:
      'Changes the pack template. Packs already opened stay as they are; the next pack of each board follows the template wherever its secretary has changed nothing.',
  })
  async changePackTemplate(
    @Arg('input', () => ChangePackTemplateInput, { description: 'The sections.' }) {
      version,
      sections,
    }: ChangePackTemplateInput,
    @Ctx() context: Context,
  ): Promise<ChangePackTemplatePayload> {
    const standing = await findTemplate(readingPacks(context.database));
    const wanted = await readSections(sections, blocksOf(standing.sections), context);
    if ('message' in wanted)
      return { template: await this.packTemplate(context), problems: [wanted] };
    const { template, refusal } = await changeTemplate(context, {
      seen: version,
      sections: wanted,
    });
    return {
      template: await toShown(template, context),
      problems: await toProblems(refusal, context),
    };
  }
}

function blocksOf(sections: readonly SectionPlan[]): readonly SectionBlock[] {
  return sections.flatMap(({ blocks }) => blocks);
}

async function toShown({ version, sections }: Template, context: Context): Promise<PackTemplate> {
  const choices = blockChoices.map((choice) => ({ ...choice, savedQuery: null, version: null }));
  return {
    version,
    sections: await toPlans(sections, context),
    choices,
    canChange: can(context.viewer, 'KEEP_TEMPLATE', { areas: [] }).ok,
  };
}
