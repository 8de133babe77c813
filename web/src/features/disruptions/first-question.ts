import type { ToFirstQuestion } from '#graphql/first-question.js';
import { loadAskedKinds } from '#lib/use-asked-kinds.js';

import { DISRUPTION_FIGURES } from './disruptions-query.js';
import { toVariables } from './question.js';
import { readDisruptions, toDisruptionChoices } from './read-scope.js';

export const toFirstQuestion: ToFirstQuestion = ({ search }, data) => {
  const choices = toDisruptionChoices(data);
  const read = readDisruptions(loadAskedKinds(search), choices);
  return read === null ? null : { query: DISRUPTION_FIGURES, variables: toVariables(read.scope, choices, []) };
};
