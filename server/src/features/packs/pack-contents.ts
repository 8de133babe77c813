import type { Json } from '#domain/audit/entry.js';
import type { DocumentSection } from '#domain/packs/document.js';
import { fillIn } from '#domain/packs/facts.js';
import { type Edition, isFrozen, isLate, type Pack, type PackText as TextRecord, type SectionPlan } from '#domain/packs/pack.js';
import { editionFor, mayAgree, mayWrite } from '#domain/packs/rights.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';

import { readDocument } from './document.reader.js';
import { findEdition, findSections, findTexts, readingPacks } from './pack.reader.js';
import type { PackContent, PackHeading, PackText } from './pack.type.js';
import { readSections } from './section-blocks.js';

/** An edition as it was frozen, with its proof; null where the pack was not signed off. */
export async function loadDocument(pack: Pack, edition: Edition, { database }: Context) {
  const frozen = isFrozen(pack) ? await findEdition(readingPacks(database), pack.id, edition) : null;
  if (frozen === null) return null;
  return { document: readDocument(frozen.document), sha256: frozen.hash.toString('hex'), frozenAt: frozen.frozenAt };
}

/** The texts of a pack that whoever asks may read: those for the cleared alone are for nobody else. */
export async function loadTexts(pack: Pack, { database, viewer, world }: Context): Promise<readonly TextRecord[]> {
  const isCleared = editionFor(viewer, world) === 'CLEARED';
  const texts = await findTexts(readingPacks(database), pack.id);
  return texts.filter(({ edition }) => isCleared || edition === 'PARTNERS');
}

/** The sections of a pack by their names, in their order: of one that was signed off as it was frozen. */
export async function readHeadings(pack: Pack, edition: Edition, context: Context): Promise<readonly PackHeading[]> {
  const frozen = await loadDocument(pack, edition, context);
  const sections = frozen?.document.sections ?? (await findSections(readingPacks(context.database), pack.id));
  return numbered<SectionPlan | DocumentSection>(sections).map(({ key, number, heading }) => ({ key, number, heading }));
}

/** Which sections of which edition. */
export interface SectionsWanted {
  readonly edition: Edition;
  /** Their keys; null for all. */
  readonly keys: readonly string[] | null;
}

/** What is in an edition: as it was frozen, or of a draft as its figures are now. */
export async function readPackSections(pack: Pack, { edition, keys }: SectionsWanted, context: Context): Promise<PackContent> {
  const isWanted = ({ key }: { readonly key: string }) => keys === null || keys.includes(key);
  const frozen = await loadDocument(pack, edition, context);
  if (frozen !== null) {
    const { title, dataVersion, sections, facts } = frozen.document;
    const asItStood = (block: Json) => (facts === null ? block : fillIn(block, facts));
    return {
      title,
      dataVersion,
      sections: numbered(sections)
        .filter(isWanted)
        .map(({ key, number, heading, blocks, notes, texts }) => ({
          ...{ key, number, heading, notes },
          blocks: blocks.map(asItStood).filter((block) => typeof block === 'object' && block !== null),
          texts: texts.map((text) => ({ ...frozenText, ...text, id: `${pack.id} ${key} ${text.kind}`, post: text.by, edition })),
        })),
    };
  }
  const sections = numbered(await findSections(readingPacks(context.database), pack.id)).filter(isWanted);
  const texts = await loadTexts(pack, context);
  const read = await readSections(sections, { pack, edition }, context);
  return {
    title: read.title,
    dataVersion: read.dataVersion,
    sections: read.sections.map((section, index) => ({
      ...section,
      number: sections[index]?.number ?? index + 1,
      texts: texts.filter((text) => text.section === section.key).map((text) => toShownText(text, pack, context)),
    })),
  };
}

/** Sections with their places in the pack, from 1. */
function numbered<Section>(sections: readonly Section[]): readonly (Section & { readonly number: number })[] {
  return sections.map((section, index) => ({ ...section, number: index + 1 }));
}

const frozenText = {
  ...{ state: 'AGREED', isLate: false, version: 0, owner: null, dueOn: null },
  ...{ canWrite: false, canAgree: false, record: null },
} as const;

/** A text as it stands, for whoever asks. */
export function toShownText(record: TextRecord, pack: Pack, { viewer, world }: Pick<Context, 'viewer' | 'world'>): PackText {
  const { id, kind, edition, state, version, body, ownerAgencyId, ownerPost, dueOn } = record;
  const owner = world.agencies.find((agency) => agency.id === ownerAgencyId);
  const isStillOpen = !isFrozen(pack);
  return {
    ...{ id, kind, edition, state, version, body, dueOn, record },
    isLate: isStillOpen && isLate(record, world.today),
    owner: owner ? toAgency(owner) : null,
    post: ownerPost,
    canWrite: isStillOpen && mayWrite(viewer, { text: record, pack }, world).ok,
    canAgree: isStillOpen && mayAgree(viewer, pack, world).ok,
  };
}
