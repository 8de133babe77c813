import type { Permission } from '#domain/access/may-do.js';
import { actingIn } from '#domain/audit/actor.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { heirsOf } from '#domain/ownership/heirs.js';
import { type Pack, type PackState, type PackText, type SectionPlan, textKinds } from '#domain/packs/pack.js';
import { mayAgree, mayMake, mayRead, mayWrite } from '#domain/packs/rights.js';
import { type PackStep, packSteps, refuseStep, refuseText, stateAfterWriting } from '#domain/packs/steps.js';
import { template, textsOwed } from '#domain/packs/template.js';
import type { PlainDate } from '#domain/plain-date.js';
import { endOf, formatQuarter, type Quarter } from '#domain/quarter.js';
import { type Changing, deny, type Refused } from '#graphql/change-owned.js';
import type { WritingTransaction } from '#platform/database.js';

import { findPack, findPacks, findSections, findTexts, lockPack, lockText } from './pack.reader.js';
import {
  type Doing,
  insertPack,
  insertTexts,
  lockPacksOf,
  type NewText,
  replaceSections,
  updateOwner,
  updateState,
  updateText,
} from './pack.store.js';

/** What a change of a pack came to: the pack as it stands, where whoever asked reads it, and what kept it from being made. */
export interface ChangedPack {
  readonly pack: Pack | null;
  readonly refusal: Refused | null;
}

/** What a new pack is of, and by when. */
export interface NewRound {
  readonly quarter: Quarter;
  readonly area: string;
  readonly textsDueOn: PlainDate | null;
  readonly signOffDueOn: PlainDate | null;
  readonly meetsOn: PlainDate | null;
}

const gone: Refused = { field: 'id', message: 'There is no such pack that you may read.' };

/** Opens the pack of a quarter that has ended, from the sections and the owners of the pack before it, else from the template. */
export function createPack(changing: Changing, round: NewRound): Promise<ChangedPack> {
  const { database, visit, world, clock } = changing;
  const { quarter, area } = round;
  const doing = { personId: visit.viewer.personId, at: clock.now() };
  const refused = refuseRound(changing, round);
  if (refused) return Promise.resolve({ pack: null, refusal: refused });
  return database.write(async (transaction) => {
    await lockPacksOf(transaction, round);
    const packs = await findPacks(transaction, { quarter: null, area, number: null });
    const [standing] = packs.filter((pack) => pack.quarter === quarter);
    if (standing)
      return {
        pack: standing,
        refusal: { field: 'quarter', message: 'There is a pack of that quarter and place already. Go on with it.' },
      };
    const before = packs.find((pack) => pack.quarter < quarter) ?? null;
    const id = await insertPack(transaction, { ...round, number: 1, reason: '' }, doing);
    await fillFrom(transaction, { id, before, dueOn: round.textsDueOn }, changing);
    const pack = await findPack(transaction, id);
    transaction.log(toEntry(changing, { ...round, number: 1, id }, `Opened the pack of ${nameOf(round, world)}.`));
    return { pack, refusal: null };
  });
}

function refuseRound({ visit, world }: Changing, { quarter, area, textsDueOn, signOffDueOn, meetsOn }: NewRound): Refused | null {
  if (world.places.find(area) === null) return { field: 'area', message: 'No place has that code.' };
  const permission = mayMake(visit.viewer, area, world);
  if (!permission.ok) return denyBy(permission, 'area');
  if (endOf(quarter) >= world.today)
    return {
      field: 'quarter',
      message: `${formatQuarter(quarter)} has not ended. A pack is of a quarter that has: ask again from ${endOf(quarter)} on.`,
    };
  if (textsDueOn !== null && signOffDueOn !== null && signOffDueOn < textsDueOn)
    return {
      field: 'signOffDueOn',
      message: 'It is to be signed off before its texts are due. Give a later day, or an earlier one for the texts.',
    };
  if (signOffDueOn !== null && meetsOn !== null && meetsOn < signOffDueOn)
    return {
      field: 'meetsOn',
      message: 'The board meets before the pack is signed off. Give a later day, or an earlier one for the signature.',
    };
  return null;
}

