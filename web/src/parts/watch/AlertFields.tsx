import { useState } from 'react';

import { readAlertDraft, toAlertDraft } from './alert-draft.js';
import { AlertSubject } from './AlertSubject.js';
import { type WatchChoices, withPeople } from './choices.js';
import { PickOne } from './PickOne.js';
import { useSaveWatched } from './use-save-watched.js';
import type { Alert, WatchFieldsProps } from './watch.type.js';
import { SAVE_ALERT } from './watch-documents.js';
import { describeRule } from './watch-words.js';
import { WatchFields } from './WatchFields.js';
import { WithChoices } from './WithChoices.js';

const rules = [
  { code: 'SIGNAL', name: 'A real change in a measure' },
  { code: 'MISSED_TARGET', name: 'A missed target when a quarter closes' },
  { code: 'LATE_RETURN', name: 'A late return' },
  { code: 'THRESHOLD', name: 'A total of a saved question' },
] as const;

const shown = ['measure', 'area', 'agency', 'savedQuery', 'threshold', 'variables'];

/** The alert form in its dialog. */
export function AlertFields(props: WatchFieldsProps<Alert>) {
  return <WithChoices draw={(choices) => <Fields {...props} choices={choices} />} />;
}

interface FieldsProps extends WatchFieldsProps<Alert> {
  readonly choices: WatchChoices;
}

function Fields({ seen, question, choices, onClose, onDone, onStale }: FieldsProps) {
  const [draft, setDraft] = useState(() => toAlertDraft(seen, question));
  const write = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const { problems, setProblems, save, isSending } = useSaveWatched(SAVE_ALERT, {
    seen: seen?.version ?? null,
    toAnswer: ({ saveAlert: { alert, problems: found } }) => ({
      problems: found,
      now:
        alert === null
          ? null
          : { version: alert.version, words: `“${alert.title}”, ${describeRule(alert)}` },
    }),
    onSaved: () => {
      onClose();
      onDone(`${draft.title.trim()} has been saved.`);
    },
    onStale,
  });
  const submit = () => {
    const read = readAlertDraft(draft, seen);
    if (read.ok) void save((version) => ({ input: { ...read.input, version } }));
    else setProblems(read.problems);
  };

  return (
    <WatchFields
      draft={draft}
      write={write}
      people={withPeople(choices.people, seen?.recipients ?? [])}
      problems={problems}
      shown={shown}
      isSending={isSending}
      onSubmit={submit}
      onClose={onClose}
    >
      <PickOne
        label="What sets it off"
        options={rules}
        chosen={draft.rule}
        onChoose={(rule) => write({ rule })}
      />
      <AlertSubject
        draft={draft}
        write={write}
        problems={problems}
        choices={choices}
        standing={seen?.subject.savedQuery ?? question}
      />
    </WatchFields>
  );
}
