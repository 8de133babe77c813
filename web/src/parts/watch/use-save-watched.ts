import type { MaybeMasked, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import type { FieldProblem } from '#lib/field-problem.js';

/** What the server made of a form. */
interface Answer {
  readonly problems: readonly FieldProblem[];
  /** As it stands now, in words; null where it was not saved and cannot be seen. */
  readonly now: { readonly version: number; readonly words: string } | null;
}

interface Saving<Data> {
  /** The version that was seen; null for a new one. */
  readonly seen: number | null;
  readonly toAnswer: (data: MaybeMasked<Data>) => Answer;
  readonly onSaved: () => void;
  /** Told when somebody else had changed it meanwhile. */
  readonly onStale: () => void;
}

/**
 * Saves what a form holds, over the version that was seen. If another was saved in between,
 * it shows that one, and keeps what was written.
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
    // The next press is about the current version, which the reader was shown.
    if (now) setVersion(now.version);
    onStale();
  };
  return { problems, setProblems, save, isSending };
}

function describeConflict(words: string): string {
  return `Somebody changed it after you opened it. It is now: ${words}. Press Save to replace it with yours, or Cancel to keep it.`;
}
