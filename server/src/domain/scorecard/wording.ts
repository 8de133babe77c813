import type { MeasureKey } from '#domain/measures/catalogue.js';

/** What a sentence calls a figure, and whether it was or they were. In lower case but for names, so that it can stand anywhere. */
export interface Wording {
  readonly words: string;
  readonly isPlural: boolean;
}

const one = (words: string): Wording => ({ words, isPlural: false });
const several = (words: string): Wording => ({ words, isPlural: true });

/** Of each measure. What is told in hours, years or posts does not repeat its unit. */
export const wordings: Readonly<Record<MeasureKey, Wording>> = {
  reports: several('reports received'),
  reportsPer1000: several('reports per 1,000 people'),
  seriousReportShare: one('the share of reports that meet the serious-crime test'),
  reportsActionedIn24h: one('the share of reports with a first action in 24 hours'),
  reportsToDisruption: one('the share of reports linked to a confirmed disruption'),
  disruptions: several('confirmed disruptions'),
  disruptionsPer1000: several('confirmed disruptions per 1,000 people'),
  disruptionsSupported: several('confirmed disruptions that had support'),
  majorModerateShare: one('the major and moderate share of disruptions'),
  nonPursueShare: one('the Prevent, Protect and Prepare share of disruptions'),
  multiAgencyShare: one('the multi-agency share of disruptions'),
  moderatedIn28Days: one('the share of disruptions moderated within 28 days'),
  arrests: several('arrests'),
  charges: several('charges'),
  convictions: several('convictions'),
  sentenceYears: one('the sum of sentences'),
  cashAndAssets: several('cash and assets recovered'),
  drugsKg: several('drugs seized'),
  firearms: several('firearms seized'),
  phones: several('phones seized'),
  schoolVisits: several('school visits'),
  linesClosed: several('county lines closed'),
  addressesVisited: several('addresses visited'),
  peopleSafeguarded: several('people safeguarded'),
  activeOcgs: several('active OCGs at the end of the quarter'),
  ocgsMapped: several('groups mapped'),
  ocgsArchived: several('groups archived'),
  ocgsDisrupted: one('the share of active OCGs disrupted in the last six months'),
  plansInDate: one('the share of 4P plans in date'),
  referrals: several('safeguarding referrals'),
  nrmReferrals: several('NRM referrals'),
  childShare: one('the child share of referrals'),
  reasonableGroundsIn5Days: one('the share of reasonable-grounds decisions within 5 working days'),
  positiveReasonableGrounds: one('the share of reasonable-grounds decisions that were positive'),
  triagedInTime: one('the share of referrals triaged within the limit of the hub'),
  dutyToNotifyShare: one('the Duty to Notify share'),
  repeatReferrals: one('the share of repeat referrals within 12 months'),
  strengthFte: several('staff in post'),
  establishmentFte: several('funded posts'),
  vacancyRate: one('the vacancy rate'),
  hoursCommitted: one('the time committed'),
  abstractionRate: one('the abstraction rate'),
  spend: one('the spend'),
  budget: one('the budget'),
  forecastVariance: one('the forecast variance'),
  hoursPerDisruption: one('the time committed for each confirmed disruption'),
  returnsOnTime: one('the share of returns received on time'),
};
