import type { CodeList } from '#domain/lists.js';
import { successorsOf } from '#domain/ownership/successors.js';
import { type BoardAction, isOverdue } from '#domain/packs/action.js';
import { canRecordActions } from '#domain/packs/rights.js';
import { addDays, type PlainDate } from '#domain/plain-date.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { isNear, NEWS_DAYS } from './find-due.js';
import { type Known, secretariesOf, withPost } from './recipients.js';

/** What somebody is told of an action of a board, in the order in which it is said. */
export const actionSteps = {
  ACTION_LATE: 'The day of an action has passed.',
  ACTION_SOON: 'The day of an action is near.',
} as const satisfies CodeList;
export type ActionStep = keyof typeof actionSteps;

/** A message about an action. Nobody gets the same one twice. */
export interface ActionItem {
  readonly personId: string;
  readonly step: ActionStep;
  readonly actionId: string;
  /** The day that is meant: another one is told of anew. */
  readonly dueOn: PlainDate;
}

/** An item as one text: the same item is the same text. */
export function keyOfActionItem({ personId, step, actionId, dueOn }: ActionItem): string {
  return [personId, step, actionId, dueOn].join(' ');
}

/** The actions of the board of a place, and everybody whose access has not ended. */
export interface ActionsOfBoard {
  readonly area: string;
  readonly actions: readonly BoardAction[];
  readonly people: readonly Known[];
}

/**
 * Who should be told today that an action falls due, whoever was told before: those at the agency
 * that does it who hold its post, else all who write there; the secretaries of its board where
 * nobody does. That its day has passed is news for a week: anything older is in the pack. What
 * was said to be done waits for the board, and is asked of nobody.
 */
export function findDueActions(
  { area, actions, people }: ActionsOfBoard,
  referenceData: ReferenceData,
): readonly ActionItem[] {
  return actions.flatMap((action) => {
    const step = stepOf(action, referenceData.today);
    if (step === null || action.dueOn === null) return [];
    const { id: actionId, dueOn } = action;
    return findDoers({ area, action, people }, referenceData).map(({ personId }) => ({
      personId,
      step,
      actionId,
      dueOn,
    }));
  });
}

function stepOf(action: BoardAction, today: PlainDate): ActionStep | null {
  if (action.state !== 'OPEN' || action.isReportedDone) return null;
  if (isOverdue(action, today))
    return action.dueOn !== null && addDays(action.dueOn, NEWS_DAYS) >= today
      ? 'ACTION_LATE'
      : null;
  return isNear(action.dueOn, today) ? 'ACTION_SOON' : null;
}

function findDoers(
  {
    area,
    action,
    people,
  }: Pick<ActionsOfBoard, 'area' | 'people'> & { readonly action: BoardAction },
  referenceData: ReferenceData,
): readonly Known[] {
  const ownerAgencyId = ownerToday(action, referenceData);
  const doers = people.filter((person) =>
    canRecordActions(person, { area, ownerAgencyId }, referenceData),
  );
  return doers.length > 0
    ? withPost(doers, action.ownerPost)
    : secretariesOf({ pack: { area }, people }, referenceData);
}

/**
 * The agency that does an action today: what one that ended was to do is its successor's. Null
 * where there is none.
 */
export function ownerToday(
  { ownerAgencyId }: Pick<BoardAction, 'ownerAgencyId'>,
  referenceData: ReferenceData,
): number | null {
  return ownerAgencyId === null ? null : (successorsOf(ownerAgencyId, referenceData)[0] ?? null);
}
