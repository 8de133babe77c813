/**
 * The safeguarding page: its blocks are declared in
 * server/src/domain/pages/declared/safeguarding.ts.
 */
import { firstQuestionOf } from '#blocks/page/first-question.js';
import type { Subject } from '#blocks/page/subject.type.js';
import { SubjectPage } from '#blocks/page/SubjectPage.js';

const referrals: Subject = {
  key: 'SAFEGUARDING',
  name: 'Safeguarding',
  path: '/safeguarding',
  datasets: ['REFERRALS'],
  room: ['small', 'small', 'wide', 'small', 'small', 'wide'],
  without: {
    objective: 'Referrals have no objective, so referrals of all kinds are shown.',
    crimeType:
      'This page has no figures by crime type, so referrals for all crime types are shown.',
  },
  withoutSteps: {
    steps: ['month'],
    sentence:
      'To protect people, referrals are not shown by month, so figures are shown by quarter.',
  },
  pathways: [
    { code: 'MASH_CHILD', name: 'Child, multi-agency hub' },
    { code: 'ADULT_CONCERN', name: 'Adult concern' },
    { code: 'NRM', name: 'National Referral Mechanism' },
    { code: 'SUPPORT_SERVICE', name: 'Support service' },
    { code: 'DUTY_TO_NOTIFY', name: 'Duty to Notify' },
  ],
  agencyWords: { label: 'Referred by', every: 'Any agency' },
};

export const toFirstQuestion = firstQuestionOf(referrals);

/**
 * Who was referred for protection, by which pathway, why and how soon. The filters are in the
 * address.
 */
export function Page() {
  return <SubjectPage subject={referrals} />;
}
