export { toFirstQuestion } from './first-question.js';
export { ReportsPage as Page } from './ReportsPage.js';
