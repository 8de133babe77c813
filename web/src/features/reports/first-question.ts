import type { ToFirstQuestion } from '#graphql/first-question.js';
import { loadAskedKinds } from '#lib/use-asked-kinds.js';

import { toVariables } from './question.js';
import { readReports, toReportChoices } from './read-scope.js';
import { REPORT_FIGURES } from './reports-query.js';

export const toFirstQuestion: ToFirstQuestion = ({ search }, data) => {
  const choices = toReportChoices(data);
  const read = readReports(loadAskedKinds(search), choices);
  return read === null ? null : { query: REPORT_FIGURES, variables: toVariables(read.scope, choices, []) };
};
