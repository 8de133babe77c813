import type { ToFirstQuestion } from '#graphql/first-question.js';
import { loadAskedKinds } from '#lib/use-asked-kinds.js';

import { toVariables } from './question.js';
import { readResources, toResourceChoices } from './read-scope.js';
import { RESOURCING_FIGURES } from './resourcing-query.js';

export const toFirstQuestion: ToFirstQuestion = ({ search }, data) => {
  const choices = toResourceChoices(data);
  const read = readResources(loadAskedKinds(search), choices);
  return read === null ? null : { query: RESOURCING_FIGURES, variables: toVariables(read.scope, choices, []) };
};
