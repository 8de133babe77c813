import { findLeftOut, type LeftOut } from '#domain/figures/plan/coverage.js';
import {
  agenciesFinder,
  type AnswerContext,
  closedOwedOf,
  datasetsBehind,
  datasetsOf,
} from '#domain/figures/plan/required-returns.js';
import { joinWords } from '#domain/join-words.js';
import { type Dataset, datasets } from '#domain/lists.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { formatDate } from '#domain/plain-date.js';
import { formatQuarter, quarterOf } from '#domain/quarter.js';
import { daysOf } from '#domain/question/filter.js';
import { rangeOf } from '#domain/time.js';

import { findRevisions } from './returns-summary.js';

/** The maximum number of agencies that a sentence names before it counts the rest. */
const MAX_NAMED = 5;

const number = new Intl.NumberFormat('en-GB');

/**
 * Counts the missing returns for closed quarters in the question, for each dataset, and names the
 * agencies.
 */
export function noteMissing(asked: AnswerContext): readonly string[] {
  return datasetsOf(asked.question.measures).flatMap((dataset) => {
    const closed = closedOwedOf(dataset, asked);
    const lacking = closed.filter(({ missing }) => missing.length > 0);
    const [first, another] = lacking;
    if (!first) return [];

    const isOneQuarter = another === undefined;
    const missing = lacking.reduce((sum, owed) => sum + owed.missing.length, 0);
    const due = (isOneQuarter ? [first] : closed).reduce((sum, { owing }) => sum + owing.length, 0);
    const when = isOneQuarter ? formatQuarter(first.quarter) : 'closed quarters';
    const ids = new Set(lacking.flatMap((owed) => owed.missing));
    const names = asked.referenceData.agencies
      .filter(({ id }) => ids.has(id))
      .map(({ name }) => name);
    const count = `${number.format(missing)} of ${number.format(due)} returns for ${when}`;
    return [
      `${datasets[dataset]}: ${count} ${missing === 1 ? 'is' : 'are'} missing, from ${nameSome(names)}.`,
    ];
  });
}

/**
 * Notes which revision each final quarter in the question is at and since when, if one of the
 * question's agencies has revised it.
 */
export function noteRevisions(asked: AnswerContext): readonly string[] {
  const revisions = findRevisions(asked);
  return datasetsBehind(asked.question.measures).flatMap((dataset) => {
    const latest = new Map(
      revisions
        .filter((each) => each.dataset === dataset)
        .map((revision) => [revision.quarter, revision]),
    );
    return [...latest.values()]
      .toSorted((a, b) => (a.quarter < b.quarter ? -1 : 1))
      .map(
        (revision) =>
          `[r] ${datasets[dataset]} of ${formatQuarter(revision.quarter)}: revision ${revision.number}, published on ${formatDate(revision.publishedOn)}.`,
      );
  });
}

/** Names the first few, and counts the rest: `A, B, C, D, E and 3 more`. */
function nameSome(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  return more > 0 ? joinWords([...names.slice(0, MAX_NAMED), `${more} more`]) : joinWords(names);
}

/** Notes what a measure over two datasets leaves out because only one of the two was sent. */
export function noteLeftOutOfBoth({
  question,
  disclosed,
  referenceData,
}: AnswerContext): readonly string[] {
  const days = daysOf(question.filter);
  const agenciesIn = agenciesFinder(question, referenceData);
  return question.measures.flatMap((key) => {
    const found = findLeftOut(key, days, disclosed);
    if (!found) return [];
    const { name, dependsOn } = measureOf(key);
    if (dependsOn) {
      const quarters = found.sent.filter(({ start }) =>
        found.counted.every((quarter) => quarter.start !== start),
      );
      const names = joinWords(quarters.map(({ start }) => formatQuarter(quarterOf(start))));
      return [
        `${name}: ${names} ${quarters.length === 1 ? 'is' : 'are'} left out, since nobody has sent ${toWords(dependsOn.dataset)} for ${quarters.length === 1 ? 'it' : 'them'}.`,
      ];
    }
    const count = (quarters: LeftOut['sent']) =>
      quarters.reduce((sum, { start, agencyIds }) => {
        const asked = agenciesIn(rangeOf('QUARTER', quarterOf(start)));
        return sum + agencyIds.filter((id) => asked?.has(id) ?? true).length;
      }, 0);
    const [counted, sent] = [count(found.counted), count(found.sent)];
    const both = joinWords(datasetsOf([key]).map(toWords));
    return counted === sent
      ? []
      : [
          `${name}: an agency’s quarter counts only if it sent both ${both}: ${number.format(counted)} of the ${number.format(sent)} with either ${counted === 1 ? 'is' : 'are'} counted.`,
        ];
  });
}

function toWords(dataset: Dataset): string {
  return datasets[dataset].toLowerCase();
}
