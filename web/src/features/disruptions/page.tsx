/**
 * The disruptions page: its blocks are declared in server/src/domain/pages/declared/disruptions.ts.
 */
import { firstQuestionOf } from '#blocks/page/first-question.js';
import type { Subject } from '#blocks/page/subject.type.js';
import { SubjectPage } from '#blocks/page/SubjectPage.js';

const disruptions: Subject = {
  key: 'DISRUPTIONS',
  name: 'Disruptions',
  path: '/disruptions',
  datasets: ['DISRUPTIONS'],
  room: ['small', 'small', 'small', 'small', 'wide', 'small', 'small', 'small', 'small'],
};

export const toFirstQuestion = firstQuestionOf(disruptions);

/**
 * What was done about serious and organised crime, and the results. The filters are in the address.
 */
export function Page() {
  return <SubjectPage subject={disruptions} />;
}