interface Filling {
  readonly id: string;
  readonly before: Pack | null;
  readonly dueOn: PlainDate | null;
}

/** Sections and owners as the pack before had them; those of an agency that ended go to its successor. */
async function fillFrom(transaction: WritingTransaction, { id, before, dueOn }: Filling, { world }: Changing): Promise<void> {
  const sections = before === null ? template : await findSections(transaction, before.id);
  const owners = before === null ? [] : await findTexts(transaction, before.id);
  await replaceSections(transaction, id, sections);
  const texts = sections.flatMap(({ key }) =>
    textsOwed(key).map((kind): NewText => {
      const owner = owners.find((text) => text.section === key && text.kind === kind && text.edition === 'PARTNERS');
      const ownerAgencyId = owner === undefined || owner.ownerAgencyId === null ? null : (heirsOf(owner.ownerAgencyId, world)[0] ?? null);
      return { section: key, kind, edition: 'PARTNERS', ownerAgencyId, ownerPost: owner?.ownerPost ?? '', dueOn };
    }),
  );
  await insertTexts(transaction, id, texts);
}

/** A pack, and the version of it that was seen. */
export interface SeenPack {
  readonly id: string;
  readonly seen: number;
}

/** Chooses and orders the sections of a draft. */
export function arrangeSections(changing: Changing, { id, seen }: SeenPack, keys: readonly string[]): Promise<ChangedPack> {
  return takeStep(changing, { id, seen, step: 'ARRANGE' }, async (transaction, pack) => {
    const standing = await findSections(transaction, pack.id);
    const known = new Map<string, SectionPlan>([...template, ...standing].map((section) => [section.key, section]));
    const unknown = keys.find((key) => !known.has(key));
    if (unknown !== undefined)
      return { field: 'sections', message: `No section is called ${unknown}. There are: ${[...known.keys()].join(', ')}.` };
    if (new Set(keys).size < keys.length) return { field: 'sections', message: 'A section stands in it twice. Name each of them once.' };
    if (keys.length === 0) return { field: 'sections', message: 'A pack has one section at least.' };
    const sections = keys.flatMap((key) => known.get(key) ?? []);
    await replaceSections(transaction, pack.id, sections);
    const owed = sections.flatMap(({ key }) =>
      textsOwed(key).map((kind) => ({ section: key, kind, edition: 'PARTNERS', ...byNobody, dueOn: pack.textsDueOn }) as const),
    );
    await insertTexts(transaction, pack.id, owed);
    return null;
  });
}

const byNobody = { ownerAgencyId: null, ownerPost: '' } as const;

/** Hands a draft to the chair. */
export function submitPack(changing: Changing, seen: SeenPack): Promise<ChangedPack> {
  return takeStep(changing, { ...seen, step: 'SUBMIT' }, () => Promise.resolve(null));
}

/** Hands a pack back to be written, by its chair or its secretary. */
export function handBackPack(changing: Changing, seen: SeenPack): Promise<ChangedPack> {
  return takeStep(changing, { ...seen, step: 'RETURN' }, () => Promise.resolve(null));
}

/** Makes a new version of a pack that was signed off, which replaces it once it is signed off itself. */
export function supersedePack(changing: Changing, { id, seen }: SeenPack, reason: string): Promise<ChangedPack> {
  const { database, visit, world, clock } = changing;
  const doing = { personId: visit.viewer.personId, at: clock.now() };
  return database.write(async (transaction) => {
    const pack = await lockPack(transaction, id);
    if (!pack || !mayRead(visit.viewer, pack, world).ok) return { pack: null, refusal: gone };
    const permission = mayMake(visit.viewer, pack.area, world);
    if (!permission.ok) return { pack, refusal: denyBy(permission) };
    const refusal = refuseStep(pack, 'SUPERSEDE', seen);
    if (refusal) return { pack, refusal };
    if (reason === '')
      return { pack, refusal: { field: 'reason', message: 'Say in a sentence what is to be put right: it stands in the new version.' } };
    await lockPacksOf(transaction, pack);
    const [latest] = await findPacks(transaction, { quarter: pack.quarter, area: pack.area, number: null });
    if (latest && latest.number > pack.number)
      return { pack: latest, refusal: { field: 'id', message: 'A later version is there already. Go on with it.' } };
    const next = { ...pack, number: pack.number + 1, reason };
    const made = await insertPack(transaction, next, doing);
    await replaceSections(transaction, made, await findSections(transaction, pack.id));
    const texts = await findTexts(transaction, pack.id);
    await insertTexts(transaction, made, texts);
    await carryOver(transaction, { from: texts, to: await findTexts(transaction, made) }, doing);
    transaction.log(toEntry(changing, { ...next, id: made }, `Began version ${next.number} of the pack of ${nameOf(pack, world)}.`));
    return { pack: await findPack(transaction, made), refusal: null };
  });
}

