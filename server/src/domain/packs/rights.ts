import type { Grant } from '#domain/access/grant.js';
import { can, type Denial, type Permission } from '#domain/access/permission.js';
import { familiesOf, isCleared, type Viewer } from '#domain/access/viewer.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { type Edition, isFrozen, type Pack, type PackText } from './pack.js';

type Where = Pick<ReferenceData, 'places' | 'agencies'>;

/** Whether somebody may make and change the pack of a place: its secretary. */
export function canMakePack(viewer: Viewer, area: string, referenceData: Where): Permission {
  return can(viewer, 'MAKE_PACKS', { areas: [chainOf(area, referenceData)] });
}

/** Whether somebody signs off the pack of a place: its chair. */
export function canSign(viewer: Viewer, area: string, referenceData: Where): Permission {
  return can(viewer, 'SIGN_PACKS', { areas: [chainOf(area, referenceData)] });
}

/**
 * Whether somebody reads a pack. One that is signed off is for everybody who sees figures; a draft
 * is for its secretary and its chair, for contributors, who write in it, and for auditors and
 * administrators. One that is with the chair is also for those who sign it for cleared readers.
 */
export function canRead(
  viewer: Viewer,
  pack: Pick<Pack, 'state' | 'area'>,
  referenceData: Where,
): Permission {
  if (isFrozen(pack)) return can(viewer, 'SEE_PACKS');
  const asReader = can(viewer, 'SEE_DRAFT_PACKS', { areas: [chainOf(pack.area, referenceData)] });
  if (asReader.ok || pack.state !== 'IN_REVIEW') return asReader;
  return canSignCleared(viewer, pack.area, referenceData) ? { ok: true } : asReader;
}

/**
 * Whether somebody signs the edition for cleared readers of a place: a senior leader, or its chair,
 * whose grant of that role is itself cleared. A leader of a council who holds a police analyst's
 * grant beside is not.
 */
export function canSignCleared(viewer: Viewer, area: string, referenceData: Where): boolean {
  const families = familiesOf(referenceData.agencies);
  return viewer.grants.some(
    (grant) =>
      isCleared({ grants: [grant] }, families) &&
      can({ ...viewer, grants: [grant] }, 'SIGN_CLEARED_PACKS', {
        areas: [chainOf(area, referenceData)],
      }).ok,
  );
}

/**
 * Whether somebody signs an edition: the chair that for partners, and a senior leader of the police
 * who is cleared the other, so that nobody signs what they may not see.
 */
export function canSignEdition(
  viewer: Viewer,
  { edition, pack }: { readonly edition: Edition; readonly pack: Pack },
  referenceData: Where,
): Permission {
  if (edition === 'PARTNERS') return canSign(viewer, pack.area, referenceData);
  if (canSignCleared(viewer, pack.area, referenceData)) return canRead(viewer, pack, referenceData);
  return {
    ...refuse(
      'The edition for cleared readers is signed by a senior leader of the police, or the chair, who is cleared.',
    ),
    needs: 'The role of senior leader at a police agency, up to OFFICIAL-SENSITIVE.',
  };
}

/** The edition that somebody reads: the one for cleared readers is for nobody else. */
export function editionFor(viewer: Viewer, { agencies }: Pick<ReferenceData, 'agencies'>): Edition {
  return isCleared(viewer, familiesOf(agencies)) ? 'CLEARED' : 'PARTNERS';
}

/**
 * Whether somebody reads a text: the person who reads its pack, and one for the edition for cleared
 * readers only they.
 */
export function canReadText(
  viewer: Viewer,
  { text, pack }: { readonly text: PackText; readonly pack: Pack },
  referenceData: Where,
): boolean {
  return (
    canRead(viewer, pack, referenceData).ok &&
    (text.edition === 'PARTNERS' || editionFor(viewer, referenceData) === 'CLEARED')
  );
}

/**
 * Whether somebody begins a text that only the edition for cleared readers has: the person who
 * writes the one that serves both, and is cleared.
 */
export function canSeparate(
  viewer: Viewer,
  { text, pack }: { readonly text: PackText; readonly pack: Pack },
  referenceData: Where,
): Permission {
  if (editionFor(viewer, referenceData) !== 'CLEARED')
    return refuse(
      'Only somebody who is cleared can write a text for the edition for cleared readers.',
    );
  return canWriteText(viewer, { text, pack }, referenceData);
}

