import type { ReactNode } from 'react';

import type { PanelPoint } from './quarter-panels.type.js';

/** One line among others, with a scale of its own. */
export interface MultipleContent {
  readonly key: string;
  readonly name: string;
  /** The name as it is shown, such as a link. */
  readonly head: ReactNode;
  /** The figure of the quarter shown, as it is told; where there is none, the sign that says why. */
  readonly end: string;
  /** What the page is of. */
  readonly isChosen: boolean;
  /** As many as there are quarters. */
  readonly points: readonly PanelPoint[];
}
