import type { ToFirstQuestion } from '#graphql/first-question.js';

import { readAreas, toPlaceChoices } from './area-address.js';
import { AREA_FIGURES } from './areas-query.js';
import { toVariables } from './question.js';
import { loadAskedAreas } from './use-asked-areas.js';

export const toFirstQuestion: ToFirstQuestion = ({ search, code }, data) => {
  const read = readAreas(code, loadAskedAreas(search), toPlaceChoices(data));
  return read?.kind === 'known' ? { query: AREA_FIGURES, variables: toVariables(read.scope, []) } : null;
};
