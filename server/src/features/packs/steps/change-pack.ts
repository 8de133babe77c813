import { successorsOf } from '#domain/ownership/successors.js';
import { carrySections } from '#domain/packs/carry-sections.js';
import { findNumber } from '#domain/packs/leaked-figures.js';
import { toOneParagraph } from '#domain/packs/one-paragraph.js';
import type { Pack, PackText, SectionPlan } from '#domain/packs/pack.js';
import { canMakePack, canRead } from '#domain/packs/rights.js';
import { refuseReason, refuseStep } from '#domain/packs/steps.js';
import type { Template } from '#domain/packs/template.js';
import type { PlainDate } from '#domain/plain-date.js';
import { endOf, formatQuarter, type Quarter } from '#domain/quarter.js';
import {
  findLeftOut,
  findPack,
  findPacks,
  findSections,
  findTexts,
  lockPack,
} from '#features/packs/pack.reader.js';
import {
  type ChangeStamp,
  insertHandBack,
  insertPack,
  insertTexts,
  lockPacksOf,
  type NewText,
  replaceSections,
  updateText,
} from '#features/packs/pack.store.js';
import { denyBy, denyUnknown, nameOf, toEntry } from '#features/packs/pack-entry.js';
import { putSections } from '#features/packs/sections/put-sections.js';
import { findTemplate, findTemplateSections } from '#features/packs/sections/template.reader.js';
import { type ChangedPack, type SeenPack, takeStep } from '#features/packs/take-step.js';
import type { Changing, Refused } from '#graphql/change-owned.js';
import type { WritingTransaction } from '#platform/database.js';

/** The quarter, place and due days of a new pack. */
export interface NewRound {
  readonly quarter: Quarter;
  readonly area: string;
  readonly textsDueOn: PlainDate | null;
  readonly signOffDueOn: PlainDate | null;
  readonly meetsOn: PlainDate | null;
}

/**
 * Opens the pack for a quarter that has ended, with the sections and owners of the previous pack,
 * or else from the template.
 */
export function createPack(changing: Changing, round: NewRound): Promise<ChangedPack> {
  const { database, identity, referenceData, clock } = changing;
  const { quarter, area } = round;
  const stamp = { personId: identity.viewer.personId, at: clock.now() };
  const refused = refuseRound(changing, round);
  if (refused) return Promise.resolve({ pack: null, refusal: refused });
  return database.write(async (transaction) => {
    await lockPacksOf(transaction, round);
    const packs = await findPacks(transaction, { quarter: null, area, number: null });
    const [standing] = packs.filter((pack) => pack.quarter === quarter);
    if (standing)
      return {
        pack: standing,
        refusal: {
          field: 'quarter',
          message: 'There is already a pack for that quarter and place. Continue with it.',
        },
      };
    const before = packs.find((pack) => pack.quarter < quarter) ?? null;
    const template = await findTemplate(transaction);
    const id = await insertPack(
      transaction,
      { ...round, number: 1, reason: '', templateVersion: template.version },
      stamp,
    );
    await fillFrom(transaction, { id, before, template, dueOn: round.textsDueOn }, changing);
    const pack = await findPack(transaction, id);
    transaction.log(
      toEntry(
        changing,
        { ...round, number: 1, id },
        `Opened the pack for ${nameOf(round, referenceData)}.`,
      ),
    );
    return { pack, refusal: null };
  });
}

function refuseRound(
  { identity, referenceData }: Changing,
  { quarter, area, textsDueOn, signOffDueOn, meetsOn }: NewRound,
): Refused | null {
  if (referenceData.places.find(area) === null)
    return { field: 'area', message: 'No place has that code.' };
  const permission = canMakePack(identity.viewer, area, referenceData);
  if (!permission.ok) return denyBy(permission, 'area');
  if (endOf(quarter) >= referenceData.today)
    return {
      field: 'quarter',
      message: `${formatQuarter(quarter)} has not ended. A pack can be opened only for a quarter that has ended: try again from ${endOf(quarter)}.`,
    };
  if (textsDueOn !== null && signOffDueOn !== null && signOffDueOn < textsDueOn)
    return {
      field: 'signOffDueOn',
      message:
        'It would be signed off before its texts are due. Give a later day, or an earlier one for the texts.',
    };
  if (signOffDueOn !== null && meetsOn !== null && meetsOn < signOffDueOn)
    return {
      field: 'meetsOn',
      message:
        'The board meets before the pack is signed off. Give a later day, or an earlier one for the signature.',
    };
  return null;
}

interface Filling {
  readonly id: string;
  readonly before: Pack | null;
  readonly template: Template;
  readonly dueOn: PlainDate | null;
}

/**
 * Fills a new pack with the sections and owners of the previous one. The successor of an agency
 * that has ended takes its place.
 */
async function fillFrom(
  transaction: WritingTransaction,
  { id, before, template, dueOn }: Filling,
  { referenceData, clock }: Changing,
): Promise<void> {
  const sections =
    before === null
      ? template.sections
      : carrySections(await findSections(transaction, before.id), {
          was: await findTemplateSections(transaction, before.templateVersion),
          now: template.sections,
        });
  const owners = before === null ? [] : await findTexts(transaction, before.id);
  await replaceSections(transaction, id, { sections, leftOut: [] });
  const texts = sections.flatMap(({ key, texts: kinds }) =>
    kinds.map((kind): NewText => {
      const owner = owners.find(
        (text) => text.section === key && text.kind === kind && text.edition === 'PARTNERS',
      );
      const formerId = owner?.ownerAgencyId ?? null;
      const ownerAgencyId =
        formerId === null ? null : (successorsOf(formerId, referenceData)[0] ?? null);
      return {
        section: key,
        kind,
        edition: 'PARTNERS',
        ownerAgencyId,
        ownerPost: owner?.ownerPost ?? '',
        dueOn,
      };
    }),
  );
  await insertTexts(transaction, { packId: id, at: clock.now() }, texts);
}

