import type { ComponentType } from 'react';

import type { BlockContent, ViewProps } from '#blocks/block.type.js';
import { boundarySource } from '#charts/boundaries.js';

import { AnswersView } from './AnswersView.js';
import { ChangeView } from './ChangeView.js';
import { describeAxis } from './control-quarters.js';
import { ControlView } from './ControlView.js';
import { DotsView } from './DotsView.js';
import { FactsView } from './FactsView.js';
import { FunnelView } from './FunnelView.js';
import { isOfLines, LinesView } from './LinesView.js';
import { ListView } from './ListView.js';
import { MapView } from './MapView.js';
import { PartsView } from './PartsView.js';
import { SeriesView } from './SeriesView.js';
import { TableView } from './TableView.js';
import { TasksView } from './TasksView.js';
import { WaterfallView } from './WaterfallView.js';
import { WordTableView } from './WordTableView.js';

interface View {
  readonly View: ComponentType<ViewProps>;
  /**
   * Whether the view is a drawing with its text beside it; otherwise it is a table, which can be
   * read directly.
   */
  readonly isPicture: boolean;
  /**
   * The copyright holder of the data drawn, named wherever the drawing is; undefined if the data is
   * ours.
   */
  readonly source?: string;
  /**
   * Describes the axis below the title; null if it starts at zero. Undefined if the axis of this
   * view always does.
   */
  readonly describeAxis?: (block: BlockContent) => string | null;
  /**
   * Whether the file of a block is the answer to its question; otherwise it is the table as shown.
   * True by default.
   */
  readonly isFile?: boolean;
  /** Whether the bottom of the view is aligned with the bottoms of the charts beside it. */
  readonly isGrounded?: true;
  /** Whether the view has no figures, and nothing to download. */
  readonly isPlain?: true;
}

const lines: View = { View: LinesView, isPicture: true };

/** How a block is drawn: by its view, unless its table is drawn as lines in one chart. */
export function viewOf(block: BlockContent): View {
  return isOfLines(block) ? lines : views[block.view];
}

/** How each kind of view is drawn. */
export const views: Readonly<Record<BlockContent['view'], View>> = {
  CONTROL: { View: ControlView, isPicture: true, describeAxis },
  CHANGE: { View: ChangeView, isPicture: false },
  PARTS: { View: PartsView, isPicture: false },
  COMPARE: { View: TableView, isPicture: false, isFile: false },
  FUNNEL: { View: FunnelView, isPicture: true },
  MAP: { View: MapView, isPicture: true, source: boundarySource },
  SERIES: { View: SeriesView, isPicture: true },
  LIST: { View: ListView, isPicture: false },
  // A page of tiles draws its tiles itself; elsewhere the same figures are in a table.
  TILES: { View: TableView, isPicture: false },
  TABLE: { View: TableView, isPicture: false },
  FACTS: { View: FactsView, isPicture: false },
  ANSWERS: { View: AnswersView, isPicture: false },
  DOTS: { View: DotsView, isPicture: true, isGrounded: true },
  TASKS: { View: TasksView, isPicture: false, isPlain: true },
  WATERFALL: { View: WaterfallView, isPicture: false },
  WORDS: { View: WordTableView, isPicture: false, isFile: false },
};
