import { hash, randomBytes } from 'node:crypto';

import { toJson } from '#domain/audit/canonical.js';
import type { Json } from '#domain/json.js';
import { documentForm, type PackDocument, toDocumentText } from '#domain/packs/document.js';
import { findLeakedFigures } from '#domain/packs/leaked-figures.js';
import { findMissingTexts } from '#domain/packs/missing.js';
import {
  allEditions,
  type Edition,
  type Pack,
  type PackText,
  type SectionPlan,
  textFor,
  textKinds,
  textsIn,
  textsOwedBy,
} from '#domain/packs/pack.js';
import { canRead, canSignEdition, editionFor } from '#domain/packs/rights.js';
import { figuresOf } from '#domain/packs/shown-figures.js';
import { refuseStep } from '#domain/packs/steps.js';
import { formatQuarter } from '#domain/quarter.js';
import { readDataVersion } from '#features/figures/data-version.reader.js';
import {
  type CurrentAction,
  findCurrentActions,
  toDocumentAction,
} from '#features/packs/actions/current-actions.js';
import { type Beside, readBeside } from '#features/packs/document-facts.js';
import { readMarked, toPlainWords } from '#features/packs/files/marked-text.js';
import {
  findPack,
  findPacks,
  findSections,
  findSignatures,
  findTexts,
  lockPack,
  readingPacks,
  type Signature,
} from '#features/packs/pack.reader.js';
import { insertEdition, putSignature, updateState } from '#features/packs/pack.store.js';
import { denyBy, denyUnknown, nameOf, toEntry } from '#features/packs/pack-entry.js';
import { findSavedOf } from '#features/packs/sections/saved-figures.js';
import { type ReadSections, readSections } from '#features/packs/sections/section-blocks.js';
import type { ChangedPack } from '#features/packs/take-step.js';
import type { Refused } from '#graphql/change-owned.js';
import type { Context } from '#graphql/context.js';
import type { WritingTransaction } from '#platform/database.js';

/** A signature to give, and what its signer had read. */
export interface Signing {
  readonly id: string;
  readonly edition: Edition;
  /** The number that `readingOf` gave for the pack and its texts as they were read. */
  readonly reading: number;
  readonly dataVersion: number;
  /** Why the pack is signed with gaps; empty if it has no gaps. */
  readonly gapsReason: string;
}

/**
 * A number that increases with every change to a pack, its sections and its texts, to identify what
 * somebody has read.
 */
export function readingOf(
  pack: Pick<Pack, 'version'>,
  texts: readonly Pick<PackText, 'version'>[],
): number {
  return texts.reduce((sum, { version }) => sum + version, pack.version);
}

/**
 * Signs an edition of a pack. The second of the two signatures, for the same words and the same
 * data, freezes both editions in one transaction: either all is frozen or nothing.
 */
export async function signOffPack(context: Context, signing: Signing): Promise<ChangedPack> {
  const { database, viewer, referenceData } = context;
  const reading = readingPacks(database);
  const pack = await findPack(reading, signing.id);
  if (!pack || !canRead(viewer, pack, referenceData).ok)
    return { pack: null, refusal: denyUnknown('pack', signing.id) };
  const permission = canSignEdition(viewer, { edition: signing.edition, pack }, referenceData);
  if (!permission.ok) return { pack, refusal: denyBy(permission) };
  const refusal = refuseStep(pack, 'SIGN_OFF', pack.version);
  if (refusal) return { pack, refusal };
  const sections = await findSections(reading, pack.id);
  const read = {
    PARTNERS: await readWhole(sections, { pack, edition: 'PARTNERS' }, context),
    CLEARED: await readWhole(sections, { pack, edition: 'CLEARED' }, context),
  };
  const saved = await findSavedOf(
    sections.flatMap(({ blocks }) => blocks),
    context,
  );
  const named = [...saved.values()].map(({ name }) => name);
  return database.write((transaction) =>
    sign(transaction, { signing, sections, named, read }, context),
  );
}