/** What was said before stands in the new version as a draft, to be read once more. */
async function carryOver(
  transaction: WritingTransaction,
  { from, to }: { readonly from: readonly PackText[]; readonly to: readonly PackText[] },
  doing: Doing,
): Promise<void> {
  for (const text of to) {
    const said = from.find(({ section, kind, edition }) => section === text.section && kind === text.kind && edition === text.edition);
    if (said && said.body !== '') await updateText(transaction, { id: text.id, number: 1, state: 'DRAFT', body: said.body }, doing);
  }
}

interface Stepping extends SeenPack {
  readonly step: Exclude<PackStep, 'SIGN_OFF' | 'SUPERSEDE'>;
}

async function takeStep(
  changing: Changing,
  { id, seen, step }: Stepping,
  make: (transaction: WritingTransaction, pack: Pack) => Promise<Refused | null>,
): Promise<ChangedPack> {
  const { database, visit, world } = changing;
  return database.write(async (transaction) => {
    const pack = await lockPack(transaction, id);
    if (!pack || !mayRead(visit.viewer, pack, world).ok) return { pack: null, refusal: gone };
    const permission = step === 'RETURN' ? mayAgree(visit.viewer, pack, world) : mayMake(visit.viewer, pack.area, world);
    if (!permission.ok) return { pack, refusal: denyBy(permission) };
    const refusal = refuseStep(pack, step, seen) ?? (await make(transaction, pack));
    if (refusal) return { pack, refusal };
    const state: PackState = packSteps[step].to;
    await updateState(transaction, pack.id, state);
    transaction.log(toEntry(changing, pack, `${stepWords[step]} the pack of ${nameOf(pack, world)}.`));
    return { pack: await findPack(transaction, pack.id), refusal: null };
  });
}

const stepWords = { ARRANGE: 'Arranged the sections of', SUBMIT: 'Handed to the chair', RETURN: 'Handed back' } as const;

/** A text, and the version of it that was seen. */
export interface SeenText {
  readonly id: string;
  readonly seen: number;
}

/** Longest text of a pack, in characters. */
const LONGEST_TEXT = 20_000;

/** Saves a text of a pack that is not signed off. What the same words were saved with before is kept. */
export function writeText(
  changing: Changing,
  { id, seen }: SeenText,
  { body, isReady }: { readonly body: string; readonly isReady: boolean },
): Promise<ChangedText> {
  return changeText(changing, { id, seen }, (text, pack) => {
    const permission = mayWrite(changing.visit.viewer, { text, pack }, changing.world);
    if (!permission.ok) return denyBy(permission);
    if (body.length > LONGEST_TEXT)
      return {
        field: 'body',
        message: `It has ${body.length.toLocaleString('en-GB')} characters. ${LONGEST_TEXT.toLocaleString('en-GB')} are the most.`,
      };
    return { ...text, state: stateAfterWriting(body, isReady), body, done: 'Wrote' };
  });
}

/** Agrees a text, or takes that back: the secretary or the chair does. */
export function agreeText(changing: Changing, { id, seen }: SeenText, isAgreed: boolean): Promise<ChangedText> {
  return changeText(changing, { id, seen }, (text, pack) => {
    const permission = mayAgree(changing.visit.viewer, pack, changing.world);
    if (!permission.ok) return denyBy(permission);
    if (text.body === '') return { field: 'id', message: 'Nobody has written this text yet, so there is nothing to agree.' };
    return { ...text, state: isAgreed ? 'AGREED' : 'IN_REVIEW', done: isAgreed ? 'Agreed' : 'Took back the agreement to' };
  });
}

