import type { Json } from '#domain/json.js';
import type { DocumentSection } from '#domain/packs/document.js';
import { fillIn } from '#domain/packs/facts.js';
import {
  type Edition,
  isFrozen,
  isLate,
  type Pack,
  type PackText as TextRecord,
  type SectionPlan,
  textsIn,
  textsOwedBy,
} from '#domain/packs/pack.js';
import { canAgreeText, canWriteText } from '#domain/packs/rights.js';
import { suggestText } from '#domain/packs/suggestion.js';
import { formatQuarter } from '#domain/quarter.js';
import { readDocument } from '#features/packs/document.reader.js';
import {
  findEdition,
  findLeftOut,
  findSections,
  findTexts,
  readingPacks,
} from '#features/packs/pack.reader.js';
import type { PackContent, PackHeading, PackText } from '#features/packs/pack.type.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';

import { type ReadSection, readSections } from './section-blocks.js';
import { findTemplate } from './template.reader.js';

/** A frozen edition, with its proof; null if the pack is not signed. */
export async function loadDocument(pack: Pack, edition: Edition, { database }: Context) {
  const frozen = isFrozen(pack)
    ? await findEdition(readingPacks(database), pack.id, edition)
    : null;
  if (frozen === null) return null;
  return {
    document: readDocument(frozen.document),
    sha256: frozen.hash.toString('hex'),
    frozenAt: frozen.frozenAt,
  };
}

/** The texts of a pack’s sections that an edition shows. */
export async function loadTexts(
  pack: Pack,
  edition: Edition,
  { database }: Context,
): Promise<readonly TextRecord[]> {
  const reading = readingPacks(database);
  const sections = await findSections(reading, pack.id);
  return textsIn(textsOwedBy(sections, await findTexts(reading, pack.id)), edition);
}

/** The sections of a pack by name, in order; for a signed pack, as frozen. */
export async function readHeadings(
  pack: Pack,
  edition: Edition,
  context: Context,
): Promise<readonly PackHeading[]> {
  const frozen = await loadDocument(pack, edition, context);
  if (frozen !== null) {
    return numbered(frozen.document.sections).map((section) => ({
      ...toHeading(section),
      texts: toFrozenTexts(section, { pack, edition }),
    }));
  }
  const sections = numbered(await findSections(readingPacks(context.database), pack.id));
  const texts = await loadTexts(pack, edition, context);
  return sections.map((section) => ({
    ...toHeading(section),
    texts: texts
      .filter((text) => text.section === section.key)
      .map((text) => toShownText(text, pack, context)),
  }));
}

function toHeading({
  key,
  number,
  heading,
}: Pick<SectionPlan, 'key' | 'heading'> & { readonly number: number }) {
  return { key, number, heading };
}

function toFrozenTexts(
  { key, texts }: DocumentSection,
  { pack, edition }: { readonly pack: Pack; readonly edition: Edition },
): readonly PackText[] {
  return texts.map((text) => ({
    ...frozenText,
    ...text,
    id: `${pack.id} ${key} ${text.kind}`,
    post: text.by,
    edition,
  }));
}

/** The sections that a pack leaves out: those of the template, and those it once had. */
export async function readLeftOut(
  pack: Pack,
  { database }: Context,
): Promise<readonly Pick<SectionPlan, 'key' | 'heading'>[]> {
  if (isFrozen(pack)) return [];
  const reading = readingPacks(database);
  const keys = (await findSections(reading, pack.id)).map(({ key }) => key);
  const leftOut = await findLeftOut(reading, pack.id);
  const others = (await findTemplate(reading)).sections.filter(
    ({ key }) => !leftOut.some((section) => section.key === key),
  );
  return [...others, ...leftOut].filter(({ key }) => !keys.includes(key));
}

export interface SectionsWanted {
  readonly edition: Edition;
  /** The keys of the sections; null for all. */
  readonly keys: readonly string[] | null;
}

/** The content of an edition: as frozen or, for a draft, with current figures. */
export async function readPackSections(
  pack: Pack,
  { edition, keys }: SectionsWanted,
  context: Context,
): Promise<PackContent> {
  const isWanted = ({ key }: { readonly key: string }) => keys === null || keys.includes(key);
  const frozen = await loadDocument(pack, edition, context);
  if (frozen !== null) {
    const { title, dataVersion, sections, facts, definitions } = frozen.document;
    const asItStood = (block: Json) => (facts === null ? block : fillIn(block, facts));
    return {
      title,
      dataVersion,
      missingReturns: [],
      definitions,
      areaName: frozen.document.pack.areaName,
      quarterName: frozen.document.pack.quarterName,
      sections: numbered(sections)
        .filter(isWanted)
        .map((section) => ({
          ...toHeading(section),
          notes: section.notes,
          blocks: section.blocks
            .map(asItStood)
            .filter((block) => typeof block === 'object' && block !== null),
          texts: toFrozenTexts(section, { pack, edition }),
        })),
    };
  }
  const sections = numbered(await findSections(readingPacks(context.database), pack.id)).filter(
    isWanted,
  );
  const texts = await loadTexts(pack, edition, context);
  const read = await readSections(sections, { pack, edition }, context);
  return {
    title: read.title,
    dataVersion: read.dataVersion,
    missingReturns: read.missingReturns,
    definitions: [],
    areaName: context.referenceData.places.find(pack.area)?.name ?? pack.area,
    quarterName: formatQuarter(pack.quarter),
    sections: read.sections.map((section, index) => ({
      ...section,
      number: sections[index]?.number ?? index + 1,
      texts: texts
        .filter((text) => text.section === section.key)
        .map((text) =>
          toShownText(text, pack, {
            ...context,
            suggestion: suggestionFor(text, { edition, section }),
          }),
        ),
    })),
  };
}

/** Sections with their numbers in the pack, from 1. */
function numbered<Section>(
  sections: readonly Section[],
): readonly (Section & { readonly number: number })[] {
  return sections.map((section, index) => ({ ...section, number: index + 1 }));
}

/**
 * The suggestion for a text, made from what its edition shows. A suggestion for partners never uses
 * true counts.
 */
function suggestionFor(
  { kind, body, edition: isFor }: TextRecord,
  { edition, section }: { readonly edition: Edition; readonly section: ReadSection },
): string {
  if (kind !== 'WHAT_HAPPENED' || body !== '' || isFor !== edition) return '';
  return suggestText(section.blocks.map(({ finding }) => finding.text));
}

const frozenText = {
  ...{ state: 'AGREED', isLate: false, version: 0, owner: null, dueOn: null },
  ...{ canWrite: false, canAgree: false, suggestion: '', record: null },
} as const;

/** A text as it is now, for the caller. */
export function toShownText(
  record: TextRecord,
  pack: Pack,
  {
    viewer,
    referenceData,
    suggestion = '',
  }: Pick<Context, 'viewer' | 'referenceData'> & { readonly suggestion?: string },
): PackText {
  const { id, kind, edition, state, version, body, ownerAgencyId, ownerPost, dueOn } = record;
  const owner = referenceData.agencies.find((agency) => agency.id === ownerAgencyId);
  const isStillOpen = !isFrozen(pack);
  return {
    ...{ id, kind, edition, state, version, body, dueOn, record },
    isLate: isStillOpen && isLate(record, referenceData.today),
    owner: owner ? toAgency(owner) : null,
    post: ownerPost,
    suggestion,
    canWrite: isStillOpen && canWriteText(viewer, { text: record, pack }, referenceData).ok,
    canAgree: isStillOpen && canAgreeText(viewer, pack, referenceData).ok,
  };
}
