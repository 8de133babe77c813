export { toFirstQuestion } from './overview-question.js';
export { OverviewPage as Page } from './OverviewPage.js';
