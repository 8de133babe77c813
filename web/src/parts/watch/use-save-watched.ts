import type { MaybeMasked, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import type { FieldProblem } from '#lib/field-problem.js';

/** The server's result of saving a form. */
interface Answer {
  readonly problems: readonly FieldProblem[];
  /** The new state, in words; null if nothing was saved and the state cannot be seen. */
  readonly now: { readonly version: number; readonly words: string } | null;
}

interface Saving<Data> {
  /** The version that was loaded; null for a new schedule or alert. */
  readonly seen: number | null;
  readonly toAnswer: (data: MaybeMasked<Data>) => Answer;
  readonly onSaved: () => void;
  /** Called if somebody else changed the schedule or alert meanwhile. */
  readonly onStale: () => void;
}

/**
 * Saves the contents of a form over the version that was loaded. If another version was saved in
 * between, shows that version, and keeps what was typed.
 */
export function useSaveWatched<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  { seen, toAnswer, onSaved, onStale }: Saving<Data>,
) {
  const [version, setVersion] = useState(seen);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(mutation);

  const save = async (toVariables: (version: number | null) => Variables) => {
    const sent = await send(toVariables(version));
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    const { problems: found, now } = toAnswer(sent.data);
    if (found.length === 0) {
      onSaved();
      return;
    }
    const isStale = found.some(({ field }) => field === 'version');
    setProblems(
      found.map((problem) =>
        problem.field === 'version' && now
          ? { field: null, message: describeConflict(now.words) }
          : problem,
      ),
    );
    if (!isStale) return;
    // The next press applies to the current version, which the reader has now seen.
    if (now) setVersion(now.version);
    onStale();
  };
  return { problems, setProblems, save, isSending };
}

function describeConflict(words: string): string {
  return `Somebody changed it after you opened it. It is now: ${words}. Press Save to replace it with yours, or Cancel to keep it.`;
}
