import type { ShownAction } from './record-documents.js';

/** The state of an action, in a word. */
export const actionStateWords = {
  OPEN: 'Open',
  DONE: 'Done',
  DROPPED: 'Dropped',
} as const satisfies Readonly<Record<ShownAction['state'], string>>;

/** In how many packs an action has been open: `New`, `In 3 packs`. */
export function describeAge({ age }: Pick<ShownAction, 'age'>): string {
  return age === 1 ? 'New' : `In ${age} packs`;
}