/** The content of an edition, with everything that is frozen with its figures. */
interface ReadEdition extends ReadSections, Beside {
  /** The blocks of each section, in order, as frozen. */
  readonly frozen: readonly (readonly Json[])[];
}

async function readWhole(
  sections: readonly SectionPlan[],
  edition: { readonly pack: Pack; readonly edition: Edition },
  context: Context,
): Promise<ReadEdition> {
  const read = await readSections(sections, edition, context);
  const frozen = read.sections.map(({ blocks }) => blocks.map(toJson));
  return { ...read, frozen, ...(await readBeside(frozen, context)) };
}

interface Read {
  readonly signing: Signing;
  readonly sections: readonly SectionPlan[];
  /** The names of the saved questions, which are free text above their figures. */
  readonly named: readonly string[];
  readonly read: Readonly<Record<Edition, ReadEdition>>;
}

async function sign(
  transaction: WritingTransaction,
  { signing, sections, named, read }: Read,
  context: Context,
): Promise<ChangedPack> {
  const { referenceData, viewer, clock } = context;
  const pack = await lockPack(transaction, signing.id);
  if (!pack) throw new Error('The pack was not found, although packs are never removed');
  const written = await findTexts(transaction, pack.id);
  const texts = textsOwedBy(sections, written);
  const actions = await findCurrentActions(transaction, pack, referenceData);
  const missingIn = (edition: Edition) => [
    ...read[edition].missingReturns,
    ...findMissingTexts(sections, textsIn(texts, edition), referenceData.today).map(
      ({ words }) => words,
    ),
  ];
  const signatures = await findSignatures(transaction, pack.id);
  const standing = signatures.filter(
    (each) => each.edition !== signing.edition && isOfWhat(signing, each),
  );
  const refusal =
    refuseStep(pack, 'SIGN_OFF', pack.version) ??
    refuseStale(signing, {
      reading: readingOf(pack, [...written, ...actions]),
      dataVersion: await readDataVersion(transaction),
      read,
    }) ??
    refuseSecond(signing, signatures) ??
    refuseGaps(signing, missingIn(signing.edition)) ??
    // Only a cleared person is refused for this: anybody else would learn that a guess was right.
    (editionFor(viewer, referenceData) === 'CLEARED'
      ? refuseLeaks(
          { sections, named, texts, actions, gaps: gapsOfPartners([...standing, signing]) },
          read,
        )
      : null);
  if (refusal) return { pack, refusal };
  const signature: Signature = {
    edition: signing.edition,
    packVersion: signing.reading,
    dataVersion: signing.dataVersion,
    signedAt: clock.now(),
    post: viewer.name,
    gapsReason: signing.gapsReason,
  };
  await putSignature(transaction, pack.id, { ...signature, personId: viewer.personId });
  transaction.log(
    toEntry(
      context,
      pack,
      `Signed the edition for ${forWhom[signing.edition]} of the pack for ${nameOf(pack, referenceData)}.`,
    ),
  );
  const given = [signature, ...standing];
  if (given.length < allEditions.length) return { pack, refusal: null };
  for (const each of given) {
    const document = toDocument(
      {
        pack,
        texts,
        actions,
        read: read[each.edition],
        signature: each,
        missing: missingIn(each.edition),
      },
      context,
    );
    await freeze(transaction, { pack, document }, context);
  }
  await updateState(transaction, pack.id, 'SIGNED_OFF');
  await supersede(transaction, pack, context);
  return { pack: await findPack(transaction, pack.id), refusal: null };
}

const forWhom = { PARTNERS: 'partners', CLEARED: 'cleared readers' } as const;

