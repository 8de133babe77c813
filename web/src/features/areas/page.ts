export { AreasPage as Page } from './AreasPage.js';
export { toFirstQuestion } from './first-question.js';
