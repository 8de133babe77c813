import type { GraphQLSchema } from 'graphql';

import { findMeasures, readWords } from '#features/explore/builder/find-measures.js';
import type { Fitting, KnownMeasure } from '#features/explore/builder/what-fits.js';
import type { Params } from '#features/explore/storage/history.js';

import { findValues, type FoundValue } from './find-values.js';
import { type ReadyQuestion, readyQuestions } from './ready-questions.js';

interface Findable {
  readonly fitting: Pick<Fitting, 'measures' | 'dimensions'>;
  readonly schema: GraphQLSchema;
  readonly asked: readonly Params[];
}

interface Found {
  readonly ready: readonly ReadyQuestion[];
  /** Measures found by a search; empty if there is none. */
  readonly measures: readonly KnownMeasure[];
  /** Crime types and values of other lists found by a search; empty if there is none. */
  readonly values: readonly FoundValue[];
  readonly recent: readonly Params[];
}

/** The maximum number of measures shown. */
const MAX_MEASURES = 8;

/** The maximum number of list values shown. */
const MAX_VALUES = 4;

/**
 * The parts of the start page that match all of the words, in any order, and the measures and
 * values that these words find. Without words, everything except measures and values.
 */
export function findStart(sought: string, { fitting, schema, asked }: Findable): Found {
  const wanted = readWords(sought);
  const { measures } = fitting;
  const holds = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  return {
    ready: readyQuestions.filter(({ title, name, text }) =>
      holds(`${title} ${name} ${measuresIn(text, measures)}`),
    ),
    measures:
      wanted.length === 0 ? [] : findMeasures(sought, { fitting, schema }).slice(0, MAX_MEASURES),
    values: wanted.length === 0 ? [] : findValues(sought, { fitting, schema }).slice(0, MAX_VALUES),
    recent: asked.filter(({ name, text }) => holds(`${name} ${text}`)),
  };
}

/** The names of the measures in a text. */
function measuresIn(text: string, measures: readonly KnownMeasure[]): string {
  const written = new Set(text.match(/\w+/g) ?? []);
  return measures
    .filter(({ key }) => written.has(key))
    .map(({ name }) => name)
    .join(' ');
}
