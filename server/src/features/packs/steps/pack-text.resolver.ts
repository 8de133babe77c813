import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { toStoredText } from '#domain/audit/canonical.js';
import { toAsker } from '#domain/ownership/asker.js';
import { describeSaver, nameSaver } from '#domain/ownership/naming.js';
import { findTextVersions, readingPacks } from '#features/packs/pack.reader.js';
import { PackText, PackTextVersion } from '#features/packs/pack.type.js';
import { toShownText } from '#features/packs/sections/pack-contents.js';
import { toProblems } from '#graphql/change-owned.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';

import {
  AgreeCommentaryInput,
  AgreeCommentaryPayload,
  AssignCommentaryInput,
  AssignCommentaryPayload,
  SeparateCommentaryInput,
  SeparateCommentaryPayload,
  WriteCommentaryInput,
  WriteCommentaryPayload,
} from './change-pack.type.js';
import { agreeText, assignText, type ChangedText, separateText, writeText } from './change-text.js';

@Resolver(() => PackText)
export class PackTextResolver {
  @FieldResolver(() => [PackTextVersion], {
    description: 'Each saved version, latest first. Empty for a signed pack.',
  })
  async versions(
    @Root() { record }: PackText,
    @Ctx() { database, identity, referenceData }: Context,
  ): Promise<readonly PackTextVersion[]> {
    if (record === null) return [];
    const asker = toAsker(identity, referenceData);
    const versions = await findTextVersions(readingPacks(database), record.id);
    return versions.map(({ savedBy, ...version }) => ({
      ...version,
      savedBy: describeSaver(nameSaver(savedBy, asker, referenceData.agencies)),
    }));
  }

  @Mutation(() => WriteCommentaryPayload, {
    description: 'Saves a text in a pack that is not signed off.',
  })
  async writeCommentary(
    @Arg('input', () => WriteCommentaryInput, { description: 'What it says.' }) {
      id,
      version,
      body,
      isReady,
    }: WriteCommentaryInput,
    @Ctx() context: Context,
  ): Promise<WriteCommentaryPayload> {
    return toTextPayload(
      await writeText(context, { id, seen: version }, { body: toStoredText(body).trim(), isReady }),
      context,
    );
  }

  @Mutation(() => AgreeCommentaryPayload, {
    description: 'Agrees a text, or withdraws the agreement. Only the secretary or the chair can.',
  })
  async agreeCommentary(
    @Arg('input', () => AgreeCommentaryInput, { description: 'Which text.' }) {
      id,
      version,
      isAgreed,
    }: AgreeCommentaryInput,
    @Ctx() context: Context,
  ): Promise<AgreeCommentaryPayload> {
    return toTextPayload(await agreeText(context, { id, seen: version }, isAgreed), context);
  }

  @Mutation(() => SeparateCommentaryPayload, {
    description:
      'Starts a separate text for the edition for cleared readers, as a copy of the text used for both. Only a cleared person can.',
  })
  async separateCommentary(
    @Arg('input', () => SeparateCommentaryInput, { description: 'Which text.' }) {
      id,
      version,
    }: SeparateCommentaryInput,
    @Ctx() context: Context,
  ): Promise<SeparateCommentaryPayload> {
    return toTextPayload(await separateText(context, { id, seen: version }), context);
  }

  @Mutation(() => AssignCommentaryPayload, {
    description: 'Sets who writes a text, and by when. Only the secretary can.',
  })
  async assignCommentary(
    @Arg('input', () => AssignCommentaryInput, { description: 'Which text, and who.' })
    input: AssignCommentaryInput,
    @Ctx() context: Context,
  ): Promise<AssignCommentaryPayload> {
    const { id, version, agency = null, post, dueOn = null } = input;
    const owner =
      agency === null ? null : context.referenceData.agencies.find(({ code }) => code === agency);
    if (owner === undefined)
      return { text: null, problems: [toProblem('No agency has that code.', 'agency')] };
    const assigned = {
      agencyId: owner?.id ?? null,
      post: toStoredText(post).trim().slice(0, MAX_POST_LENGTH),
      dueOn,
    };
    return toTextPayload(await assignText(context, { id, seen: version }, assigned), context);
  }
}

/** The maximum length of the name of a post, in characters. */
const MAX_POST_LENGTH = 200;

async function toTextPayload({ pack, text, refusal }: ChangedText, context: Context) {
  return {
    text: pack && text && toShownText(text, pack, context),
    problems: await toProblems(refusal, context),
  };
}
