import type { CodeList } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { Problem } from '#domain/problem.js';
import { type Quarter, shift } from '#domain/quarter.js';

import { toOneParagraph } from './one-paragraph.js';
import { isFrozen, type Pack } from './pack.js';

/** The state of a board's action. Whether an action is overdue follows from its due day. */
export const actionStates = {
  OPEN: 'To be done. It is carried to the next pack until it is closed.',
  DONE: 'Done.',
  DROPPED: 'Dropped, for the reason in its notes.',
} as const satisfies CodeList;
export type ActionState = keyof typeof actionStates;

/** The content of an action. */
export interface ActionWords {
  readonly text: string;
  /** Key of the agency that is to do the action; null if none is named. */
  readonly ownerAgencyId: number | null;
  /** The post that is to do the action. Empty if none is named. */
  readonly ownerPost: string;
  readonly dueOn: PlainDate | null;
  readonly state: ActionState;
  /** What has been done so far. */
  readonly notes: string;
}

/** An action of a place's board. */
export interface BoardAction extends ActionWords {
  readonly id: string;
  readonly area: string;
  /** The first quarter whose pack shows the action. */
  readonly since: Quarter;
  /**
   * The last quarter whose pack shows the action: the one in which it was closed. Null while it is
   * open.
   */
  readonly until: Quarter | null;
  /** Whether the owner says that the action is done. It stays open until the board closes it. */
  readonly isReportedDone: boolean;
  /** The version, which goes up with each change. */
  readonly version: number;
}

type Round = Pick<Pack, 'quarter' | 'state'>;

/** The maximum lengths of an action's text, notes and post, and of a decision, in characters. */
export const maxLengths = { text: 500, notes: 2_000, post: 200, decision: 2_000 } as const;

/**
 * The quarter of the next pack to be signed among a place's packs: an action recorded now appears
 * in it. Null if no pack has ever been opened. A new version of an older pack does not count: the
 * version that it replaces was signed, and later packs were signed, too.
 */
export function nextQuarter(packs: readonly Round[]): Quarter | null {
  const signed = packs.filter(isFrozen).map(({ quarter }) => quarter);
  const last = signed.toSorted().at(-1) ?? null;
  const [next] = packs
    .filter((pack) => !isFrozen(pack) && (last === null || pack.quarter > last))
    .map(({ quarter }) => quarter)
    .toSorted();
  return next ?? (last === null ? null : shift(last, 1));
}

/**
 * The actions in a quarter's pack: overdue ones first, then open ones, then closed ones, each by
 * due day.
 */
export function actionsOf<Action extends BoardAction>(
  actions: readonly Action[],
  quarter: Quarter,
  today: PlainDate,
): readonly Action[] {
  const rank = (action: Action) => (isOverdue(action, today) ? 0 : action.state === 'OPEN' ? 1 : 2);
  return actions
    .filter(({ since, until }) => since <= quarter && (until === null || until >= quarter))
    .toSorted(
      (one, other) =>
        rank(one) - rank(other) ||
        byText(one.dueOn ?? '9999', other.dueOn ?? '9999') ||
        byText(one.id, other.id),
    );
}

/** Whether an action is still open after its due day. */
export function isOverdue(
  { state, dueOn }: Pick<ActionWords, 'state' | 'dueOn'>,
  today: PlainDate,
): boolean {
  return state === 'OPEN' && dueOn !== null && dueOn < today;
}

/**
 * The number of packs that an action has been in, including the quarter's own. All versions of a
 * pack count as one.
 */
export function ageOf(
  { since }: Pick<BoardAction, 'since'>,
  quarter: Quarter,
  packs: readonly Pick<Pack, 'quarter'>[],
): number {
  const between = packs
    .map((pack) => pack.quarter)
    .filter((each) => each >= since && each < quarter);
  return new Set(between).size + 1;
}

/** What is wrong with the content of an action. Null if nothing is. */
export function refuseAction({ text, notes, state, ownerPost }: ActionWords): Problem | null {
  if (text === '') return { field: 'text', message: 'Say what needs doing.' };
  if (text.length > maxLengths.text) return tooLong('text', maxLengths.text);
  if (notes.length > maxLengths.notes) return tooLong('notes', maxLengths.notes);
  if (ownerPost.length > maxLengths.post) return tooLong('post', maxLengths.post);
  if (state === 'DROPPED' && notes === '')
    return { field: 'notes', message: 'Say in the notes why it is dropped.' };
  return null;
}

/** What an action's owner adds to it. */
export interface ActionNote {
  /** The note; empty if the owner only says that the action is done. */
  readonly note: string;
  readonly isDone: boolean;
  /** The name of the agency that adds the note, and the day. */
  readonly by: string;
}

/**
 * An action with its owner's note after its earlier notes, which do not change; or why the note
 * cannot be added.
 */
export function addNote(
  action: BoardAction,
  { note, isDone, by }: ActionNote,
): BoardAction | Problem {
  if (action.state !== 'OPEN')
    return {
      field: 'id',
      message: 'This action is closed. Ask the secretary of the board to open it again.',
    };
  if (note === '' && !isDone) return { field: 'note', message: 'Say what has been done.' };
  if (note === '' && action.isReportedDone)
    return {
      field: 'note',
      message: 'You have already said that it is done. Write what you want to add.',
    };
  const added = `${by}: ${note === '' ? 'It is done.' : toOneParagraph(note)}`;
  const notes = [action.notes, added].filter((part) => part !== '').join('\n\n');
  if (notes.length > maxLengths.notes) {
    const left = Math.max(
      0,
      maxLengths.notes - action.notes.length - (added.length - note.length) - 2,
    );
    return {
      field: 'note',
      message: `Its notes would be too long: ${left.toLocaleString('en-GB')} characters are left. Say it in fewer words.`,
    };
  }
  return { ...action, notes, isReportedDone: isDone, version: action.version + 1 };
}

/** @param most the maximum number of characters */
function tooLong(field: string, most: number): Problem {
  return {
    field,
    message: `It is too long: at most ${most.toLocaleString('en-GB')} characters are allowed.`,
  };
}

/** A decision made at the meeting that a pack was for. */
export interface BoardDecision {
  readonly id: string;
  /** The pack that the board discussed. */
  readonly packId: string;
  readonly text: string;
  readonly decidedOn: PlainDate;
  /** The version, which goes up with each change. */
  readonly version: number;
}

/**
 * Why a decision cannot be recorded: its pack is not signed off, the board has not met, or there is
 * nothing to record. Null if it can be recorded.
 */
export function refuseDecision(
  pack: Pick<Pack, 'state' | 'meetsOn'>,
  { text, decidedOn }: Pick<BoardDecision, 'text' | 'decidedOn'>,
  today: PlainDate,
): Problem | null {
  if (!isFrozen(pack))
    return {
      field: 'pack',
      message:
        'Decisions can only be recorded for a pack that has been signed off, and this one has not.',
    };
  if (pack.meetsOn !== null && today < pack.meetsOn)
    return {
      field: 'decidedOn',
      message: 'The board has not met yet. Its decisions can be recorded from the day it meets.',
    };
  if (decidedOn > today) return { field: 'decidedOn', message: 'That day is in the future.' };
  if (text === '') return { field: 'text', message: 'Say what was decided.' };
  return text.length > maxLengths.decision ? tooLong('text', maxLengths.decision) : null;
}

function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
