import type { Json } from '#domain/audit/entry.js';

/** Who sees a saved question beside its owner. */
export const sharings = {
  PRIVATE: 'Its owner alone.',
  AGENCY: 'Its owner, and everybody who acts for the agency that it is kept for.',
  EVERYONE: 'Everybody who may see figures, each under their own rights.',
} as const;
export type Sharing = keyof typeof sharings;

/** Whether a text is the code of a sharing. */
export function isSharing(text: string): text is Sharing {
  return Object.hasOwn(sharings, text);
}

/** How an answer is best seen, in the workbench and as a block. */
export const savedViewKinds = {
  AUTO: 'As its shape suggests.',
  TABLE: 'Rows and columns.',
  TILES: 'Figures at a glance.',
  LINES: 'Lines over time.',
  COLUMNS: 'Columns over time.',
  PANELS: 'Small panels over time, one for each part.',
  BARS: 'Bars, one for each part.',
  HEAT: 'Rows and columns, the darker the more.',
  MAP: 'Where the parts are.',
  BULLET: 'Shares held against their targets.',
  JSON: 'As it is sent.',
} as const;
export type SavedViewKind = keyof typeof savedViewKinds;

/** Whether a text is the code of a view. */
export function isSavedViewKind(text: string): text is SavedViewKind {
  return Object.hasOwn(savedViewKinds, text);
}

export interface SavedView {
  readonly kind: SavedViewKind;
  /** What else was chosen of it: data of the person who draws it. */
  readonly settings: Json;
}

/** What is said of a variable of a text. */
export interface SavedVariable {
  /** Its name in the text, without the dollar. */
  readonly name: string;
  /** What it is asked for by; its name where it is empty. */
  readonly label: string;
  /** Its value where nobody gives one; null where the text says. */
  readonly default: Json;
  /**
   * Instead of a value that stands, a quarter that moves: so many before the latest closed one.
   * Null where the default stands.
   */
  readonly quartersBack: number | null;
}

/** All that a version of a saved question holds. */
export interface SavedContent {
  readonly name: string;
  readonly description: string;
  readonly text: string;
  readonly variables: readonly SavedVariable[];
  readonly view: SavedView;
}