/**
 * Whether somebody reads an edition of a pack, whichever they are offered: that for partners
 * the person who reads the pack, the other the cleared alone.
 */
export function canReadEdition(
  viewer: Viewer,
  { edition, pack }: { readonly edition: Edition; readonly pack: Pick<Pack, 'state' | 'area'> },
  referenceData: Where,
): Permission {
  const mayAtAll = canRead(viewer, pack, referenceData);
  if (!mayAtAll.ok || edition === 'PARTNERS' || editionFor(viewer, referenceData) === 'CLEARED')
    return mayAtAll;
  return {
    ok: false,
    sentence:
      'The edition for cleared readers is for nobody else. Ask for the edition for partners.',
    needs: 'Clearance for OFFICIAL-SENSITIVE figures of every agency.',
    grantedBy: 'An administrator of the whole partnership.',
  };
}

/**
 * Whether somebody writes a text: colleagues at the agency that owes it, and the secretary and the
 * chair of its board. What is written for the cleared edition is for cleared readers alone.
 */
export function canWriteText(
  viewer: Viewer,
  { text, pack }: { readonly text: PackText; readonly pack: Pack },
  referenceData: Where,
): Permission {
  if (!canReadText(viewer, { text, pack }, referenceData))
    return refuse('Only people who can read a text can write it.');
  const isOfOwner = text.ownerAgencyId !== null && isColleagueAt(viewer, text.ownerAgencyId);
  if (isOfOwner || canAgreeText(viewer, pack, referenceData).ok) return { ok: true };
  return refuse(
    'Only the agency that owes a text, or the secretary or the chair of the board, can write it.',
  );
}

/**
 * Whether somebody writes for an agency: a grant names it whose role writes. One for the whole
 * partnership names none, and makes nobody a colleague of all.
 */
export function isColleagueAt(viewer: Viewer, agencyId: number): boolean {
  return viewer.grants.some(
    (grant) =>
      grant.isForPartnership !== true &&
      grant.agencyIds.includes(agencyId) &&
      can({ ...viewer, grants: [grant] }, 'WRITE_COMMENTARY').ok,
  );
}

/**
 * Whether somebody adds a note to an action of a board: colleagues at the agency that does it, who
 * write in its packs.
 */
export function canRecordActions(
  viewer: Viewer,
  { area, ownerAgencyId }: { readonly area: string; readonly ownerAgencyId: number | null },
  referenceData: Where,
): boolean {
  return (
    ownerAgencyId !== null &&
    isColleagueAt(viewer, ownerAgencyId) &&
    canRead(viewer, { state: 'DRAFT', area }, referenceData).ok
  );
}

/** Whether somebody agrees texts: the secretary or the chair. */
export function canAgreeText(
  viewer: Viewer,
  { area }: Pick<Pack, 'area'>,
  referenceData: Where,
): Permission {
  const making = canMakePack(viewer, area, referenceData);
  return making.ok ? making : canSign(viewer, area, referenceData);
}

function refuse(sentence: string): Denial {
  return {
    ok: false,
    sentence,
    needs: 'The role of secretary or chair of that board.',
    grantedBy: 'An administrator of the whole partnership.',
  };
}

/** A place with those that it lies in, itself first. */
export function chainOf(
  code: string,
  { places }: Pick<ReferenceData, 'places'>,
): readonly string[] {
  const area = places.find(code);
  return area === null ? [code] : places.chainOf(area);
}

/**
 * Whoever an edition is drawn for: for partners somebody of no agency, whose figures nobody's own
 * records make exact; for cleared readers somebody of every agency.
 */
export function viewerOf(edition: Edition, { agencies }: Pick<ReferenceData, 'agencies'>): Viewer {
  const all = agencies.map(({ id }) => id);
  const grant: Grant =
    edition === 'PARTNERS'
      ? { role: 'BOARD_MEMBER', agencyIds: [], areaCodes: [], marking: 'OFFICIAL' }
      : {
          role: 'BOARD_MEMBER',
          isForPartnership: true,
          agencyIds: all,
          areaCodes: [],
          marking: 'OFFICIAL_SENSITIVE',
        };
  return {
    personId: null,
    name: edition === 'PARTNERS' ? 'Edition for partners' : 'Edition for cleared readers',
    grants: [grant],
  };
}
