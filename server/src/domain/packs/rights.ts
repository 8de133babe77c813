import type { Grant } from '#domain/access/grant.js';
import { can, type Denial, type Permission } from '#domain/access/permission.js';
import { familiesOf, isCleared, type Viewer } from '#domain/access/viewer.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { type Edition, isFrozen, type Pack, type PackText } from './pack.js';

type Where = Pick<ReferenceData, 'places' | 'agencies'>;

/** Whether somebody may make and change a place's pack: only its secretary may. */
export function canMakePack(viewer: Viewer, area: string, referenceData: Where): Permission {
  return can(viewer, 'MAKE_PACKS', { areas: [chainOf(area, referenceData)] });
}

/** Whether somebody may sign off a place's pack: only its chair may. */
export function canSign(viewer: Viewer, area: string, referenceData: Where): Permission {
  return can(viewer, 'SIGN_PACKS', { areas: [chainOf(area, referenceData)] });
}

/**
 * Whether somebody may read a pack. A signed one is open to everybody who sees figures; a draft is
 * open to its secretary and its chair, to contributors, who write in it, and to auditors and
 * administrators. A draft that is with the chair is also open to those who may sign it for cleared
 * readers.
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
 * Whether somebody may sign a place's edition for cleared readers: a senior leader or the place's
 * chair may, if the grant of that role is itself cleared. A council's leader with a separate grant
 * as a police analyst may not.
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
 * Whether somebody may sign an edition: the chair signs the one for partners, and a cleared senior
 * leader or chair the other, so that nobody signs what they may not see.
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
      'The edition for cleared readers is signed by a cleared senior leader of the police, or by the chair if the chair is cleared.',
    ),
    needs: 'The role of senior leader at a police agency, up to OFFICIAL-SENSITIVE.',
  };
}

/** The edition that somebody reads: only cleared readers get the one for cleared readers. */
export function editionFor(viewer: Viewer, { agencies }: Pick<ReferenceData, 'agencies'>): Edition {
  return isCleared(viewer, familiesOf(agencies)) ? 'CLEARED' : 'PARTNERS';
}

/**
 * Whether somebody may read a text: readers of its pack may, but a text for the cleared edition is
 * only for cleared readers.
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
 * Whether somebody may start a separate text for the cleared edition: they must be cleared, and
 * write the shared text.
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
 * Whether somebody may read an edition of a pack, even if `editionFor` gives them the other:
 * readers of the pack may read the one for partners, and only cleared readers the other.
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
    sentence: 'Only cleared readers can see this edition. Ask for the edition for partners.',
    needs: 'Clearance for every agency’s OFFICIAL-SENSITIVE figures.',
    grantedBy: 'An administrator of the whole partnership.',
  };
}

/**
 * Whether somebody may write a text: colleagues at the agency that owes it may, and so may the
 * secretary and the chair of its board. Only cleared readers write texts for the cleared edition.
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
 * Whether somebody writes for an agency: a grant with a role that writes names it. A grant for the
 * whole partnership does not name an agency, and does not make anybody a colleague.
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
 * Whether somebody may add a note to a board's action: they must be a colleague at the agency that
 * does the action, and write in the board's packs.
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

/** Whether somebody may agree texts: only the secretary or the chair may. */
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

/** A place with the larger areas that contain it, itself first. */
export function chainOf(
  code: string,
  { places }: Pick<ReferenceData, 'places'>,
): readonly string[] {
  const area = places.find(code);
  return area === null ? [code] : places.chainOf(area);
}

/**
 * The viewer that an edition is made for. For partners this is somebody without an agency, so that
 * no figure is exact because of the viewer's own records; for cleared readers it is somebody who
 * belongs to every agency.
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
