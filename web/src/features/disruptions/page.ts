export { DisruptionsPage as Page } from './DisruptionsPage.js';
export { toFirstQuestion } from './first-question.js';
