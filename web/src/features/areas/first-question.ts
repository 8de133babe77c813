import { PAGE_OF_BLOCKS } from '#blocks/page/page-query.js';
import type { ToFirstQuestion } from '#graphql/first-question.js';

import { readAreas, toAreaQuestion, toPlaceChoices } from './area-address.js';
import { loadAreaParams } from './use-areas-params.js';

export const toFirstQuestion: ToFirstQuestion = ({ search, code }, data) => {
  const read = readAreas(loadAreaParams(search, code), toPlaceChoices(data));
  return read?.kind === 'known'
    ? { query: PAGE_OF_BLOCKS, variables: toAreaQuestion(read.scope) }
    : null;
};
