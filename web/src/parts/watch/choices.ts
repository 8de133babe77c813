import type { WatchChoicesQuery } from '#graphql/operations.js';
import { toAreaChoices } from '#lib/scope/choice.js';

import type { QuestionChoice } from './watch.type.js';

/** The code for no choice: everywhere, everybody, or the only one. */
export const ALL = 'ALL';

/** The choices in the schedule and alert forms, each with a code and a name. */
export type WatchChoices = ReturnType<typeof toWatchChoices>;

/** The server's data as choices. */
export function toWatchChoices({
  colleagues,
  measures,
  areas,
  agencies,
  savedQueries,
}: WatchChoicesQuery) {
  return {
    people: colleagues.map(({ id, name, agency }) => ({
      code: id,
      name: agency === null ? (name ?? '') : `${name ?? ''}, ${agency.name}`,
    })),
    measures: measures.map(({ key, name }) => ({ code: key, name })),
    areas: [
      { code: ALL, name: 'The whole partnership' },
      ...toAreaChoices(areas).filter(({ kind }) => kind !== 'FORCE'),
    ],
    agencies: [{ code: ALL, name: 'Every agency' }, ...agencies],
    questions: savedQueries.edges.map(({ node: { id, name } }) => ({ code: id, name })),
  };
}

/**
 * The questions to choose from, including the current one even if the viewer could not choose it.
 */
export function withQuestion(
  questions: WatchChoices['questions'],
  standing: QuestionChoice | null,
): WatchChoices['questions'] {
  if (standing === null || questions.some(({ code }) => code === standing.id)) return questions;
  return [{ code: standing.id, name: standing.name }, ...questions];
}

/** The people to choose from, including current recipients whom the viewer may not add. */
export function withPeople(
  people: WatchChoices['people'],
  standing: readonly { readonly id: string; readonly name: string | null }[],
): WatchChoices['people'] {
  const others = standing.filter(({ id }) => !people.some(({ code }) => code === id));
  return [
    ...people,
    ...others.map(({ id, name }) => ({ code: id, name: name ?? 'Somebody at another agency' })),
  ];
}
