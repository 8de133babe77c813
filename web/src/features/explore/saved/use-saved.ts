import { useApolloClient } from '@apollo/client/react';
import type { GraphQLSchema } from 'graphql';
import { useCallback, useEffect, useRef } from 'react';

import type { Opening } from '#features/explore/questions/open-questions.js';
import { readVariables } from '#features/explore/strip/read-variables.js';
import type { Choices } from '#features/explore/workbench.type.js';
import { toProblem } from '#graphql/problem.js';

import { readValues, toValues } from './saved-values.js';
import { readSavedView } from './saved-view.js';

interface SavedContext {
  readonly choices: Choices;
  readonly schema: GraphQLSchema;
  /**
   * @param isRun whether the question can run unchanged
   */
  readonly onOpen: (opening: Opening, isRun: boolean) => void;
  readonly onTell: (sentence: string) => void;
}

/**
 * Opens saved questions, first the one in the address, with the values that the address gives to
 * its variables.
 */
export function useSaved(savedId: string | null, context: SavedContext): (id: string) => void {
  const client = useApolloClient();
  const latest = useRef(context);
  useEffect(() => {
    latest.current = context;
  });
  const open = useCallback(
    async (id: string, search: URLSearchParams) => {
      const { choices, schema, onOpen, onTell } = latest.current;
      try {
        // Loaded on demand, because most people open the workbench without a saved question.
        const { OPEN_SAVED } = await import('./saved-documents.js');
        const { data } = await client.query({
          query: OPEN_SAVED,
          variables: { id },
          fetchPolicy: 'network-only',
        });
        const saved = data?.savedQuery ?? null;
        if (saved === null) {
          onTell('This saved question may have been deleted, or is not shared with you.');
          return;
        }
        const { name, text, description, version, isRunnable, canChange, view } = saved;
        const usual = toValues(saved.variables, choices);
        const given = readValues(search, readVariables(text, schema) ?? []);
        const variables = { ...usual, ...given };
        onOpen(
          {
            name,
            text,
            description,
            variables,
            given,
            seen: readSavedView(view),
            saved: {
              id,
              version,
              text,
              variables: usual,
              ...(canChange ? {} : { isOfOthers: true }),
            },
          },
          isRunnable,
        );
      } catch (error) {
        onTell(toProblem(error).sentence);
      }
    },
    [client],
  );
  useEffect(() => {
    if (savedId !== null) void open(savedId, new URLSearchParams(window.location.search));
  }, [savedId, open]);
  return useCallback((id: string) => void open(id, new URLSearchParams()), [open]);
}
