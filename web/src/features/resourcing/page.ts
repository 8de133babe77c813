export { toFirstQuestion } from './first-question.js';
export { ResourcingPage as Page } from './ResourcingPage.js';
