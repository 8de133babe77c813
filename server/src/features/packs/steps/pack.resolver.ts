import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { toStoredText } from '#domain/audit/canonical.js';
import { findMissingTexts } from '#domain/packs/missing.js';
import { type Edition, isFrozen, type Pack } from '#domain/packs/pack.js';
import { canRead, canReadEdition } from '#domain/packs/rights.js';
import type { Quarter } from '#domain/quarter.js';
import { readDataVersion } from '#features/figures/data-version.reader.js';
import { findCurrentActions } from '#features/packs/actions/current-actions.js';
import {
  findHandBack,
  findPacks,
  findSections,
  findSignatures,
  findTexts,
  readingPacks,
} from '#features/packs/pack.reader.js';
import {
  BoardPack,
  PackContent,
  PackEdition,
  PackHandBack,
  PackHeading,
  PackProof,
  PackSectionChoice,
  PackSignature,
} from '#features/packs/pack.type.js';
import {
  loadDocument,
  loadTexts,
  readHeadings,
  readLeftOut,
  readPackSections,
} from '#features/packs/sections/pack-contents.js';
import { toBoardPack, toPayload } from '#features/packs/to-board-pack.js';
import type { Context } from '#graphql/context.js';
import { denied } from '#graphql/errors.js';
import { QuarterScalar } from '#graphql/scalars.js';

import {
  arrangeSections,
  createPack,
  handBackPack,
  submitPack,
  supersedePack,
} from './change-pack.js';
import {
  ArrangeSectionsInput,
  ArrangeSectionsPayload,
  CreatePackInput,
  CreatePackPayload,
  HandBackPackInput,
  HandBackPackPayload,
  SignOffPackInput,
  SignOffPackPayload,
  SubmitPackInput,
  SubmitPackPayload,
  SupersedePackInput,
  SupersedePackPayload,
} from './change-pack.type.js';
import { readingOf, signOffPack } from './sign-pack.js';

