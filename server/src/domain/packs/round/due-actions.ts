import type { CodeList } from '#domain/lists.js';
import { successorsOf } from '#domain/ownership/successors.js';
import { type BoardAction, isOverdue } from '#domain/packs/action.js';
import { canRecordActions } from '#domain/packs/rights.js';
import { addDays, type PlainDate } from '#domain/plain-date.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { isNear, NEWS_DAYS } from './find-due.js';
import { type Known, secretariesOf, withPost } from './recipients.js';

/** What a person may be told about a board's action, in the order of the messages. */
export const actionSteps = {
  ACTION_LATE: 'An action is overdue.',
  ACTION_SOON: 'An action is due soon.',
} as const satisfies CodeList;
export type ActionStep = keyof typeof actionSteps;

/** A message about an action. Nobody gets the same one twice. */
export interface ActionItem {
  readonly personId: string;
  readonly step: ActionStep;
  readonly actionId: string;
  /** The due day: if it changes, there is a new message. */
  readonly dueOn: PlainDate;
}

/** An item as text: the same item always gives the same text. */
export function keyOfActionItem({ personId, step, actionId, dueOn }: ActionItem): string {
  return [personId, step, actionId, dueOn].join(' ');
}

/** The actions of a place's board, and everybody whose access has not ended. */
export interface ActionsOfBoard {
  readonly area: string;
  readonly actions: readonly BoardAction[];
  readonly people: readonly Known[];
}

/**
 * Who should be told today that an action is due, regardless of who was told before: people at the
 * agency that does it who hold its post, or else all who write there; if nobody writes there, the
 * secretaries of its board. An overdue action is news for a week: older ones are in the pack. An
 * action reported as done waits for the board, and nobody is reminded of it.
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
 * The agency that is to do an action today: the successor of one that has ended. Null if there is
 * none.
 */
export function ownerToday(
  { ownerAgencyId }: Pick<BoardAction, 'ownerAgencyId'>,
  referenceData: ReferenceData,
): number | null {
  return ownerAgencyId === null ? null : (successorsOf(ownerAgencyId, referenceData)[0] ?? null);
}
