import { type AnswerContext, datasetsOf, owedOf } from '#domain/figures/plan/required-returns.js';
import { joinWords } from '#domain/join-words.js';
import { type Dataset, datasets } from '#domain/lists.js';
import { addDays, countDays, formatDate, type PlainDate } from '#domain/plain-date.js';
import { endBefore, formatQuarter, type Quarter, quarterOf, startOf } from '#domain/quarter.js';
import { daysOf } from '#domain/question/filter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { overlaps, rangeOf } from '#domain/time.js';

/**
 * Notes the status of each quarter in the question, unless it is final, and how many returns are
 * in for an open one; in one sentence if this is the same for all datasets.
 */
export function notePeriods(asked: AnswerContext): readonly string[] {
  const { question, referenceData } = asked;
  const days = daysOf(question.filter);
  if (days.length === 0) return [];
  if (days.every(({ from }) => from > referenceData.today))
    return [`[p] Nothing is recorded yet for days after ${formatDate(referenceData.today)}.`];

  const unsettled = new Set(
    datasetsOf(question.measures).flatMap((dataset) =>
      referenceData.periods.unsettled(dataset, referenceData.today),
    ),
  );
  return [...unsettled]
    .toSorted()
    .filter((quarter) => days.some((range) => overlaps(range, rangeOf('QUARTER', quarter))))
    .flatMap((quarter) => noteQuarter(quarter, asked));
}

function noteQuarter(quarter: Quarter, asked: AnswerContext): readonly string[] {
  const concerned = datasetsOf(asked.question.measures);
  const states = new Map<string, Dataset[]>();
  for (const dataset of concerned) {
    const state = describeState(dataset, quarter, asked.referenceData);
    if (state !== null) states.set(state, [...(states.get(state) ?? []), dataset]);
  }
  return [...states].map(([state, alike]) => {
    const whose = alike.length < concerned.length ? ` of ${joinWords(alike.map(toWords))}` : '';
    return `[p] ${formatQuarter(quarter)}${whose} ${[state, ...countReceived(quarter, alike, asked)].join(', ')}.`;
  });
}

/** The status of a quarter in words; null if the quarter is final. */
function describeState(
  dataset: Dataset,
  quarter: Quarter,
  { periods, today }: ReferenceData,
): string | null {
  const lastDayBefore = (day: PlainDate) => formatDate(addDays(day, -1));
  switch (periods.statusOf(dataset, quarter, today)) {
    case 'FINAL':
      return null;
    case 'PROVISIONAL':
      return `is provisional until ${lastDayBefore(periods.finalFrom(dataset, quarter))}`;
    case 'OPEN': {
      const days = countDays(startOf(quarter), endBefore(quarter));
      if (quarter === quarterOf(today))
        return `so far: ${countDays(startOf(quarter), today) + 1} of ${days} days`;
      return `is open until ${lastDayBefore(periods.closedFrom(dataset, quarter))}: ${days} of ${days} days`;
    }
  }
}

/**
 * `3 of 5 returns` while a quarter is open, by dataset if there are several; empty if none of the
 * agencies asked about owes any.
 */
function countReceived(
  quarter: Quarter,
  alike: readonly Dataset[],
  asked: AnswerContext,
): readonly string[] {
  const { periods, today } = asked.referenceData;
  const open = alike.filter((dataset) => periods.statusOf(dataset, quarter, today) === 'OPEN');
  return open.flatMap((dataset) => {
    const owed = owedOf(dataset, asked).find((candidate) => candidate.quarter === quarter);
    if (!owed) return [];
    const { owing, missing } = owed;
    return [
      `${owing.length - missing.length} of ${owing.length} returns${alike.length > 1 ? ` of ${toWords(dataset)}` : ''}`,
    ];
  });
}

function toWords(dataset: Dataset): string {
  return datasets[dataset].toLowerCase();
}
