import { PAGE_OF_BLOCKS } from '#blocks/page-query.js';
import { toPageQuestion } from '#blocks/page-question.js';
import type { ToFirstQuestion } from '#graphql/first-question.js';
import { loadAskedKinds } from '#lib/use-asked-kinds.js';

import { readReports, toReportChoices } from './read-scope.js';

export const toFirstQuestion: ToFirstQuestion = ({ search }, data) => {
  const read = readReports(loadAskedKinds(search), toReportChoices(data));
  return read === null ? null : { query: PAGE_OF_BLOCKS, variables: toPageQuestion('REPORTS', read.scope) };
};
