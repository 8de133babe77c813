import { useState } from 'react';

import { readStoredView } from '#features/explore/answer/pane/use-stored-view.js';
import type { SavedAs } from '#features/explore/questions/open-questions.js';
import type { SaveQueryInput, Sharing } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import type { FieldProblem } from '#lib/field-problem.js';

import type { OtherVersion, SaveDialogProps } from './save-dialog.type.js';
import { SAVE_QUESTION } from './saved-documents.js';
import { countQuartersBack } from './saved-values.js';
import { toSavedView } from './saved-view.js';

/** The draft of a question before it is saved. */
export interface SaveDraft {
  readonly name: string;
  readonly description: string;
  /** Null leaves sharing unchanged. */
  readonly sharing: Sharing | null;
  /** The names of quarter variables that move with the latest closed quarter. */
  readonly moving: readonly string[];
}

export interface Saving {
  readonly draft: SaveDraft;
  readonly write: (part: Partial<SaveDraft>) => void;
  readonly problems: readonly FieldProblem[];
  readonly isSending: boolean;
  /** Saves a new version of the saved question, or a question for the first time. */
  readonly save: () => Promise<void>;
  /** Saves the draft as a new question of the viewer's own. */
  readonly saveCopy: () => Promise<void>;
}

type Parts = Pick<
  SaveDialogProps,
  'open' | 'question' | 'variables' | 'choices' | 'picks' | 'onSaved' | 'onClose'
>;

/**
 * Saves a question from a draft of its name and sharing.
 * @param onConflict called with the version that somebody else saved since the question was opened
 */
export function useSave(
  { open, question, variables, choices, picks, onSaved, onClose }: Parts,
  onConflict: (theirs: OtherVersion) => void,
): Saving {
  const quarters = variables.filter(({ picker, isList }) => picker === 'QUARTER' && !isList);
  const moves = quarters
    .filter(({ name }) => countQuartersBack(question.variables[name], choices) !== null)
    .map(({ name }) => name);
  const [draft, setDraft] = useState<SaveDraft>({
    name: open.name,
    description: open.description ?? '',
    sharing: open.saved === null || open.saved.isOfOthers === true ? 'PRIVATE' : null,
    moving: moves,
  });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(SAVE_QUESTION);

  const put = async (saved: SavedAs | null, part: Partial<SaveDraft> = {}) => {
    const { name, description, sharing, moving } = { ...draft, ...part };
    const input: SaveQueryInput = {
      name,
      description,
      text: question.text,
      view: toSavedView(picks.view ?? readStoredView(), picks.kind),
      ...(sharing === null ? {} : { sharing }),
      ...(saved === null ? {} : { id: saved.id, version: saved.version }),
      variables: variables.map((variable) => {
        const back = moving.includes(variable.name)
          ? countQuartersBack(question.variables[variable.name], choices)
          : null;
        const value = question.variables[variable.name] ?? null;
        return {
          name: variable.name,
          label: variable.label,
          ...(back === null ? { default: value } : { quartersBack: back }),
        };
      }),
    };
    const sent = await send({ input });
    if (sent === null) return;
    if (!sent.ok) {
      setProblems([{ field: null, message: sent.sentence }]);
      return;
    }
    const { savedQuery, problems: found } = sent.data.saveQuery;
    if (found.length > 0) {
      setProblems(found);
      if (saved !== null && savedQuery !== null && savedQuery.latestVersion !== saved.version)
        onConflict(savedQuery);
      return;
    }
    if (savedQuery === null) return;
    onSaved(
      {
        id: savedQuery.id,
        version: savedQuery.version,
        text: question.text,
        variables: question.variables,
      },
      savedQuery.name,
    );
    onClose();
  };

  return {
    draft,
    write: (part) => setDraft((before) => ({ ...before, ...part })),
    problems,
    isSending,
    save: () => put(open.saved),
    saveCopy: () =>
      put(null, {
        name: open.saved !== null && draft.name === open.name ? `${draft.name}, copy` : draft.name,
        sharing: draft.sharing ?? 'PRIVATE',
      }),
  };
}