@Resolver(() => BoardPack)
export class PackResolver {
  @Query(() => [BoardPack], {
    description:
      'The packs that you may read, ordered by quarter (latest first), place and version (latest first).',
  })
  async boards(
    @Arg('area', () => ID, {
      nullable: true,
      description: 'Only packs of this place, by its code.',
    })
    area: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<readonly BoardPack[]> {
    const packs = await findPacks(readingPacks(context.database), {
      quarter: null,
      area: area ?? null,
      number: null,
    });
    return packs
      .filter((pack) => canRead(context.viewer, pack, context.referenceData).ok)
      .map((pack) => toBoardPack(pack, context));
  }

  @Query(() => BoardPack, {
    nullable: true,
    description: 'A pack. Null if there is none; refused if you may not read it.',
  })
  async board(
    @Arg('quarter', () => QuarterScalar, { description: 'The quarter.' }) quarter: Quarter,
    @Arg('area', () => ID, {
      nullable: true,
      description: 'The place, by its code; by default, the force.',
    })
    area: string | null | undefined,
    @Arg('version', () => Int, {
      nullable: true,
      description: 'Which version; by default, the latest that you may read.',
    })
    version: number | null | undefined,
    @Arg('edition', () => PackEdition, {
      nullable: true,
      description: 'Which edition; by default, the one for you.',
    })
    edition: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<BoardPack | null> {
    const { viewer, referenceData, database } = context;
    const code = area ?? referenceData.places.force?.code ?? '';
    const found = await findPacks(readingPacks(database), {
      quarter,
      area: code,
      number: version ?? null,
    });
    const pack = found.find((each) => canRead(viewer, each, referenceData).ok);
    const [first] = found;
    if (!pack && first) refuse(canRead(viewer, first, referenceData));
    if (pack && edition !== null && edition !== undefined)
      refuse(canReadEdition(viewer, { edition: toEdition(edition), pack }, referenceData));
    return pack ? toBoardPack(pack, context, edition === 'PARTNERS' ? 'PARTNERS' : null) : null;
  }

  @FieldResolver(() => Int, {
    description:
      'Goes up with every change to the pack, its sections, texts and actions. To sign, name the version that you read.',
  })
  async reading(@Root() { record }: BoardPack, @Ctx() context: Context): Promise<number> {
    return readReading(record, context);
  }

  @FieldResolver(() => Int, { description: 'How many texts it has.' })
  async textCount(
    @Root() { record, edition }: BoardPack,
    @Ctx() context: Context,
  ): Promise<number> {
    return (await loadTexts(record, toEdition(edition), context)).length;
  }

  @FieldResolver(() => Int, { description: 'How many texts are agreed.' })
  async agreedCount(
    @Root() { record, edition }: BoardPack,
    @Ctx() context: Context,
  ): Promise<number> {
    return (await loadTexts(record, toEdition(edition), context)).filter(
      ({ state }) => state === 'AGREED',
    ).length;
  }

  @FieldResolver(() => [String], {
    description: 'The texts that are not agreed, in words. Empty for a signed pack.',
  })
  async missingTexts(
    @Root() { record, edition }: BoardPack,
    @Ctx() context: Context,
  ): Promise<readonly string[]> {
    if (isFrozen(record)) return [];
    const sections = await findSections(readingPacks(context.database), record.id);
    return findMissingTexts(
      sections,
      await loadTexts(record, toEdition(edition), context),
      context.referenceData.today,
    ).map(({ words }) => words);
  }

  @FieldResolver(() => [PackSignature], {
    description: 'Who has signed it so far, or had signed when it was frozen.',
  })
  async signatures(
    @Root() { record }: BoardPack,
    @Ctx() context: Context,
  ): Promise<readonly PackSignature[]> {
    const signatures = await findSignatures(readingPacks(context.database), record.id);
    const [reading, version] = [
      await readReading(record, context),
      await context.database.read(readDataVersion),
    ];
    return signatures.map(({ edition, post, signedAt, packVersion, dataVersion }) => ({
      ...{ edition, by: post, at: signedAt },
      isCurrent: isFrozen(record) || (packVersion === reading && dataVersion === version),
    }));
  }

  @FieldResolver(() => PackHandBack, {
    nullable: true,
    description:
      'How it was last handed back for changes. Null if it never has been, or is no longer a draft.',
  })
  async handedBack(
    @Root() { record }: BoardPack,
    @Ctx() { database }: Context,
  ): Promise<PackHandBack | null> {
    if (record.state !== 'DRAFT') return null;
    const handBack = await findHandBack(readingPacks(database), record.id);
    return handBack && { by: handBack.post, at: handBack.at, reason: handBack.reason };
  }

  @FieldResolver(() => PackProof, {
    nullable: true,
    description:
      'The proof that the edition you read is the one that was signed. Null until it is frozen.',
  })
  async proof(
    @Root() { record, edition }: BoardPack,
    @Ctx() context: Context,
  ): Promise<PackProof | null> {
    const frozen = await loadDocument(record, toEdition(edition), context);
    if (frozen === null) return null;
    const { document, sha256, frozenAt } = frozen;
    const { form, dataVersion, signed, gaps } = document;
    return {
      sha256,
      form,
      dataVersion,
      frozenAt,
      signedBy: signed.by,
      missing: gaps.missing,
      gapsReason: gaps.reason,
    };
  }

  @FieldResolver(() => [PackHeading], {
    description: 'The names of its sections, in reading order.',
  })
  headings(
    @Root() { record, edition }: BoardPack,
    @Ctx() context: Context,
  ): Promise<readonly PackHeading[]> {
    return readHeadings(record, toEdition(edition), context);
  }

  @FieldResolver(() => [PackSectionChoice], {
    description: 'The standard sections that this pack leaves out. Empty once it is signed off.',
  })
  leftOut(
    @Root() { record }: BoardPack,
    @Ctx() context: Context,
  ): Promise<readonly PackSectionChoice[]> {
    return readLeftOut(record, context);
  }

  @FieldResolver(() => PackContent, {
    description: 'Its contents: as frozen for a signed pack, with current figures for a draft.',
  })
  contents(
    @Root() { record, edition }: BoardPack,
    @Arg('sections', () => [ID], {
      nullable: true,
      description: 'Only these sections, by their keys.',
    })
    sections: readonly string[] | null | undefined,
    @Ctx() context: Context,
  ): Promise<PackContent> {
    return readPackSections(
      record,
      { edition: toEdition(edition), keys: sections ?? null },
      context,
    );
  }

  @Mutation(() => CreatePackPayload, {
    description: 'Opens the pack for a quarter that has ended. Only its secretary can.',
  })
  async createPack(
    @Arg('input', () => CreatePackInput, {
      description: 'Its quarter and place, and its due days.',
    })
    input: CreatePackInput,
    @Ctx() context: Context,
  ): Promise<CreatePackPayload> {
    const { quarter, area, textsDueOn = null, signOffDueOn = null, meetsOn = null } = input;
    const place = area ?? context.referenceData.places.force?.code ?? '';
    return toPayload(
      await createPack(context, { quarter, area: place, textsDueOn, signOffDueOn, meetsOn }),
      context,
    );
  }

  @Mutation(() => ArrangeSectionsPayload, {
    description: 'Chooses and orders the sections of a draft.',
  })
  async arrangeSections(
    @Arg('input', () => ArrangeSectionsInput, { description: 'Which sections.' }) {
      id,
      version,
      sections,
    }: ArrangeSectionsInput,
    @Ctx() context: Context,
  ): Promise<ArrangeSectionsPayload> {
    return toPayload(await arrangeSections(context, { id, seen: version }, sections), context);
  }

  @Mutation(() => SubmitPackPayload, { description: 'Hands a draft to the chair.' })
  async submitPack(
    @Arg('input', () => SubmitPackInput, { description: 'Which pack.' }) {
      id,
      version,
    }: SubmitPackInput,
    @Ctx() context: Context,
  ): Promise<SubmitPackPayload> {
    return toPayload(await submitPack(context, { id, seen: version }), context);
  }

  @Mutation(() => HandBackPackPayload, {
    description: 'Hands a pack back for changes. Only its chair or its secretary can.',
  })
  async handBackPack(
    @Arg('input', () => HandBackPackInput, { description: 'Which pack.' }) {
      id,
      version,
      reason,
    }: HandBackPackInput,
    @Ctx() context: Context,
  ): Promise<HandBackPackPayload> {
    return toPayload(
      await handBackPack(context, { id, seen: version }, toStoredText(reason).trim()),
      context,
    );
  }

  @Mutation(() => SignOffPackPayload, {
    description:
      'Signs an edition of a pack. With the second signature both editions are frozen together, and nothing in them can change any more.',
  })
  async signOffPack(
    @Arg('input', () => SignOffPackInput, {
      description: 'The edition, and the version that was read.',
    })
    input: SignOffPackInput,
    @Ctx() context: Context,
  ): Promise<SignOffPackPayload> {
    const { id, edition, reading, dataVersion, gapsReason } = input;
    const reason = toStoredText(gapsReason).trim();
    return toPayload(
      await signOffPack(context, {
        id,
        edition: toEdition(edition),
        reading,
        dataVersion,
        gapsReason: reason,
      }),
      context,
    );
  }

  @Mutation(() => SupersedePackPayload, {
    description:
      'Starts a new version of a signed pack. The old one stays as it is, until the new one is signed off and replaces it.',
  })
  async supersedePack(
    @Arg('input', () => SupersedePackInput, { description: 'Which pack, and why.' }) {
      id,
      version,
      reason,
    }: SupersedePackInput,
    @Ctx() context: Context,
  ): Promise<SupersedePackPayload> {
    return toPayload(
      await supersedePack(context, { id, seen: version }, toStoredText(reason).trim()),
      context,
    );
  }
}

/**
 * The number that identifies what somebody reads of a pack: its sections, its texts and its
 * actions.
 */
async function readReading(pack: Pack, context: Context): Promise<number> {
  const reading = readingPacks(context.database);
  const [texts, actions] = [
    await findTexts(reading, pack.id),
    await findCurrentActions(reading, pack, context.referenceData),
  ];
  return readingOf(pack, [...texts, ...actions]);
}

function toEdition(edition: string): Edition {
  return edition === 'CLEARED' ? 'CLEARED' : 'PARTNERS';
}

function refuse(permission: ReturnType<typeof canRead>): void {
  if (!permission.ok) throw denied(permission);
}
