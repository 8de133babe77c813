import type { Json } from '#domain/json.js';

/** Who sees a saved question, in addition to its owner. */
export const sharings = {
  PRIVATE: 'Only its owner.',
  AGENCY: 'Its owner, and everybody who acts for the agency that keeps it.',
  EVERYONE: 'Everybody who may see figures, each under their own rights.',
} as const;
export type Sharing = keyof typeof sharings;

/** Whether a text is a sharing code. */
export function isSharing(text: string): text is Sharing {
  return Object.hasOwn(sharings, text);
}

/** How best to show an answer, in the workbench and as a block. */
export const savedViewKinds = {
  AUTO: 'The view that suits the shape of the answer.',
  TABLE: 'Rows and columns.',
  TILES: 'Figures at a glance.',
  LINES: 'Lines over time.',
  COLUMNS: 'Columns over time.',
  PANELS: 'Small panels over time, one for each part.',
  BARS: 'Bars, one for each part.',
  HEAT: 'Rows and columns, darker for higher values.',
  MAP: 'The parts on a map.',
  BULLET: 'Shares against their targets.',
  JSON: 'The raw JSON.',
} as const;
export type SavedViewKind = keyof typeof savedViewKinds;

/** Whether a text is the code of a view. */
export function isSavedViewKind(text: string): text is SavedViewKind {
  return Object.hasOwn(savedViewKinds, text);
}

export interface SavedView {
  readonly kind: SavedViewKind;
  /** Other settings of the view: data for the code that draws it. */
  readonly settings: Json;
}

/** What was saved about one of the text's variables. */
export interface SavedVariable {
  /** The variable's name in the text, without the dollar sign. */
  readonly name: string;
  /** The label of the variable's input; if empty, its name is used. */
  readonly label: string;
  /** The saved default; null if the text has one. */
  readonly default: Json;
  /**
   * For a moving quarter in place of a fixed value: how many quarters before the latest closed one.
   * Null if the default applies.
   */
  readonly quartersBack: number | null;
}

/** Everything in a version of a saved question. */
export interface SavedContent {
  readonly name: string;
  readonly description: string;
  readonly text: string;
  readonly variables: readonly SavedVariable[];
  readonly view: SavedView;
}
