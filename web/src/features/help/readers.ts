import type { Shell_ViewerFragment } from '#graphql/operations.js';

type Action = Shell_ViewerFragment['actions'][number];

/** A kind of reader, with their page in docs/help. */
export interface Reader {
  readonly key: 'leaders' | 'boards' | 'analysts' | 'contributors' | 'administrators';
  readonly name: string;
  /** Actions of which this kind of reader may do at least one. The first kind that fits counts. */
  readonly actions: readonly Action[];
}

const leaders: Reader = { key: 'leaders', name: 'Leaders', actions: ['SIGN_CLEARED_PACKS'] };
const boards: Reader = { key: 'boards', name: 'Boards', actions: ['MAKE_PACKS', 'SIGN_PACKS'] };
const analysts: Reader = { key: 'analysts', name: 'Analysts', actions: ['OPEN_RECORDS'] };
const contributors: Reader = {
  key: 'contributors',
  name: 'Contributors',
  actions: ['SEND_RETURNS'],
};
const administrators: Reader = {
  key: 'administrators',
  name: 'Administrators',
  actions: ['MANAGE_PEOPLE', 'READ_LOG'],
};

/** In the order of the tabs. */
export const readers: readonly Reader[] = [leaders, boards, analysts, contributors, administrators];

/**
 * From the most specialised work to the least. Boards come before leaders because a chair, like a
 * leader, may sign for cleared readers.
 */
const fitting: readonly Reader[] = [administrators, contributors, analysts, boards, leaders];

/**
 * The kind of reader that somebody is, by what they may do. Somebody unknown counts as a leader; a
 * person who only reads figures counts as a board member.
 */
export function findReader(actions: readonly Action[]): Reader {
  const found = fitting.find((reader) => reader.actions.some((action) => actions.includes(action)));
  return found ?? (actions.includes('SEE_PACKS') ? boards : leaders);
}
