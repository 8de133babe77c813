import { type FieldProblem, problemOf } from '#lib/field-problem.js';
import { ChoiceControl } from '#ui/ChoiceControl.js';

import { PickOne } from './PickOne.js';
import type { ScheduleDraft } from './schedule-draft.js';
import { weekdays } from './watch-words.js';

interface ScheduleTimingProps {
  readonly draft: ScheduleDraft;
  readonly write: (part: Partial<ScheduleDraft>) => void;
  readonly problems: readonly FieldProblem[];
}

const cadences = [
  { code: 'AFTER_PUBLISHING', name: 'Whenever returns are published' },
  { code: 'WEEKLY', name: 'Each week' },
  { code: 'QUARTER_CLOSED', name: 'When a quarter closes' },
] as const;

const days = weekdays.map((name, index) => ({ code: String(index + 1), name }));
const hours = Array.from({ length: 24 }, (_, hour) => ({
  code: String(hour),
  name: `${String(hour).padStart(2, '0')}:00`,
}));

/** The fields for when a schedule runs. */
export function ScheduleTiming({
  draft: { cadence, weekday, hour },
  write,
  problems,
}: ScheduleTimingProps) {
  return (
    <>
      <ChoiceControl
        label="When to send it"
        options={cadences}
        chosen={cadence}
        onChoose={(code) => write({ cadence: code })}
      />
      {cadence === 'WEEKLY' ? (
        <PickOne
          label="Day"
          options={days}
          chosen={String(weekday)}
          problem={problemOf(problems, 'weekday')}
          onChoose={(code) => write({ weekday: Number(code) })}
        />
      ) : null}
      {cadence === 'AFTER_PUBLISHING' ? null : (
        <PickOne
          label="Hour, London time"
          options={hours}
          chosen={String(hour)}
          problem={problemOf(problems, 'hour')}
          onChoose={(code) => write({ hour: Number(code) })}
        />
      )}
    </>
  );
}