function refuseStale(
  { reading, dataVersion }: Signing,
  now: {
    readonly reading: number;
    readonly dataVersion: number;
    readonly read: Readonly<Record<Edition, ReadEdition>>;
  },
): Refused | null {
  if (reading !== now.reading)
    return {
      field: 'reading',
      message:
        'Somebody changed the pack or one of its texts after you read it. Read it once more, then sign.',
    };
  const isOfThat = allEditions.every((edition) => now.read[edition].dataVersion === dataVersion);
  if (dataVersion === now.dataVersion && isOfThat) return null;
  return {
    field: 'dataVersion',
    message: `You read the figures at data version ${dataVersion}, but returns have come in since, and the pack now shows data version ${now.dataVersion}. Read the pack once more, then sign.`,
  };
}

/** Whether a signature was given for the same words and figures as the new one. */
function isOfWhat({ reading, dataVersion }: Signing, signature: Signature): boolean {
  return signature.packVersion === reading && signature.dataVersion === dataVersion;
}

/**
 * Refuses a second signature for the same state of an edition, because it would replace the name
 * and words of the first.
 */
function refuseSecond(signing: Signing, signatures: readonly Signature[]): Refused | null {
  const first = signatures.find(
    (each) => each.edition === signing.edition && isOfWhat(signing, each),
  );
  if (first === undefined) return null;
  const message = `${first.post} has already signed the edition for ${forWhom[signing.edition]} in its current state. To have it signed again, hand the pack back.`;
  return { field: 'id', message };
}

function refuseGaps({ gapsReason }: Signing, missing: readonly string[]): Refused | null {
  if (missing.length === 0 || gapsReason !== '') return null;
  return {
    field: 'gapsReason',
    message: `It is signed with gaps: ${missing.join('; ')}. Say in a sentence why you are signing it anyway.`,
  };
}

interface Said {
  /**
   * The reasons for gaps in the edition for partners. The edition contains them, as it contains its
   * texts.
   */
  readonly gaps: readonly string[];
  readonly sections: readonly SectionPlan[];
  readonly named: readonly string[];
  readonly texts: readonly PackText[];
  readonly actions: readonly CurrentAction[];
}

/** The reasons for gaps in the edition for partners, from this signature or an earlier one. */
function gapsOfPartners(
  signatures: readonly Pick<Signing, 'edition' | 'gapsReason'>[],
): readonly string[] {
  return signatures.flatMap(({ edition, gapsReason }) =>
    edition === 'PARTNERS' ? [gapsReason] : [],
  );
}

function refuseLeaks(
  { gaps, sections, named, texts, actions }: Said,
  read: Readonly<Record<Edition, ReadEdition>>,
): Refused | null {
  // Texts are checked both as written and as read: Markdown may split a number that the page shows
  // whole.
  const said = texts.flatMap(({ section, edition, body }) =>
    edition === 'PARTNERS'
      ? [body, readMarked(body).map(toPlainWords).join('\n')].map((words) => ({
          place: `A text of the section ${section}`,
          body: words,
        }))
      : [],
  );
  const writers = texts.flatMap(({ section, edition, ownerPost }) =>
    edition === 'PARTNERS'
      ? [{ place: `The post of a writer in the section ${section}`, body: ownerPost }]
      : [],
  );
  const todo = actions.flatMap(({ text, notes, ownerPost }) =>
    [text, notes, ownerPost].map((body) => ({ place: 'A board action', body })),
  );
  const headed = sections.map(({ key, heading }) => ({
    place: `The heading of the section ${key}`,
    body: heading,
  }));
  const asked = named.map((body) => ({ place: 'The name of a saved question', body }));
  const why = gaps.map((body) => ({ place: 'The reason for signing with gaps', body }));
  const [given] = findLeakedFigures([...said, ...writers, ...todo, ...headed, ...asked, ...why], {
    partners: figuresIn(read.PARTNERS),
    cleared: figuresIn(read.CLEARED),
  });
  if (given === undefined) return null;
  return {
    field: 'id',
    message: `${given.place} contains ${given.number}, the true value of a protected figure that partners may not see. They read this too, so remove it.`,
  };
}

