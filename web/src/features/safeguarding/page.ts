export { toFirstQuestion } from './first-question.js';
export { SafeguardingPage as Page } from './SafeguardingPage.js';
