import type { KeyValue } from '#domain/question/dimension-values.js';

import type { Figure } from './figure.js';

/** One group with its figures; rows are ordered by the values shown. */
export interface Row {
  readonly key: readonly KeyValue[];
  readonly figures: ReadonlyMap<string, Figure>;
}