function figuresIn({ sections }: ReadSections) {
  return sections.flatMap(({ blocks }) => figuresOf(blocks));
}

interface Drawing extends Omit<Said, 'gaps' | 'sections' | 'named'> {
  readonly pack: Pack;
  readonly read: ReadEdition;
  readonly signature: Signature;
  readonly missing: readonly string[];
}

function toDocument(
  { pack, texts, actions, read, signature, missing }: Drawing,
  { referenceData, clock }: Context,
): PackDocument {
  const { edition } = signature;
  const { quarter, area, number, reason } = pack;
  return {
    form: documentForm,
    edition,
    marking: edition === 'PARTNERS' ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE',
    pack: {
      quarter,
      quarterName: formatQuarter(quarter),
      area,
      areaName: referenceData.places.find(area)?.name ?? area,
      number,
      reason,
    },
    title: read.title,
    dataVersion: read.dataVersion,
    frozenAt: clock.now().toISOString(),
    nonce: randomBytes(NONCE_BYTES).toString('hex'),
    signed: { by: signature.post, at: signature.signedAt.toISOString() },
    gaps: { missing, reason: signature.gapsReason },
    actions: actions.map((action) => toDocumentAction(action, referenceData)),
    definitions: read.definitions,
    facts: read.facts,
    sections: read.sections.map(({ key, heading, notes }, index) => ({
      ...{ key, heading, notes },
      blocks: read.frozen[index] ?? [],
      texts: textsOf(texts, { section: key, edition }, referenceData),
    })),
  };
}

/** The length of the random number in an edition, in bytes: as long as a hash. */
const NONCE_BYTES = 32;

const kindsInOrder = Object.keys(textKinds).filter((key): key is keyof typeof textKinds =>
  Object.hasOwn(textKinds, key),
);

function textsOf(
  texts: readonly PackText[],
  of: Pick<PackText, 'section' | 'edition'>,
  { agencies }: Context['referenceData'],
) {
  return kindsInOrder.flatMap((kind) => {
    const text = textFor(texts, { ...of, kind });
    if (text === null || text.body === '') return [];
    const agency = agencies.find(({ id }) => id === text.ownerAgencyId)?.name;
    return [
      {
        kind,
        body: text.body,
        by: [text.ownerPost, agency ?? ''].filter((part) => part !== '').join(', '),
      },
    ];
  });
}

async function freeze(
  transaction: WritingTransaction,
  { pack, document }: { readonly pack: Pack; readonly document: PackDocument },
  context: Context,
) {
  const text = toDocumentText(document);
  const digest = hash('sha256', text, 'buffer');
  const { edition, form } = document;
  await insertEdition(transaction, pack.id, {
    edition,
    form,
    document: text,
    hash: digest,
    frozenAt: new Date(document.frozenAt),
  });
  const { filter, ...entry } = toEntry(
    context,
    pack,
    `Froze the edition for ${forWhom[edition]} of the pack for ${nameOf(pack, context.referenceData)}.`,
  );
  transaction.log({
    ...entry,
    filter: toJson({ pack: filter, edition, form, sha256: digest.toString('hex') }),
  });
}

/** Marks the former version as replaced. Its content stays as it was. */
async function supersede(
  transaction: WritingTransaction,
  { quarter, area, number }: Pack,
  context: Context,
): Promise<void> {
  const packs = await findPacks(transaction, { quarter, area, number: number - 1 });
  for (const former of packs) {
    if (former.state !== 'SIGNED_OFF') continue;
    await updateState(transaction, former.id, 'SUPERSEDED');
    transaction.log(
      toEntry(
        context,
        former,
        `Replaced version ${former.number} of the pack for ${nameOf(former, context.referenceData)} with version ${number}.`,
      ),
    );
  }
}
