import { hasInvisible } from '#domain/invisible-characters.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { formatDate, type PlainDate, toPlainDate } from '#domain/plain-date.js';
import type { Problem } from '#domain/problem.js';

/** An event as entered. */
export interface NewEvent {
  readonly happenedOn: PlainDate;
  readonly title: string;
  readonly measures: readonly MeasureKey[];
  readonly changesRecording: boolean;
}

export type ReadEvent =
  | { readonly ok: true; readonly event: NewEvent }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const EARLIEST: PlainDate = '2000-01-01';
const MAX_TITLE_LENGTH = 200;

/** Validates an event, trims its title, and reports everything that is wrong with it at once. */
export function readNewEvent(asked: NewEvent, today: PlainDate): ReadEvent {
  const title = asked.title.trim().normalize('NFC');
  const problems = [
    ...findDayProblems(asked.happenedOn, today),
    ...findTitleProblems(title),
    ...findMeasureProblems(asked.measures),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, event: { ...asked, title } };
}

/** Whether two events say the same; the order of measures does not matter. */
export function isSameEvent(
  one: Omit<NewEvent, 'measures'> & { readonly measures: readonly string[] },
  other: NewEvent,
): boolean {
  return (
    one.happenedOn === other.happenedOn &&
    one.title === other.title &&
    one.changesRecording === other.changesRecording &&
    one.measures.toSorted().join() === other.measures.toSorted().join()
  );
}

function findDayProblems(day: PlainDate, today: PlainDate): readonly Problem[] {
  const latest = aYearAfter(today);
  if (day >= EARLIEST && day <= latest) return [];
  const range = `from ${formatDate(EARLIEST)} to ${formatDate(latest)}, a year from today`;
  return [
    { field: 'happenedOn', message: `An event must be dated ${range}. Give a day in that range.` },
  ];
}

function findTitleProblems(title: string): readonly Problem[] {
  if (title === '')
    return [
      { field: 'title', message: 'Give the event a title: say in a few words what happened.' },
    ];
  if (hasInvisible(title))
    return [
      {
        field: 'title',
        message:
          'The title contains a line break or an invisible character. Write it as one line of text.',
      },
    ];
  const length = Array.from(title).length;
  if (length <= MAX_TITLE_LENGTH) return [];
  return [
    {
      field: 'title',
      message: `The title has ${length.toLocaleString('en-GB')} characters. Use at most ${MAX_TITLE_LENGTH}.`,
    },
  ];
}

function findMeasureProblems(measures: readonly MeasureKey[]): readonly Problem[] {
  if (measures.length === 0)
    return [
      {
        field: 'measures',
        message:
          'Choose at least one measure that the event affects. Its chart will show the event.',
      },
    ];
  const twice = measures.find((measure, index) => measures.indexOf(measure) < index);
  return twice === undefined
    ? []
    : [
        {
          field: 'measures',
          message: `${measureOf(twice).name} is named twice. Name each measure once.`,
        },
      ];
}

/** The same day next year; 28 February for 29 February. */
function aYearAfter(day: PlainDate): PlainDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return toPlainDate(year + 1, month, date) ?? `${year + 1}-02-28`;
}
