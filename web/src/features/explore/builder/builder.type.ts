import type { GraphQLSchema } from 'graphql';

import type { Choices } from '#features/explore/workbench.type.js';

import type { Change } from './change-text.js';
import type { TextRange } from './question.type.js';
import type { Fitting } from './what-fits.js';

/** What all parts of the builder share. */
export interface BuilderContext {
  readonly schema: GraphQLSchema;
  readonly choices: Choices;
  readonly fitting: Fitting;
  /** Changes the question. */
  readonly onMake: (...changes: readonly Change[]) => void;
  /** Highlights the part of the text that a row stands for. */
  readonly onLight: (range: TextRange) => void;
  /** Whether the caret is in a part of the text. */
  readonly isLit: (range: TextRange) => boolean;
  /** Announces what was done in addition to the choice. */
  readonly onTell: (sentence: string) => void;
  /** Opens a question about what made a measure change; null if that is impossible. */
  readonly onExplain: ((measure: string) => void) | null;
}