/** Chooses and orders the sections of a draft. */
export function arrangeSections(
  changing: Changing,
  { id, seen }: SeenPack,
  keys: readonly string[],
): Promise<ChangedPack> {
  return takeStep(changing, { id, seen, step: 'ARRANGE' }, async (transaction, pack) => {
    const standing = await findSections(transaction, pack.id);
    const template = await findTemplate(transaction);
    const known = new Map<string, SectionPlan>(
      [...template.sections, ...(await findLeftOut(transaction, pack.id)), ...standing].map(
        (section) => [section.key, section],
      ),
    );
    const unknown = keys.find((key) => !known.has(key));
    if (unknown !== undefined)
      return {
        field: 'sections',
        message: `No section is called ${unknown}. The sections are: ${[...known.keys()].join(', ')}.`,
      };
    return putSections(
      transaction,
      { pack, at: changing.clock.now() },
      keys.flatMap((key) => known.get(key) ?? []),
    );
  });
}

/** Hands a draft to the chair. */
export function submitPack(changing: Changing, seen: SeenPack): Promise<ChangedPack> {
  return takeStep(changing, { ...seen, step: 'SUBMIT' }, () => Promise.resolve(null));
}

/**
 * Hands a pack back for changes, by its chair or its secretary.
 *
 * @param said what has to be corrected, stored as one paragraph; empty if nothing is said
 */
export function handBackPack(
  changing: Changing,
  seen: SeenPack,
  said: string,
): Promise<ChangedPack> {
  const reason = toOneParagraph(said);
  return takeStep(changing, { ...seen, step: 'RETURN' }, async (transaction, { id, version }) => {
    const refusal = refuseReason(reason);
    if (refusal) return refusal;
    const { viewer } = changing.identity;
    const stamp = { personId: viewer.personId, at: changing.clock.now() };
    await insertHandBack(transaction, id, {
      version: version + 1,
      reason,
      post: viewer.name,
      ...stamp,
    });
    return null;
  });
}

/**
 * Makes a new version of a signed pack. Once the new version is signed, it replaces the earlier
 * version.
 */
export function supersedePack(
  changing: Changing,
  { id, seen }: SeenPack,
  reason: string,
): Promise<ChangedPack> {
  const { database, identity, referenceData, clock } = changing;
  const stamp = { personId: identity.viewer.personId, at: clock.now() };
  return database.write(async (transaction) => {
    const pack = await lockPack(transaction, id);
    if (!pack || !canRead(identity.viewer, pack, referenceData).ok)
      return { pack: null, refusal: denyUnknown('pack', id) };
    const permission = canMakePack(identity.viewer, pack.area, referenceData);
    if (!permission.ok) return { pack, refusal: denyBy(permission) };
    const refusal = refuseStep(pack, 'SUPERSEDE', seen);
    if (refusal) return { pack, refusal };
    if (reason === '')
      return {
        pack,
        refusal: {
          field: 'reason',
          message: 'Say in a sentence what needs to be corrected: the new version shows it.',
        },
      };
    // The reason can be read before anybody has checked it against what partners may see.
    const number = findNumber(reason);
    if (number !== null) {
      const message = `Say what needs to be corrected without a number such as ${number}: everybody can read it before the new version is signed.`;
      return { pack, refusal: { field: 'reason', message } };
    }
    await lockPacksOf(transaction, pack);
    const [latest] = await findPacks(transaction, {
      quarter: pack.quarter,
      area: pack.area,
      number: null,
    });
    if (latest && latest.number > pack.number)
      return {
        pack: latest,
        refusal: { field: 'id', message: 'There is already a later version. Continue with it.' },
      };
    // The new version has no due days, so that nobody is late with a text that was agreed before.
    const next = { ...pack, ...withoutDays, number: pack.number + 1, reason };
    const made = await insertPack(transaction, next, stamp);
    await replaceSections(transaction, made, {
      sections: await findSections(transaction, pack.id),
      leftOut: await findLeftOut(transaction, pack.id),
    });
    const texts = await findTexts(transaction, pack.id);
    const undated = texts.map((text) => ({ ...text, dueOn: null }));
    await insertTexts(transaction, { packId: made, at: stamp.at }, undated);
    await carryOver(transaction, { from: texts, to: await findTexts(transaction, made) }, stamp);
    transaction.log(
      toEntry(
        changing,
        { ...next, id: made },
        `Began version ${next.number} of the pack for ${nameOf(pack, referenceData)}.`,
      ),
    );
    return { pack: await findPack(transaction, made), refusal: null };
  });
}

const withoutDays = { textsDueOn: null, signOffDueOn: null } as const;

/**
 * Copies the earlier texts into the new version, for the secretary to correct and agree again.
 * Their owners are not asked again.
 */
async function carryOver(
  transaction: WritingTransaction,
  { from, to }: { readonly from: readonly PackText[]; readonly to: readonly PackText[] },
  stamp: ChangeStamp,
): Promise<void> {
  for (const text of to) {
    const said = from.find(
      ({ section, kind, edition }) =>
        section === text.section && kind === text.kind && edition === text.edition,
    );
    if (said && said.body !== '')
      await updateText(
        transaction,
        { id: text.id, number: 1, state: 'IN_REVIEW', body: said.body },
        stamp,
      );
  }
}
