import type { GraphQLSchema } from 'graphql';
import { useEffect, useState } from 'react';

import type { OpenQuestion } from '#features/explore/questions/open-questions.js';
import type { QuestionStore } from '#features/explore/questions/question-store.js';
import type { Choices } from '#features/explore/workbench.type.js';

import type { EditorHost } from './editor-host.js';
import { createLazyHost } from './lazy-host.js';

interface EditorContext {
  readonly schema: GraphQLSchema;
  readonly choices: Choices;
  readonly store: QuestionStore;
}

interface Editor {
  readonly host: EditorHost;
  /** The position at which the caret stopped. */
  readonly caret: number;
}

/**
 * How long, in milliseconds, the caret must be still before its position is read: typing comes
 * first.
 */
const DEBOUNCE_MS = 150;

/** The editor of all open questions, showing the current one. */
export function useEditor(
  chosen: OpenQuestion | null,
  { schema, choices, store }: EditorContext,
): Editor {
  const [caret, setCaret] = useState(0);
  const [host] = useState(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const parts = {
      schema,
      measures: new Set(choices.measures.map(({ key }) => key)),
      onText: store.type,
      onCaret: (at: number) => {
        clearTimeout(resting);
        resting = setTimeout(() => setCaret(at), DEBOUNCE_MS);
      },
    };
    return createLazyHost(parts, async () => (await import('./editor-host.js')).createEditorHost);
  });
  const { id = '', text = '' } = chosen ?? {};
  useEffect(() => {
    if (id !== '') host.show(id, text);
    // The editor already has the typed text, so it only has to be told about another tab.
    // oxlint-disable-next-line hooks/exhaustive-deps
  }, [host, id]);
  return { host, caret };
}
