import { lazy, Suspense } from 'react';

import type { Opening } from '#features/explore/questions/open-questions.js';
import type { BenchParts } from '#features/explore/state/use-bench.js';

const KeyList = lazy(async () => ({
  default: (await import('#features/explore/keys/KeyList.js')).KeyList,
}));
const HistoryList = lazy(async () => ({
  default: (await import('#features/explore/history/HistoryList.js')).HistoryList,
}));
const SchemaPane = lazy(async () => ({
  default: (await import('#features/explore/schema/SchemaPane.js')).SchemaPane,
}));
const ShareDialog = lazy(async () => ({
  default: (await import('#features/explore/link/ShareDialog.js')).ShareDialog,
}));
const SaveDialog = lazy(async () => ({
  default: (await import('#features/explore/saved/SaveDialog.js')).SaveDialog,
}));
const VersionsDialog = lazy(async () => ({
  default: (await import('#features/explore/saved/VersionsDialog.js')).VersionsDialog,
}));

/** The dialogs of the workbench. */
export type Shown = 'KEYS' | 'HISTORY' | 'SCHEMA' | 'SHARE' | 'SAVE' | 'VERSIONS' | null;

interface BenchDialogsProps {
  readonly shown: Shown;
  readonly bench: BenchParts;
  readonly singleKeys: readonly [boolean, (areOn: boolean) => void];
  readonly onOpen: (opening: Opening) => void;
  readonly onClose: () => void;
}

/** The open dialog of the workbench: one at a time. */
export function BenchDialogs(props: BenchDialogsProps) {
  return props.shown === null ? null : (
    <Suspense fallback={null}>
      <BenchDialogOf {...props} />
    </Suspense>
  );
}

function BenchDialogOf({
  shown,
  bench,
  singleKeys: [areSingleKeysOn, setSingleKeys],
  onOpen,
  onClose,
}: BenchDialogsProps) {
  const { chosen, question, host, schema } = bench;
  const then = (deed: () => void) => {
    onClose();
    // Wait until the focus has returned.
    setTimeout(deed);
  };
  if (shown === 'KEYS')
    return (
      <KeyList areSingleKeysOn={areSingleKeysOn} onSingleKeys={setSingleKeys} onClose={onClose} />
    );
  if (shown === 'HISTORY')
    return <HistoryList asked={bench.history} onOpen={onOpen} onClose={onClose} />;
  if (shown === 'SCHEMA')
    return (
      <SchemaPane
        schema={schema}
        first={host.word()}
        onClose={onClose}
        onInsert={(text) => then(() => host.insert(text))}
      />
    );
  if (chosen === null || shown === null) return null;
  if (shown === 'SHARE')
    return <ShareDialog question={question} savedLink={toSavedLink(bench)} onClose={onClose} />;
  return (
    <>
      {shown === 'SAVE' ? (
        <SaveDialog
          open={chosen}
          question={question}
          variables={bench.variables}
          choices={bench.choices}
          picks={bench.picks}
          onSaved={bench.markSaved}
          onTakeTheirs={({ id, latestVersion, text, name }) => {
            const mine = {
              text: question.text,
              variables: question.variables,
              name: `${chosen.name}, mine`,
            };
            bench.markSaved(
              { id, version: latestVersion, text, variables: question.variables },
              name,
            );
            bench.change({ text });
            then(() => onOpen(mine));
          }}
          onClose={onClose}
        />
      ) : null}
      {shown === 'VERSIONS' && chosen.saved !== null ? (
        <VersionsDialog
          id={chosen.saved.id}
          text={question.text}
          onTake={(text) => then(() => bench.change({ text }))}
          onClose={onClose}
        />
      ) : null}
    </>
  );
}

/**
 * The address of a question whose text is saved, with the values of variables that differ from the
 * saved ones; quarters that move with time keep moving. Null if the text is not saved.
 */
function toSavedLink({ chosen, question, variables }: BenchParts): string | null {
  if (chosen?.saved?.text !== question.text) return null;
  const search = new URLSearchParams();
  for (const { name, picker } of variables) {
    const value = question.variables[name];
    if (picker === 'PARTS' || value === null || value === undefined) continue;
    if (JSON.stringify(value) === JSON.stringify(chosen.saved.variables[name])) continue;
    search.set(
      name,
      Array.isArray(value)
        ? value.join(',')
        : typeof value === 'string'
          ? value
          : JSON.stringify(value),
    );
  }
  const asked = search.toString();
  return `${window.location.origin}/explore/${chosen.saved.id}${asked === '' ? '' : `?${asked}`}`;
}
