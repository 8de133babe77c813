import { useState } from 'react';

import type { SaveQueryInput, Sharing } from '#graphql/operations.js';
import { type Sent, useChange } from '#graphql/use-change.js';

import {
  DELETE_SAVED,
  RESTORE_VERSION,
  type SavedWhole,
  SHARE_SAVED,
  TAKE_OVER_SAVED,
} from './saved-pages-documents.js';
import { sharingOfOwn } from './saved-words.js';

interface ChangeSaved {
  readonly restore: (version: number) => void;
  readonly share: (sharing: Sharing) => void;
  readonly takeOver: () => void;
  /** Saves the viewer's own copy. Returns the copy's id; null if that failed. */
  readonly copy: () => Promise<string | null>;
  /** Deletes the question. Returns whether that succeeded. */
  readonly remove: () => Promise<boolean>;
  readonly isSending: boolean;
  readonly announcement: string;
  /** Why the last change failed; null if it did not. */
  readonly problem: string | null;
}

type Problems = readonly { readonly message: string }[];

/** Changes to a saved question, each with the version that the viewer saw. */
export function useChangeSaved(saved: SavedWhole, onChanged: () => void): ChangeSaved {
  const { id, latestVersion: version } = saved;
  const [announcement, setAnnouncement] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [restoring, sharing] = [useChange(RESTORE_VERSION), useChange(SHARE_SAVED)];
  const [takingOver, deleting] = [useChange(TAKE_OVER_SAVED), useChange(DELETE_SAVED)];
  const copying = useChange(SHARE_SAVED);

  const finish = <Data>(
    sent: Sent<Data> | null,
    said: string,
    toProblems: (data: Extract<Sent<Data>, { ok: true }>['data']) => Problems,
  ) => {
    if (sent === null) return false;
    const wrong = sent.ok ? (toProblems(sent.data)[0]?.message ?? null) : sent.sentence;
    setProblem(wrong);
    setAnnouncement(wrong === null ? said : '');
    // If somebody else saved in the meantime, the data on the page is out of date too.
    onChanged();
    return wrong === null;
  };

  return {
    announcement,
    problem,
    isSending:
      restoring.isSending ||
      sharing.isSending ||
      takingOver.isSending ||
      deleting.isSending ||
      copying.isSending,
    restore: (number) =>
      void restoring
        .send({ input: { id, number, version } })
        .then((sent) =>
          finish(
            sent,
            `Version ${number} is current again, as version ${version + 1}.`,
            (data) => data.restoreQueryVersion.problems,
          ),
        ),
    share: (to) =>
      void sharing
        .send({ input: { ...toInput(saved), sharing: to } })
        .then((sent) =>
          finish(sent, `Who may see it: ${sharingOfOwn[to]}.`, (data) => data.saveQuery.problems),
        ),
    copy: async () => {
      const sent = await copying.send({
        input: { ...toContent(saved), name: nameCopy(saved.name), sharing: 'PRIVATE' },
      });
      const isDone = finish(sent, 'It has been copied.', (data) => data.saveQuery.problems);
      return isDone && sent?.ok === true ? (sent.data.saveQuery.savedQuery?.id ?? null) : null;
    },
    takeOver: () =>
      void takingOver
        .send({ id })
        .then((sent) => finish(sent, 'It is yours now.', (data) => data.takeOverQuery.problems)),
    remove: () =>
      deleting
        .send({ id, version })
        .then((sent) => finish(sent, 'Deleted.', (data) => data.deleteQuery.problems)),
  };
}

/** `Disruptions by area, copy`, within the maximum length of a name. */
function nameCopy(name: string): string {
  const end = ', copy';
  return `${[...name].slice(0, MAX_NAME - end.length).join('')}${end}`;
}

const MAX_NAME = 200;

/** The current content of a saved question, to be saved with something changed. */
function toInput(saved: SavedWhole): SaveQueryInput {
  return { id: saved.id, version: saved.latestVersion, ...toContent(saved) };
}

function toContent({ name, description, text, view, variables }: SavedWhole): SaveQueryInput {
  return {
    ...{ name, description, text },
    view: { kind: view.kind, settings: view.settings },
    variables: variables.map(({ name: of, label, default: value, quartersBack }) => ({
      ...{ name: of, label },
      ...(quartersBack === null ? { default: value } : { quartersBack }),
    })),
  };
}
