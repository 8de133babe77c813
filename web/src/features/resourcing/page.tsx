/**
 * The resourcing page: its blocks are declared in server/src/domain/pages/declared/resourcing.ts.
 */
import { firstQuestionOf } from '#blocks/page/first-question.js';
import type { Subject } from '#blocks/page/subject.type.js';
import { SubjectPage } from '#blocks/page/SubjectPage.js';

const resources: Subject = {
  key: 'RESOURCING',
  name: 'Resourcing',
  path: '/resourcing',
  datasets: ['RESOURCES'],
  room: ['small', 'small', 'small', 'wide'],
  without: {
    crimeType: 'Resources are not recorded by crime type, so those for all crime types are shown.',
  },
  withoutSteps: {
    steps: ['month'],
    sentence: 'Resources are returned by quarter, not by month, so figures are shown by quarter.',
  },
};

export const toFirstQuestion = firstQuestionOf(resources);

/** What agencies put in: posts, hours and money. The filters are in the address. */
export function Page() {
  return <SubjectPage subject={resources} />;
}