/** Whose turn a text is. */
export interface Assignment {
  readonly agencyId: number | null;
  readonly post: string;
  readonly dueOn: PlainDate | null;
}

/** Says who owes a text, and by when: the secretary does. */
export function assignText(changing: Changing, { id, seen }: SeenText, { agencyId, post, dueOn }: Assignment): Promise<ChangedText> {
  const { database, visit, world } = changing;
  return database.write(async (transaction) => {
    const found = await lockText(transaction, id);
    if (!found || !mayRead(visit.viewer, found.pack, world).ok) return { ...nothing, refusal: goneText };
    const { text, pack } = found;
    const permission = mayMake(visit.viewer, pack.area, world);
    if (!permission.ok) return { pack, text, refusal: denyBy(permission) };
    const refusal = refuseText(pack, { version: text.version, seen });
    if (refusal) return { pack, text, refusal };
    if (text.ownerAgencyId === agencyId && text.ownerPost === post && text.dueOn === dueOn) return { pack, text, refusal: null };
    await updateOwner(transaction, { id: text.id, ownerAgencyId: agencyId, ownerPost: post, dueOn });
    transaction.log(toEntry(changing, pack, `Said who writes ${describeText(text)} in the pack of ${nameOf(pack, world)}.`));
    return { pack, text: { ...text, ownerAgencyId: agencyId, ownerPost: post, dueOn }, refusal: null };
  });
}

/** What a change of a text came to. */
export interface ChangedText {
  readonly pack: Pack | null;
  readonly text: PackText | null;
  readonly refusal: Refused | null;
}

const nothing = { pack: null, text: null } as const;
const goneText: Refused = { field: 'id', message: 'There is no such text in a pack that you may read.' };

type Wanted = PackText & { readonly done: string };

async function changeText(
  changing: Changing,
  { id, seen }: SeenText,
  toWanted: (text: PackText, pack: Pack) => Wanted | Refused,
): Promise<ChangedText> {
  const { database, visit, world, clock } = changing;
  return database.write(async (transaction) => {
    const found = await lockText(transaction, id);
    if (!found || !mayRead(visit.viewer, found.pack, world).ok) return { ...nothing, refusal: goneText };
    const { text, pack } = found;
    const wanted = toWanted(text, pack);
    if (!('done' in wanted)) return { pack, text, refusal: wanted };
    const refusal = refuseText(pack, { version: text.version, seen });
    if (refusal) return { pack, text, refusal };
    const { state, body, done } = wanted;
    if (state === text.state && body === text.body) return { pack, text, refusal: null };
    const number = text.version + 1;
    await updateText(transaction, { id: text.id, number, state, body }, { personId: visit.viewer.personId, at: clock.now() });
    transaction.log(toEntry(changing, pack, `${done} ${describeText(text)} in the pack of ${nameOf(pack, world)}.`));
    return { pack, text: { ...text, state, body, version: number }, refusal: null };
  });
}

function describeText({ section, kind }: Pick<PackText, 'section' | 'kind'>): string {
  return `“${textKinds[kind]}” of the section ${section}`;
}

/** A pack in words: `Q2 2026/27, Thames Valley`. */
export function nameOf({ quarter, area }: Pick<Pack, 'quarter' | 'area'>, { places }: Changing['world']): string {
  return `${formatQuarter(quarter)}, ${places.find(area)?.name ?? area}`;
}

/** What the log is told of a pack. @param what in a sentence */
export function toEntry(
  { visit, clock }: Pick<Changing, 'visit' | 'clock'>,
  pack: Pick<Pack, 'id' | 'quarter' | 'area' | 'number'>,
  what: string,
): Entry {
  const { id, quarter, area, number } = pack;
  const filter = toJson({ pack: id, quarter, area, version: number });
  return { ...concerningNoRecords, at: clock.now(), action: 'ADMINISTER', ...actingIn(visit), what, filter };
}

/** Why somebody may not, as a problem of a change. */
export function denyBy(permission: Permission, field = 'id'): Refused {
  return deny(permission.ok ? '' : permission.sentence, field);
}
