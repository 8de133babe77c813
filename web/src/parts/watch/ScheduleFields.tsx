import { useState } from 'react';

import { problemOf } from '#lib/field-problem.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';
import { TickList } from '#ui/TickList.js';

import { type WatchChoices, withPeople } from './choices.js';
import { toScheduleDraft, toScheduleInput } from './schedule-draft.js';
import { ScheduleSubject } from './ScheduleSubject.js';
import { ScheduleTiming } from './ScheduleTiming.js';
import { useSaveWatched } from './use-save-watched.js';
import type { Schedule, WatchFieldsProps } from './watch.type.js';
import { SAVE_SCHEDULE } from './watch-documents.js';
import { describeCadence, describeDelivery, describeSubject } from './watch-words.js';
import { WatchFields } from './WatchFields.js';
import { WithChoices } from './WithChoices.js';

const kinds = [
  { code: 'SAVED_QUERY', name: 'A saved question' },
  { code: 'MEASURE', name: 'A measure' },
  { code: 'OVERVIEW', name: 'The Overview' },
] as const;

const ways = [
  { code: 'PAGE', name: 'A page to open' },
  { code: 'DOWNLOAD', name: 'A download' },
  { code: 'MAIL', name: 'An email' },
] as const;

const shown = [
  'subject.savedQuery',
  'subject.measure',
  'subject.area',
  'subject.variables',
  'weekday',
  'hour',
  'delivers',
];

/** The schedule form in its dialog. */
export function ScheduleFields(props: WatchFieldsProps<Schedule>) {
  return <WithChoices draw={(choices) => <Fields {...props} choices={choices} />} />;
}

interface FieldsProps extends WatchFieldsProps<Schedule> {
  readonly choices: WatchChoices;
}

function Fields({ seen, question, choices, onClose, onDone, onStale }: FieldsProps) {
  const [draft, setDraft] = useState(() => toScheduleDraft(seen, question));
  const write = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const { problems, save, isSending } = useSaveWatched(SAVE_SCHEDULE, {
    seen: seen?.version ?? null,
    toAnswer: ({ saveSchedule: { schedule, problems: found } }) => ({
      problems: found,
      now: schedule === null ? null : { version: schedule.version, words: describe(schedule) },
    }),
    onSaved: () => {
      onClose();
      onDone(`${draft.title.trim()} has been saved.`);
    },
    onStale,
  });

  return (
    <WatchFields
      draft={draft}
      write={write}
      people={withPeople(choices.people, seen?.recipients ?? [])}
      problems={problems}
      shown={shown}
      isSending={isSending}
      onSubmit={() =>
        void save((version) => ({ input: { ...toScheduleInput(draft, seen), version } }))
      }
      onClose={onClose}
    >
      <ChoiceControl
        label="What to send"
        options={kinds}
        chosen={draft.kind}
        onChoose={(kind) => write({ kind })}
      />
      <ScheduleSubject
        draft={draft}
        write={write}
        problems={problems}
        choices={choices}
        standing={seen?.subject.savedQuery ?? question}
      />
      <ScheduleTiming draft={draft} write={write} problems={problems} />
      <TickList
        label="How to send it"
        options={ways.filter(({ code }) => code !== 'DOWNLOAD' || draft.kind === 'SAVED_QUERY')}
        ticked={draft.delivers}
        problem={problemOf(problems, 'delivers')}
        onChange={(delivers) => write({ delivers: [...delivers] })}
      />
    </WatchFields>
  );
}

function describe(
  schedule: Pick<
    Schedule,
    'title' | 'subject' | 'cadence' | 'weekday' | 'hour' | 'delivers' | 'recipients'
  >,
): string {
  return `“${schedule.title}”, ${describeSubject(schedule.subject).name}. ${describeCadence(schedule)}. ${describeDelivery(schedule)}`;
}
