import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';

import { toJson } from '#domain/audit/canonical.js';
import { findRevised, type Revision } from '#domain/packs/readings/revisions.js';
import { readDataVersion } from '#features/figures/data-version.reader.js';
import { findSections, readingPacks } from '#features/packs/pack.reader.js';
import { BoardPack } from '#features/packs/pack.type.js';
import { loadDocument } from '#features/packs/sections/pack-contents.js';
import { readSections } from '#features/packs/sections/section-blocks.js';
import { toPeriod } from '#features/periods/period.type.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';

import { readLaterReturns } from './later-returns.reader.js';
import { readRevisableBlocks } from './revisable-blocks.reader.js';
import { PackRevision } from './revision.type.js';

@Resolver(() => BoardPack)
export class PackRevisionResolver {
  @FieldResolver(() => [PackRevision], {
    description:
      'The figures in a signed pack that have changed since, as your edition would show them, each once, in the order of its sections. The pack itself does not change. Empty for a draft.',
  })
  async revisions(
    @Root() { record, edition: wanted }: BoardPack,
    @Arg('sections', () => [ID], {
      nullable: true,
      description: 'Only changes in these sections, by their keys.',
    })
    keys: readonly string[] | null | undefined,
    @Ctx() context: Context,
  ): Promise<readonly PackRevision[]> {
    const edition = wanted === 'CLEARED' ? 'CLEARED' : 'PARTNERS';
    const frozen = await loadDocument(record, edition, context);
    if (frozen === null) return [];
    const { database, referenceData } = context;
    const { document } = frozen;
    if (document.dataVersion === (await database.read(readDataVersion))) return [];
    const numbered = document.sections.map((section, index) => ({ ...section, number: index + 1 }));
    const asked = numbered.filter(
      ({ key, blocks }) => blocks.length > 0 && (keys?.includes(key) ?? true),
    );
    if (asked.length === 0) return [];
    const plans = (await findSections(readingPacks(database), record.id)).filter(({ key }) =>
      asked.some((section) => section.key === key),
    );
    const read = await readSections(plans, { pack: record, edition }, context);
    const later = await database.read((transaction) =>
      readLaterReturns(transaction, frozen.frozenAt),
    );
    const revised = findRevised(
      asked.map(({ key, blocks }) => ({ key, blocks: readRevisableBlocks(blocks) })),
      read.sections.map(({ key, blocks }) => ({
        key,
        blocks: readRevisableBlocks(blocks.map(toJson)),
      })),
      {
        later,
        agencyIdOf: (code) =>
          referenceData.agencies.find((agency) => agency.code === code)?.id ?? null,
      },
    );
    return revised.map((revision) => toShown(revision, numbered, context));
  }
}

type Numbered = readonly {
  readonly key: string;
  readonly number: number;
  readonly heading: string;
}[];

function toShown(
  {
    measure,
    row,
    column,
    now,
    difference,
    isProtected,
    reading,
    isReadAnew,
    returns,
    places,
    then,
  }: Revision,
  sections: Numbered,
  { referenceData }: Pick<Context, 'referenceData'>,
): PackRevision {
  return {
    ...{ now, difference, isProtected, reading, isReadAnew, before: then },
    figure: [...new Set([measure, row, column])].filter((part) => part !== '').join(', '),
    returns: returns.flatMap(({ agencyId, dataset, quarter, publishedAt }) => {
      const agency = referenceData.agencies.find(({ id }) => id === agencyId);
      return agency === undefined
        ? []
        : [
            {
              agency: toAgency(agency),
              dataset,
              period: toPeriod(quarter, referenceData),
              publishedAt,
            },
          ];
    }),
    places: places.flatMap(({ section, block, cell, now: shown }) =>
      sections.flatMap(({ key, number, heading }) =>
        key === section ? [{ section, number, heading, block, cell, now: shown }] : [],
      ),
    ),
  };
}
