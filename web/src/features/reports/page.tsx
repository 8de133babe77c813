/** The reports page: its blocks are declared in server/src/domain/pages/declared/reports.ts. */
import { firstQuestionOf } from '#blocks/page/first-question.js';
import type { Subject } from '#blocks/page/subject.type.js';
import { SubjectPage } from '#blocks/page/SubjectPage.js';

const reports: Subject = {
  key: 'REPORTS',
  name: 'Reports',
  path: '/reports',
  datasets: ['REPORTS'],
  room: ['small', 'small', 'wide', 'small', 'small', 'small'],
  without: { objective: 'Reports have no objective, so reports of all kinds are shown.' },
};

export const toFirstQuestion = firstQuestionOf(reports);

/**
 * What people and services reported, what the reports led to, and why their number changed. The
 * filters are in the address.
 */
export function Page() {
  return <SubjectPage subject={reports} />;
}
