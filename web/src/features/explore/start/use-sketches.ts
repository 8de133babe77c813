import { skipToken, useQuery } from '@apollo/client/react';
import type { GraphQLSchema } from 'graphql';
import { useMemo } from 'react';

import { nameOfValue } from '#features/explore/editor/describe-error.js';
import type { Choices } from '#features/explore/workbench.type.js';
import { whole } from '#graphql/answer-cache-link.js';

import { readSketches, type Sketch } from './read-sketches.js';
import { readyValues } from './ready-questions.js';
import { START_SKETCHES } from './sketch-document.js';

const none: ReadonlyMap<string, Sketch> = new Map();

/**
 * Sketches of the ready-made questions' answers, by id, showing what the viewer may see. Empty
 * until loaded: the cards can be pressed before that.
 */
export function useSketches(choices: Choices, schema: GraphQLSchema): ReadonlyMap<string, Sketch> {
  const { quarter, from, area } = readyValues(choices);
  const canAsk = quarter !== '' && area !== '';
  const asked = useQuery(
    START_SKETCHES,
    canAsk
      ? { ...whole, variables: { quarter, from, area }, errorPolicy: 'all' as const }
      : skipToken,
  );
  // If a part is refused there is no data at all.
  const data = asked.data ?? null;
  return useMemo(
    () =>
      data === null ? none : readSketches(data, (list, code) => nameOfValue(schema, list, code)),
    [data, schema],
  );
}
